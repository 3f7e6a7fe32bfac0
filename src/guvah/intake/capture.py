"""A saved page as a source: the article's text and what the page says of itself, the rest left out.

Owns Captured and the order of the steps. Never keeps the bytes (whoever asked stores them, untouched, as a blob), never
fetches anything, and never decides what the page is worth.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from guvah.errors import BadInput, HostileInput
from guvah.intake.page_blocks import blocks_of, weight
from guvah.intake.page_body import article_text, choose_article
from guvah.intake.page_bytes import LARGEST_TEXT, decode_page, is_markup, parse_page
from guvah.intake.page_head import Head, read_head, saved_from
from guvah.intake.page_images import Image, take_images
from guvah.intake.page_language import page_language
from guvah.intake.page_opening import read_opening
from guvah.intake.page_telegram import Export, read_export
from guvah.intake.reposts import Repost, repost_in_text, repost_on_page
from guvah.intake.values import Value, read_date, read_url

SHORTEST_TEXT = 20  # weight; a plain text of less is no article
LONGEST_TITLE = 300
_TOO_LONG = f"a text of more than {LARGEST_TEXT:,} characters; divide it"


@dataclass(frozen=True, slots=True)
class Captured:
    """What a page says. '' where it does not say. `date` is a date string, `date_words` what it was read from.

    `url` is where the page was; `repost_of` the address of the original it names; `repost_name` the name it gives where
    it gives no address. `problems` are sentences for a person. `encoding` is how the bytes were read.
    """

    title: str
    byline: tuple[str, ...]
    date: str
    date_words: str
    publisher: str
    url: str
    text: str
    lang: str
    images: tuple[Image, ...]
    repost_of: str
    repost_name: str
    encoding: str
    problems: tuple[str, ...]

    @property
    def original_url(self) -> str:
        """The address whose words these are: the original's where this is a copy, else the page's own."""
        return self.repost_of or self.url


def read_capture(untrusted: bytes, name: str, url: str = "", declared_encoding: str | None = None) -> Captured:
    """Read a saved page or plain text. `name` is the file's, for messages; `url` where it was found, '' if unknown.

    Raises BadInput where there is no article, with what to do; HostileInput for a page made to choke its reader.
    """
    if url and read_url(url) is None:
        raise BadInput("a web address begins with http:// or https://", name)
    text, encoding = decode_page(untrusted, name, declared_encoding)
    captured = _page(text, encoding, name, url) if is_markup(text) else _plain(text, encoding, name, url)
    return replace(captured, problems=tuple(_problems(captured)) + captured.problems)


def read_article(untrusted: bytes, name: str) -> str:
    """Return the article's text of a saved page; a plain text as it is, so that places in it are those of the file.

    Raises BadInput, HostileInput as read_capture does.
    """
    text, _ = decode_page(untrusted, name)
    if is_markup(text):
        return read_capture(untrusted, name).text
    if len(text) > LARGEST_TEXT:
        raise HostileInput(_TOO_LONG, name)
    return text


def _page(text: str, encoding: str, name: str, url: str) -> Captured:
    tree = parse_page(text, name)
    head = read_head(tree, text, url)
    export = read_export(tree)
    if export is not None:
        return _conversation(export, head, encoding)
    blocks = blocks_of(tree)
    repost = repost_on_page(head, blocks) or Repost()
    top = choose_article(blocks, name)
    images = take_images(blocks, top, head.url) or ((Image(head.image),) if head.image else ())
    article = article_text(tree, blocks, top, name)
    language = page_language(head.language, article)
    opening = read_opening(article, head.title, head.window, language)
    date, problem, words = _date([*head.dates, opening.date_words], language)
    host = urlsplit(head.url).hostname or ""
    said_by_head = head.publisher if head.publisher != host.removeprefix("www.") else ""
    return Captured(
        title=opening.title[:LONGEST_TITLE],
        byline=tuple(head.bylines) or opening.bylines,
        date=date.value if date else "",
        date_words=words,
        publisher=said_by_head or opening.site or head.publisher,
        url=head.url,
        text=opening.text,
        lang=language,
        images=images,
        repost_of=repost.url,
        repost_name=repost.name,
        encoding=encoding,
        problems=(f"the date: {problem}",) if problem else (),
    )


def _conversation(export: Export, head: Head, encoding: str) -> Captured:
    """Return an exported conversation: a day only where all its messages are of that day, an origin where of one."""
    language = page_language(head.language, export.text)
    several = len(export.days) > 1
    date, _, words = _date([] if several else list(export.days), language)
    return Captured(
        title=export.channel[:LONGEST_TITLE],
        byline=(),
        date=date.value if date else "",
        date_words=words,
        publisher=export.channel,
        url=head.url,
        text=export.text,
        lang=language,
        images=(),
        repost_of="",
        repost_name=export.origins[0] if len(export.origins) == 1 else "",
        encoding=encoding,
        problems=("its messages are of several days; export the one that is meant",) if several else (),
    )


def _date(said: list[str], language: str) -> tuple[Value | None, str, str]:
    """Return the first of these words that is a date: its value, what was wrong with it, and the words."""
    for words in said:
        date, problem = read_date(words, language)
        if date:
            return date, problem, words
    return None, "", next(filter(None, said), "")


def _plain(text: str, encoding: str, name: str, url: str) -> Captured:
    if len(text) > LARGEST_TEXT:
        raise HostileInput(_TOO_LONG, name)
    if weight(text) < SHORTEST_TEXT:
        raise BadInput("hardly any text in this file; copy the whole article into it", name)
    lines = [line.strip() for line in text.splitlines()]
    first = next(line for line in lines if line)
    address = url or saved_from(text) or next((line for line in lines[:8] if read_url(line)), "")
    repost = repost_in_text(text, address) or Repost()
    return Captured(
        title=first if len(first) <= LONGEST_TITLE else "",
        byline=(),
        date="",
        date_words="",
        publisher="",
        url=address,
        text="\n".join(line.rstrip() for line in text.strip().splitlines()),
        lang=page_language("", text),
        images=(),
        repost_of=repost.url,
        repost_name=repost.name,
        encoding=encoding,
        problems=(),
    )


def _problems(captured: Captured) -> list[str]:
    said = []
    if not captured.title:
        said.append("the page has no title that can be told")
    if not captured.url:
        said.append("the page does not say where it was; give its address with --url")
    if captured.date_words and not captured.date:
        said.append("its date cannot be read")
    elif not captured.date:
        said.append("the page has no date that can be told")
    if captured.repost_name and not captured.repost_of:
        said.append(
            f'it names "{captured.repost_name}" as its source without an address: if it is a copy, say of what, or it '
            "counts as an origin of its own"
        )
    return said
