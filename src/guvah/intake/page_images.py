"""The pictures of an article: where each comes from, its caption, and who is credited.

Owns the pairing of picture and words. Never fetches a picture, and never says whom one shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from resiliparse.parse.html import ElementNode

from guvah.intake.page_blocks import Blocks
from guvah.intake.page_head import absolute, words_of
from guvah.intake.page_words import CREDIT, TAKEN_BY

MOST_IMAGES = 200
LONGEST_CAPTION = 600
LONGEST_LINE = 200  # characters of a line below a picture
NEXT = 4  # elements after a picture among which the line below it stands
LINE_TAGS = frozenset(("i", "em", "small", "p", "div", "span", "font", "center"))
SMALLEST = 60  # pixels; below it a picture is an icon
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_CAPTIONS = "figcaption, .caption, .wp-caption-text, .image-caption, .photo-caption, .media__caption, .img-caption"
_CREDITS = ".credit, .photo-credit, .image-credit, .copyright, .photographer, .media__credit, cite"
_ICONS = ("avatar", "logo", "icon", "emoji", "spacer", "pixel", "badge", "gravatar")


@dataclass(frozen=True, slots=True)
class Image:
    """One picture. `src` is an address or a file name beside the page; `credit` is who made it, '' if not said."""

    src: str
    caption: str = ""
    credit: str = ""


def take_images(blocks: Blocks, top: int, base: str) -> tuple[Image, ...]:
    """Return the pictures within an element of the page, in order, each once, and take their captions out of the text.

    `base` is the page's address or ''.
    """
    found: dict[str, Image] = {}
    for index in range(top, blocks.items[top].end):
        block = blocks.items[index]
        if block.tag == "img" and not block.dropped and len(found) < MOST_IMAGES:
            src = _source(block.node, base)
            if src and not _is_icon(block.node, block.names, src):
                caption, credit = _words(blocks, index, top)
                found.setdefault(src, Image(src, caption, credit))
    return tuple(found.values())


def _source(node: ElementNode, base: str) -> str:
    for name in _SOURCES:
        given = (node.get_attribute(name) or "").strip()
        if given and not given.startswith(("data:", "blob:", "about:", "javascript:")) and len(given) < 2000:
            return absolute(given, base) or (given if "://" not in given else "")
    return ""


def _is_icon(node: ElementNode, names: str, src: str) -> bool:
    sizes = [node.get_attribute(side) or "" for side in ("width", "height")]
    small = any(size.isdecimal() and int(size) < SMALLEST for size in sizes)
    return small or any(word in names or word in src.rpartition("/")[2].lower() for word in _ICONS)


def _words(blocks: Blocks, index: int, top: int) -> tuple[str, str]:
    """Return caption and credit from the figure around a picture, or from what is named a caption beside it."""
    for above in _frames(blocks, index, top):
        captions = list(above.query_selector_all(_CAPTIONS))
        credited = list(above.query_selector_all(_CREDITS))
        found = _first_words(captions), _first_words(credited)
        if any(found):
            for node in (*captions, *credited):
                node.remove()
            return _apart(*found)
    return _apart(_line_below(blocks, index) or (blocks.items[index].node.get_attribute("title") or "").strip(), "")


def _line_below(blocks: Blocks, index: int) -> str:
    """Return the short line after a picture where it names who took it: old pages have no other caption."""
    for block in blocks.items[index + 1 : index + 1 + NEXT]:
        if block.own and block.tag in LINE_TAGS:
            words = words_of(block.node)
            credited = CREDIT.search(words) or TAKEN_BY.search(words)
            if credited and len(words) <= LONGEST_LINE and not block.dropped:
                block.node.remove()
                return words
            return ""
    return ""


def _first_words(nodes: list[ElementNode]) -> str:
    return next((words for words in map(words_of, nodes) if words), "")


def _frames(blocks: Blocks, index: int, top: int) -> Iterator[ElementNode]:
    """Yield the figure a picture stands in, or the two elements around it while they hold no other text."""
    block = blocks.items[index]
    for _ in range(4):
        if block.parent < top:
            return
        block = blocks.items[block.parent]
        if block.tag == "figure" or block.size <= LONGEST_CAPTION:
            yield block.node
        if block.tag == "figure":
            return


def _apart(caption: str, credit: str) -> tuple[str, str]:
    """Take the credit out of the caption (`In the market. Photo: A. Örnek`)."""
    if credit and caption.endswith(credit):
        caption = caption[: -len(credit)].strip(" .·|—-")
    match = CREDIT.search(credit or caption) or TAKEN_BY.search(credit or caption)
    if match and credit:
        credit = match["who"].strip(" .")
    elif match:
        caption, credit = caption[: match.start()].strip(" ,;，、·|—-(["), match["who"].strip(" .")
    return caption[:LONGEST_CAPTION], credit[:120]
