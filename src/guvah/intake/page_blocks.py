"""A page as blocks with their sizes: one walk over the tree, then arithmetic.

Owns how much text and how much of it in links stands in each element, and which element stands in which. Never decides
what is article and what is not: that is page_body.
"""

import re
from dataclasses import dataclass, field

from resiliparse.parse.html import ElementNode, NodeType
from resiliparse.parse.html import HTMLTree as Tree

from guvah.intake.page_bytes import walk

SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "title", "textarea", "select", "option"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
DENSE_WEIGHT = 3  # one Chinese character says about as much as three Latin letters


@dataclass(slots=True)
class Block:
    """One element. `size` and `linked` are weights of text within it, `own` of its own text nodes.

    `end` is the index after its last descendant.
    """

    node: ElementNode
    tag: str
    parent: int
    names: str
    words: frozenset[str]
    start: int
    end: int = 0
    size: int = 0
    own: int = 0
    linked: int = 0
    links: int = 0
    dropped: bool = False


@dataclass(slots=True)
class Blocks:
    """The elements of a page in document order."""

    items: list[Block] = field(default_factory=list)

    def drop(self, index: int) -> None:
        """Take an element and all within it out of the count."""
        top = self.items[index]
        if top.dropped:
            return
        size, linked, links = top.size, top.linked, top.links
        parent = top.parent
        while parent >= 0:
            above = self.items[parent]
            above.size, above.linked, above.links = above.size - size, above.linked - linked, above.links - links
            parent = above.parent
        for block in self.items[index : top.end]:
            block.dropped = True

    def inside(self, index: int, ancestor: int) -> bool:
        """Say whether an element stands in another, or is it."""
        return ancestor <= index < self.items[ancestor].end

    def text(self, index: int) -> str:
        """Return an element's text on one line."""
        return " ".join((self.items[index].node.text_content or "").split())


def weight(text: str) -> int:
    """Return how much a text says, in Latin letters."""
    bare = "".join(text.split())
    return len(bare) + (DENSE_WEIGHT - 1) * len(_DENSE.findall(bare))


def blocks_of(tree: Tree) -> Blocks:
    """Measure every element of a page's body in one walk."""
    blocks = Blocks()
    items = blocks.items
    if tree.body is None:
        return blocks
    open_at: list[int] = [_add(items, tree.body, -1)]
    for node, depth in walk(tree.body):
        while len(open_at) > depth:
            items[open_at.pop()].end = len(items)
        if node.node_type == NodeType.ELEMENT and isinstance(node, ElementNode):
            open_at.append(_add(items, node, open_at[-1]))
        elif node.node_type == NodeType.TEXT:
            _count(items, open_at, node.node_value or "")
    for index in open_at:
        items[index].end = len(items)
    return blocks


def _add(items: list[Block], node: ElementNode, parent: int) -> int:
    names = f"{node.get_attribute('class') or ''} {node.get_attribute('id') or ''}".strip()[:400]
    words = frozenset(word.lower() for word in _WORD.findall(names))
    items.append(Block(node, (node.tag or "").lower(), parent, names.lower(), words, len(items)))
    return len(items) - 1


def _count(items: list[Block], open_at: list[int], text: str) -> None:
    if items[open_at[-1]].tag in SILENT:
        return
    size = weight(text)
    if not size:
        return
    items[open_at[-1]].own += size
    link = next((position for position, index in enumerate(open_at) if items[index].tag == "a"), None)
    for position, index in enumerate(open_at):
        block = items[index]
        block.size += size
        if link is not None:
            block.linked += size
            block.links += int(position < link)
