"""Reading built pages: their links, ids, texts and whether their elements are closed. For tests only."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset({"meta", "link", "input", "br", "circle", "path"})
CLOSED_BY_NEXT = frozenset({"p"})


@dataclass
class Page:
    """What a page holds."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    unclosed: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.page.tags.append((tag, known))
        self.page.links += [value for name in ("href", "src", "action") if (value := known.get(name))]
        if identity := known.get("id"):
            self.page.ids.append(identity)
        if tag not in VOID and tag not in CLOSED_BY_NEXT:
            self.page.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.page.unclosed.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in CLOSED_BY_NEXT:
            return
        assert self.page.unclosed.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read(html: str) -> Page:
    """Return what a page holds; fails where elements are not closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.page.unclosed == []
    return reader.page


def files(root: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path from there."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def dead_links(root: Path) -> list[tuple[str, str]]:
    """Return (page, link) for every relative link of a built site that leads to no file or to no id in it."""
    pages = {path: read(content.decode()) for path, content in files(root).items() if path.endswith(".html")}
    known = set(files(root))
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            there = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            there = there.lstrip("/")  # 404.html names pages from the top
            missing_id = parts.fragment and there in pages and parts.fragment not in pages[there].ids
            if there not in known or missing_id:
                dead.append((path, link))
    return dead
