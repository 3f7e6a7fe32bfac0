"""Choosing the article and leaving out the rest."""

import pytest

from guvah.errors import BadInput
from guvah.intake.page_blocks import blocks_of
from guvah.intake.page_body import article_text, choose_article
from guvah.intake.page_bytes import parse_page

LONG = "Relatives of eleven people from a village near the border say they have had no word from them since April. "


def article(body: str) -> str:
    tree = parse_page(f"<html><body>{body}</body></html>", "p.html")
    blocks = blocks_of(tree)
    return article_text(tree, blocks, choose_article(blocks, "p.html"), "p.html")


@pytest.mark.parametrize(
    "around",
    [
        "<div class='related-posts'><p>Something else entirely.</p></div>",
        "<div><h3>Popular posts</h3><ul><li>Something else entirely.</ul></div>",
        "<h4>相关阅读</h4><ul><li>Something else entirely.</ul>",
        "<section><h2>Читайте также</h2><p>Something else entirely.</p></section>",
        "<div style='display: none'>Something else entirely.</div>",
        "<p hidden>Something else entirely.</p>",
        "<div role='complementary'>Something else entirely.</div>",
        "<ul><li><a href=1>Something else entirely.</a><li><a href=2>More of it</a></ul>",
        "<p>Read also: <a href=1>Something else entirely.</a></p>",
        "<form>Something else entirely.<input></form>",
        "<div id='cookieConsent'>Something else entirely.</div>",
    ],
)
@pytest.mark.parametrize("place", ["inside", "after"])
def test_what_stands_around_is_left_out(around: str, place: str) -> None:
    """Teasers, banners and navigation go, inside the article's element and beside it; the article stays whole."""
    inside, after = (around, "") if place == "inside" else ("", around)
    text = article(f"<article><h1>Title</h1><p>{LONG}</p><p>{LONG}</p>{inside}</article><div>{after}</div>")
    assert text == f"{LONG.strip()}\n\n{LONG.strip()}"


def test_a_list_of_links_between_paragraphs_is_text() -> None:
    """Links in the middle of an article belong to it."""
    body = f"<p>{LONG}</p><ul><li><a href=1>Nurgül Örnek</a><li><a href=2>Serik Ülgi</a></ul><p>{LONG}</p>"
    assert "• Nurgül Örnek\n• Serik Ülgi" in article(f"<article><h1>T</h1>{body}</article>")


def test_an_article_in_a_box_with_a_suspicious_name() -> None:
    """A page whose whole body is called `has-sidebar social` still has its article."""
    body = f"<div class='has-sidebar social comments-open'><h1>T</h1><p>{LONG}</p><p>{LONG}</p></div>"
    assert article(body).count("Relatives") == 2


def test_repeated_paragraphs_stay() -> None:
    """What is said eight times is kept eight times."""
    assert article(f"<article><h1>T</h1>{f'<p>{LONG}</p>' * 8}</article>").count("Relatives") == 8


def test_a_page_without_any_structure() -> None:
    """Where nothing is named, the page as a whole is read for its main text."""
    assert article(f"<div><div><p>{LONG}{LONG}{LONG}</p></div></div>").startswith("Relatives")


def test_a_heading_alone_leads_to_its_text() -> None:
    """From a lone heading the element that holds the text is found."""
    assert article(f"<div><div><h1>T</h1></div><div><p>{LONG}{LONG}</p></div></div>").startswith("Relatives")


def test_too_little_text() -> None:
    """A heading with a line is no article."""
    with pytest.raises(BadInput, match="wait until it has loaded"):
        article("<article><h1>Title</h1><p>Loading</p></article>")
