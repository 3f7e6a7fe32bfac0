"""Exported conversations: what was written when, and whom it was passed on from."""

from pathlib import Path

from guvah.intake.page_bytes import parse_page
from guvah.intake.page_telegram import read_export

PAGES = Path(__file__).parent / "pages"


def test_messages_keep_their_moment_and_their_first_author() -> None:
    """A forwarded message names its channel without the clock beside it."""
    export = read_export(parse_page((PAGES / "telegram_export.html").read_text(encoding="utf-8"), "x"))
    assert export is not None
    assert export.channel == "Мысал хабарлары"
    first, second = export.messages
    assert (first.day, first.passed_on_from) == ("15.03.2018", "Үлгі арнасы")
    assert (second.day, second.passed_on_from) == ("16.03.2018", "")
    assert first.text.startswith("Серік Үлгі, 1960")
    assert "Толығырақ: example.kz" in first.text


def test_every_other_page_is_none() -> None:
    """A post on the web, a page without messages, a page that only has the outer marks."""
    for html in (
        (PAGES / "telegram.html").read_text(encoding="utf-8"),
        "<html><body><p>x</p></body></html>",
        '<body><div class="chat_page"><div class="history"><div class="message service">x</div></div></div></body>',
    ):
        assert read_export(parse_page(html, "x")) is None
