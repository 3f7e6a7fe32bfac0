"""A saved page from bytes to a parsed tree, measured at every step so that no page can choke its reader.

Owns decoding by byte-order mark, the page's own declaration, UTF-8 and guess; and the guards against HTML made to be
slow: size, tags, attributes, depth. Never follows a link and never runs a script.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from resiliparse.parse.encoding import map_encoding_to_html5
from resiliparse.parse.html import DOMNode, HTMLParserException, HTMLTree

from guvah.errors import BadInput, HostileInput
from guvah.intake.decoding import MARKS, guess

LARGEST_PAGE = 20 << 20  # bytes
LARGEST_TEXT = 4 << 20  # characters of plain text
MOST_TAGS = 60_000  # a long article has some thousand
MOST_NODES = 200_000
MOST_ATTRIBUTES = 400  # of one tag; parsers compare each with all others
LONGEST_TAG = 20_000  # characters, pictures inside the page not counted
MOST_WORK = 3_000_000  # tags times formatting left open: each open one is repeated in every block
DEEPEST = 400

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})([^<>]*)")
_EMBEDDED = re.compile(r"data:[^\s\"']*")
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|section|table|span|meta|title|h1)\b", re.IGNORECASE)
_FOREIGN = {
    b"%PDF": "a PDF", b"PK\x03\x04": "an archive or office file", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"\x1f\x8b": "a compressed file", b"ID3": "a recording",
}  # fmt: skip


def decode_page(untrusted: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Return a page's text and the encoding it was read as; `declared` is what a server said.

    Raises BadInput for what is no text, HostileInput over 20 MB.
    """
    if len(untrusted) > LARGEST_PAGE:
        raise HostileInput(f"larger than {LARGEST_PAGE >> 20} MB; save the page without its pictures", name)
    if not untrusted.strip():
        raise BadInput("the file is empty; save the page again when it has loaded", name)
    for start, what in _FOREIGN.items():
        if untrusted.startswith(start):
            raise BadInput(f"this is {what}, not a saved page; add it to a testimony as a file instead", name)
    if re.match(rb"(From|MIME-Version|Subject):.{0,300}", untrusted) and b"multipart/related" in untrusted[:4000]:
        raise BadInput('saved as a single file (MHTML); save the page again as "web page, HTML only"', name)
    text, encoding = _decode(untrusted, name, declared)
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text, encoding


def is_markup(text: str) -> bool:
    """Say whether a text is a web page rather than plain text."""
    return _MARKUP.search(text[:20_000]) is not None


def parse_page(text: str, name: str) -> HTMLTree:
    """Parse a page after measuring it, and measure the tree. Raises HostileInput for a page made to be slow."""
    _measure(text, name)
    try:
        tree = HTMLTree.parse(text)
    except HTMLParserException as error:
        raise BadInput("this page cannot be parsed; copy its text into a plain text file", name) from error
    _measure_tree(tree, name)
    return tree


def _decode(untrusted: bytes, name: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if untrusted.startswith(mark):
            return untrusted.decode(encoding, "replace"), encoding
    said = _DECLARED.search(untrusted[:8192]) or _XML_DECLARED.search(untrusted[:400])
    for candidate in (declared, said[1].decode("ascii") if said else None):
        encoding = _html_encoding(candidate) if candidate else ""
        if encoding:
            text = untrusted.decode(encoding, "replace")
            if text.count("\ufffd") <= len(text) // 200:
                return text, encoding
    try:
        return untrusted.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = untrusted.decode("utf-8", "replace")
        if text.count("\ufffd") <= len(text) // 1000:
            return text, "utf-8"
    encoding = guess(untrusted[: 1 << 18], name).encoding
    return untrusted.decode(encoding, "replace"), encoding


def _html_encoding(label: str) -> str:
    """Return the codec browsers use for a declared name (`gb2312` is read as gb18030), '' for an unknown one."""
    mapped = map_encoding_to_html5(label, fallback_utf8=False) or ""
    mapped = {"gbk": "gb18030", "gb2312": "gb18030", "x-mac-cyrillic": "mac_cyrillic"}.get(mapped.lower(), mapped)
    try:
        codec = codecs.lookup(mapped)
    except LookupError:
        return ""
    return codec.name


def _measure(text: str, name: str) -> None:
    tags = 0
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(text):
        tags += 1
        tag = match[2].lower()
        if tag in _FORMATTING:
            opened[tag] += -1 if match[1] else 1
        if len(match[3]) > MOST_ATTRIBUTES:
            inside = _EMBEDDED.sub("", match[3])
            if len(inside) > LONGEST_TAG or len(inside.split()) > MOST_ATTRIBUTES:
                raise HostileInput("a tag with far too much in it; copy the text into a plain text file", name)
    left_open = sum(count for count in opened.values() if count > 0)
    if tags > MOST_TAGS or tags * left_open > MOST_WORK:
        raise HostileInput(f"a page of {tags:,} tags; copy the text into a plain text file", name)


def walk(top: DOMNode) -> Iterator[tuple[DOMNode, int]]:
    """Yield every node below `top` with its depth, in the order of the page.

    By siblings: asking a wide node for its list of children takes time squared.
    """
    node, depth = top.first_child, 1
    while node is not None:
        yield node, depth
        following, deeper = node.first_child, depth + 1
        while following is None and node is not None and deeper > 1:
            following, deeper = node.next_sibling, deeper - 1
            if following is None:
                node = node.parent_node
        node, depth = following, deeper


def _measure_tree(tree: HTMLTree, name: str) -> None:
    top = tree.document
    for count, (_, depth) in enumerate(walk(top) if top else ()):
        if depth > DEEPEST or count > MOST_NODES:
            raise HostileInput("a page nested far too deep; copy the text into a plain text file", name)
