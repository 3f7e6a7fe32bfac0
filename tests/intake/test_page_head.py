"""What pages say of themselves."""

import pytest

from guvah.intake.page_bytes import parse_page
from guvah.intake.page_head import Head, absolute, read_head, saved_from


def head(html: str, url: str = "") -> Head:
    return read_head(parse_page(f"<html><head>{html}</head><body></body></html>", "p.html"), html, url)


def test_linked_data_is_believed_first() -> None:
    """JSON-LD, then OpenGraph, then the heading, then the window title."""
    linked = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"From LD","author":"A. Örnek"}</script>'
    )
    graph = '<meta property="og:title" content="From OG">'
    assert head(f"{linked}{graph}<title>Window</title>").title == "From LD"
    assert head(f"{graph}<title>Window</title>").title == "From OG"
    assert head("<title>Window</title>").title == "Window"
    assert head(linked).bylines == ["A. Örnek"]


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 3000 + "]" * 3000,
        '{"@type": ["NewsArticle"], "headline": {"a": 1}, "author": [[1]]}',
        '"text"',
        "[null, 1]",
    ],
)
def test_broken_linked_data_does_no_harm(script: str) -> None:
    """A page with broken metadata is still a page."""
    assert head(f'<script type="application/ld+json">{script}</script><title>T</title>').title == "T"


@pytest.mark.parametrize(
    "said",
    ["By A. Örnek", "Posted by A. Örnek", "Автор: A. Örnek", "作者：A. Örnek", "记者 A. Örnek", "مۇخبىر: A. Örnek"],
)
def test_bylines_lose_their_mark(said: str) -> None:
    """The name stays, the word before it goes."""
    assert head(f'<meta name="author" content="{said}">').bylines == ["A. Örnek"]


@pytest.mark.parametrize(
    ("title", "url", "stays"),
    [
        ("Headline - The Paper", "https://www.the-paper.example/1", "Headline"),
        ("Headline | Another", "https://www.the-paper.example/1", "Headline | Another"),
        ("Twenty-one letters", "https://x.example/", "Twenty-one letters"),
    ],
)
def test_the_sites_name_is_no_title(title: str, url: str, stays: str) -> None:
    """The site's name at the end of a window title goes, other words stay."""
    assert head(f"<title>{title}</title>", url).title == stays


def test_where_a_browser_saved_it_from() -> None:
    """Browsers write the address into the page they save."""
    assert saved_from("<!-- saved from url=(0022)https://a.example/x -->") == "https://a.example/x"
    assert saved_from("<!--\n Page saved with a tool\n url: https://a.example/y\n-->") == "https://a.example/y"
    assert saved_from("see https://a.example/") == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://[broken", "mailto:a@example"])
def test_addresses_are_web_addresses(address: str) -> None:
    """Nothing but http and https comes out of a page."""
    assert absolute(address, "https://a.example/b/") == ""


def test_relative_addresses_are_completed() -> None:
    """A relative address is completed from the page's own."""
    assert absolute("../c.jpg", "https://a.example/b/d") == "https://a.example/c.jpg"
    assert absolute("c.jpg", "") == ""
