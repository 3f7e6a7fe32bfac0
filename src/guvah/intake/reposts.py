"""Is this page a copy of another? Only where it says so itself: then both are one origin.

Owns the signs of a re-post. Never compares texts: two pages that say the same without naming each other are for people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from resiliparse.parse.html import ElementNode

from guvah.intake.page_blocks import Blocks
from guvah.intake.page_head import Head, absolute, words_of
from guvah.intake.page_words import ELSEWHERE, FIRST_ELSEWHERE, FORWARDED

LONGEST_SIGN = 300  # characters of an element that says where a text was first published
SIGN_TAGS = frozenset(("p", "div", "span", "li", "em", "i", "small", "section", "td", "footer", "blockquote"))
_URL = re.compile(r"https?://[^\s<>\"'()，。；]+")
_TRACKING = re.compile(r"^(utm_|fbclid|gclid|yclid|mc_|ref$|ref_src$)")


@dataclass(frozen=True, slots=True)
class Repost:
    """The original of a copy: its address where the page gives one, else only the name it gives."""

    url: str = ""
    name: str = ""


def same_address(url: str) -> str:
    """Return an address without what does not change the page: fragment, tracking, `www.`, last slash, scheme."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    return urlunsplit(("https", host + port, parts.path.rstrip("/") or "/", query, ""))


def repost_on_page(head: Head, blocks: Blocks) -> Repost | None:
    """Return what a page names as its original: in its metadata, or in words with a link or a name."""
    here = _host(head.url)
    for address in (head.based_on, head.canonical):
        if address and here and _host(address) and not _same_site(_host(address), here):
            return Repost(address)
    for _, node, text in sorted(_signs(blocks), key=lambda found: found[0]):
        sign = FIRST_ELSEWHERE.search(text)
        if sign is None or sign.start() > 80:
            continue
        linked = [absolute(link.get_attribute("href") or "", head.url) for link in node.query_selector_all("a[href]")]
        # On a platform the original is on the same host as its copy.
        site = "" if FORWARDED.match(sign[0]) else here
        repost = _said(text[sign.end() :], [url for url in linked if url], site, head.publisher)
        if repost:
            return repost
    return None


def repost_in_text(text: str, url: str) -> Repost | None:
    """Return what a plain text names as its original in its first or last lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in (*lines[:6], *lines[-6:]):
        sign = FIRST_ELSEWHERE.match(line) if len(line) <= LONGEST_SIGN else None
        repost = _said(line[sign.end() :], [], _host(url), "") if sign else None
        if repost:
            return repost
    return None


def _signs(blocks: Blocks) -> Iterator[tuple[int, ElementNode, str]]:
    """Yield (size, element, text) of short elements that may say where a text was first published."""
    elsewhere = 0  # the end of the last element seen that holds other people's words
    for index, block in enumerate(blocks.items):
        if index < elsewhere:
            continue
        if block.tag in ("nav", "aside") or (
            block.words & ELSEWHERE and index and block.size < blocks.items[0].size / 2
        ):
            elsewhere = block.end
        elif 4 <= block.size <= LONGEST_SIGN and block.tag in SIGN_TAGS:
            text = words_of(block.node)
            if FIRST_ELSEWHERE.search(text[:120]):
                yield block.size, block.node, text


def _said(rest: str, linked: list[str], here: str, publisher: str) -> Repost | None:
    written = _URL.search(rest)
    addresses = [*([absolute(written[0].rstrip(".,;)"), "")] if written else []), *linked]
    elsewhere = [address for address in addresses if _host(address) and not (here and _same_site(_host(address), here))]
    if elsewhere:
        return Repost(elsewhere[0])
    name = re.split(r"[\n|。；;]|\s{2,}|\. |作者|责任编辑|编辑", rest, maxsplit=1)[0].strip(' :：.«»"“”‘’「」')
    if addresses or not 1 < len(name) <= 80 or name.casefold() == publisher.casefold():
        return None
    return Repost("", name)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
