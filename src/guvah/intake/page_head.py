"""What a page says about itself: title, byline, date, publisher, address. From JSON-LD, OpenGraph, <meta> and <time>.

Owns the order in which these are believed. Never looks at the text of the article, and never fetches anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from guvah.intake.values import read_url

LONGEST_LD = 300_000  # characters of one JSON-LD script
DEEPEST_LD = 40
ARTICLE_TYPES = frozenset(
    ("article", "newsarticle", "blogposting", "report", "reportagenewsarticle", "socialmediaposting", "webpage")
)
BYLINE_MARKS = re.compile(
    r"^\s*(?:(?:posted |written )?by\b|por\b|authors?\s*:|autor(?:a|es)?\s*:|"
    r"автор(?:ы)?\s*:?|текст\s*:|作者\s*[:：]?|记者\s*[:：]?|文\s*[/:：]|"
    r"ئاپتور\s*:?|مۇخبىر\s*:?|авторы?\s*:?)\s*",
    re.IGNORECASE,
)
MOST_DATES = 60
_DATED = (
    'time, [itemprop="datePublished"], .date, .published, .post-date, .date-header, .article__date, .pubtime, .time, '
    ".news-date, .entry-date"
)
_LAST_PART = re.compile(r"^(.*\S)\s*[|\-–—:_·]\s*([^|\-–—:_·]+?)\s*$")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+?)\s*-->")
_COMMENT_URL = re.compile(r"^[ \t]*url:[ \t]*(https?://\S+)", re.MULTILINE)  # as SingleFile writes it
_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | float | bool | None"


@dataclass(slots=True)
class Head:
    """What a page says about itself; '' where it says nothing. `based_on` is an original it names in its metadata.

    `window` is the title of the window; `dates` are the words in which it may say when it was published, likeliest
    first.
    """

    title: str = ""
    window: str = ""
    bylines: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    publisher: str = ""
    url: str = ""
    canonical: str = ""
    language: str = ""
    image: str = ""
    based_on: str = ""


def read_head(tree: HTMLTree, text: str, url: str) -> Head:
    """Read a page's own description. `url` is where it was taken from, '' where only the file is known."""
    meta = dict(_metas(tree))
    linked = _linked_data(tree)
    head = Head(url=url or saved_from(text))
    canonical = _link(tree, "canonical") or meta.get("og:url", "")
    head.canonical = absolute(canonical, head.url)
    head.url = head.url or head.canonical
    head.title = _first(_text_of(linked, "headline"), meta.get("og:title"), meta.get("twitter:title"), _heading(tree))
    head.bylines = _bylines(tree, linked, meta)
    head.dates = _dates(tree, linked, meta)
    host = urlsplit(head.url).hostname or ""
    named = _name_of(linked.get("publisher")) or meta.get("og:site_name", "") or meta.get("application-name", "")
    head.publisher = _first(named, host.removeprefix("www."))
    head.window = _tree_title(tree)
    head.title = _without_site(head.title or head.window, named, host)
    head.language = _language(tree, linked, meta)
    head.image = absolute(meta.get("og:image", ""), head.url)
    based = _first(_url_of(linked.get("isBasedOn")), meta.get("original-source"), meta.get("syndication-source"))
    head.based_on = absolute(based, head.url)
    return head


def saved_from(text: str) -> str:
    """Return the address a browser wrote into the page when it saved it, '' if none did."""
    start = text[:8000]
    match = _SAVED_FROM.search(start) or (_COMMENT_URL.search(start) if "<!--" in start else None)
    return absolute(match[1], "") if match else ""


def absolute(address: str, base: str) -> str:
    """Return an address as http(s), resolved against the page's own; '' for anything else."""
    try:
        joined = urljoin(base, address.strip()) if address else ""
    except ValueError:
        return ""
    return read_url(joined.replace(" ", "%20")) or ""


def words_of(node: ElementNode | None) -> str:
    """Return an element's text on one line."""
    return " ".join((node.text_content or "").split()) if node is not None else ""


def _first(*words: str | None) -> str:
    return next((" ".join(word.split()) for word in words if word and word.strip()), "")


def _metas(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    document = tree.document
    for node in reversed(list(document.query_selector_all("meta[content]")) if document else []):
        key = node.get_attribute("property") or node.get_attribute("name") or node.get_attribute("itemprop")
        if key:
            yield key.strip().lower(), node.get_attribute("content") or ""


def _link(tree: HTMLTree, rel: str) -> str:
    found = tree.document.query_selector(f'link[rel="{rel}"]') if tree.document else None
    return (found.get_attribute("href") or "") if found else ""


def _heading(tree: HTMLTree) -> str:
    headings = list(tree.document.query_selector_all("h1")) if tree.document else []
    return words_of(headings[0]) if len(headings) == 1 else ""


def _tree_title(tree: HTMLTree) -> str:
    return " ".join((tree.title or "").split())


def _without_site(title: str, site: str, host: str) -> str:
    """Take the site's name off the end of a window title (`Headline - The Paper`)."""
    match = _LAST_PART.match(title)
    ending = _bare(match[2]) if match else ""
    return match[1] if match and ending and (ending == _bare(site) or ending in _bare(host)) else title


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _bylines(tree: HTMLTree, linked: dict[str, _Json], meta: dict[str, str]) -> list[str]:
    author = linked.get("author")
    names = [_name_of(one) for one in (author if isinstance(author, list) else [author])]
    said = [name for name in names if name] or [_first(meta.get("author"), meta.get("article:author"))]
    if not any(said) or said[0].startswith("http"):
        selector = '[rel="author"], [itemprop="author"], .byline, .author, .article__author, .post-author, .author-name'
        node = tree.document.query_selector(selector) if tree.document else None
        said = [words_of(node)]
    cleaned = [BYLINE_MARKS.sub("", name).strip() for name in said]
    return [name for name in dict.fromkeys(cleaned) if 1 < len(name) <= 120]


def _dates(tree: HTMLTree, linked: dict[str, _Json], meta: dict[str, str]) -> list[str]:
    said = [_text_of(linked, "datePublished")]
    said += [meta.get(key, "") for key in ("article:published_time", "datepublished", "date", "dc.date", "pubdate")]
    for node in tree.document.query_selector_all(_DATED) if tree.document else ():
        said += [node.get_attribute(name) or "" for name in ("datetime", "content", "title")] + [words_of(node)]
        if len(said) > MOST_DATES:
            break
    return list(dict.fromkeys(word.strip() for word in said if 4 <= len(word.strip()) <= 80))


def _language(tree: HTMLTree, linked: dict[str, _Json], meta: dict[str, str]) -> str:
    root = tree.document.query_selector("html") if tree.document else None
    own = (root.get_attribute("lang") or root.get_attribute("xml:lang") or "") if root else ""
    return _first(own, _text_of(linked, "inLanguage"), meta.get("og:locale", "").replace("_", "-"))


def _linked_data(tree: HTMLTree) -> dict[str, _Json]:
    """Return the first JSON-LD object that describes an article, {} where the page has none that can be read."""
    scripts = tree.document.query_selector_all('script[type="application/ld+json"]') if tree.document else []
    for script in scripts:
        text = (script.text_content or "").strip()
        if not text or len(text) > LONGEST_LD or max(text.count("["), text.count("{")) > 5000:
            continue
        try:
            value: _Json = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            continue  # a page with broken metadata is still a page
        for found in _objects(value, 0):
            kind = found.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(one, str) and one.lower() in ARTICLE_TYPES for one in kinds):
                return found
    return {}


def _objects(value: _Json, depth: int) -> Iterator[dict[str, _Json]]:
    if depth > DEEPEST_LD:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _text_of(value: dict[str, _Json], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _name_of(value: _Json) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    found = value.get("name") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _url_of(value: _Json) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    found = (value.get("url") or value.get("@id")) if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""
