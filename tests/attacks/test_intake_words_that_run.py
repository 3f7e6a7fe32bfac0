"""Values that would do something where they are shown: scripts as links, endless patterns, names in messages."""

import time
from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.capture import read_capture
from guvah.intake.page_words import CREDIT, FIRST_ELSEWHERE, OTHER_ARTICLES, SEND_AWAY
from guvah.intake.tables import count_rows, open_table
from guvah.intake.testimony import read_testimony

from ..intake.lists import CSV, MAPPING, mapping, rows, said, write
from ..intake.test_testimony import FORM, KEY


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "//evil.example", "file:///x"]
)
def test_links_that_run(tmp_path: Path, url: str) -> None:
    """Only http and https become links; anything else is kept as words for editors."""
    text = MAPPING.replace("keep: [remark]", "keep: []").replace("born: {", "link_url: remark\n  born: {")
    first = rows(tmp_path, CSV.replace("quiet", f'"{url}"'), mapping(text))[0]
    assert said(first, "link_url") == []
    assert said(first, "kept") == [url]
    assert "no web address" in str(first.problems[0])


def test_links_of_a_page() -> None:
    """A page cannot bring a script as its address, its picture or its original."""
    text = "<p>" + "Relatives of eleven people say they have had no word since April. " * 5
    page = (
        "<html><head><link rel=canonical href='javascript:a()'><meta property='og:image' content='data:x'></head><body>"
        f"<article><h1>T</h1>{text}<img src='javascript:b()'><p>Originally published at <a href='javascript:c()'>It</a>"
    )
    captured = read_capture(page.encode(), "p.html")
    assert captured.url == ""
    assert captured.images == ()
    assert captured.repost_of == ""


@pytest.mark.parametrize("pattern", [CREDIT, FIRST_ELSEWHERE, OTHER_ARTICLES, SEND_AWAY])
@pytest.mark.parametrize(
    "text", ["photo: " * 2000, " " * 20_000, "(" * 20_000, "a" * 20_000, "Источник " * 2000, "来源" * 9000]
)
def test_patterns_end(pattern: "object", text: str) -> None:
    """No text makes a pattern run for long."""
    began = time.process_time()
    pattern.search(text)  # type: ignore[attr-defined]
    pattern.fullmatch(text)  # type: ignore[attr-defined]
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "id,name\n1,Nurgül Örnek\x00\n",
        "id,name\n1," + "Nurgül Örnek " * 900 + "\n",
        'id,name\n1,"Nurgül Örnek"x\n',
        'id,name\n1,"Nurgül Örnek\n',
    ],
)
def test_refusals_name_nobody(tmp_path: Path, text: str) -> None:
    """A refusal names file, row and column, and never a person: messages end up in screenshots."""
    with pytest.raises(BadInput) as refusal:
        count_rows(open_table(write(tmp_path, text)))
    assert "Nurg" not in str(refusal.value)
    assert "Örnek" not in str(refusal.value)


def test_refusals_of_a_form_name_nobody() -> None:
    """The same for forms."""
    with pytest.raises(BadInput) as refusal:
        read_testimony(
            FORM.replace("sex: female", "sex: Нургуль Орнек из Кульджи, улица такая-то, дом 5, кв. 6").encode(),
            "f",
            KEY,
        )
    assert "Нургуль" not in str(refusal.value)
