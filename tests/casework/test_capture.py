"""Capturing a page: its bytes, its article, its origin."""

import io
from pathlib import Path

import pytest

from guvah.casework.capture import capture
from guvah.casework.consent import current
from guvah.casework.session import Session
from guvah.errors import BadInput, NotAllowed
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group

PAGE = """<!doctype html><html lang="en"><head><title>A teacher is missing</title>
<meta property="article:published_time" content="2018-03-15">{head}</head><body>
<nav><a href="/">Home</a> <a href="/popular">Popular posts</a></nav>
<article><h1>A teacher is missing</h1>{sign}
<p>Nurgül Örnek, a teacher from a small town, was taken from her school in the autumn of 2017, her relatives say.</p>
<p>They have not heard from her since, and nobody has told them where she is or why she was taken away.</p>
<p>Her sister has asked the county police four times; each time she was told to go home and to wait.</p>
</article></body></html>"""
URL = "https://news.example.org/2018/teacher"


def page(folder: Path, name: str = "page.html", head: str = "", sign: str = "") -> Path:
    path = folder / name
    path.write_text(PAGE.format(head=head, sign=sign), encoding="utf-8")
    return path


def test_a_page_is_kept_as_it_was(telling: Group, tmp_path: Path) -> None:
    """Its bytes untouched, its article without what stands around it, whom it speaks of."""
    saved = page(tmp_path)
    with telling.as_("bek") as session:
        receipt = capture(session, str(saved), url=URL, about=[NURGUL])
        record = session.index.record(receipt.source)
        assert receipt.title == record.value("title") == "A teacher is missing"
        assert (record.value("url"), record.value("captured"), record.value("date")) == (
            URL,
            "2024-06-10",
            "2018-03-15",
        )
        assert "small town" in record.value("text")
        assert "Popular" not in record.value("text")
        assert (receipt.source, "mentions") in session.index.referring(NURGUL)
        blobs = {blob.sha256: blob for entry in session.reader.entries({}) for blob in entry.blobs}
        out = io.BytesIO()
        session.reader.blob(blobs[record.value("original")], out)
    assert out.getvalue() == saved.read_bytes()


def test_nothing_of_a_page_is_agreed_to_by_itself(telling: Group, tmp_path: Path) -> None:
    """That a page is on the web is no consent of the people in it."""
    with telling.as_("bek") as session:
        receipt = capture(session, str(page(tmp_path)), url=URL)
        assert set(current(session, receipt.source).values()) == {"no", "none"}


def test_whom_a_page_names_is_said_and_never_linked(telling: Group, tmp_path: Path) -> None:
    """A person decides: nobody is linked by a name alone, and who was linked is not proposed again."""
    with telling.as_("bek") as session:
        first = capture(session, str(page(tmp_path)), url=URL)
        assert {(one.person, one.words) for one in first.names} == {(NURGUL, "Nurgül Örnek")}
        assert (first.source, "mentions") not in session.index.referring(NURGUL)
        again = capture(session, str(page(tmp_path)), url=URL, about=[NURGUL])
        assert (again.source, "mentions") in session.index.referring(NURGUL)
        assert again.names == ()


def test_who_cannot_read_learns_no_names(telling: Group, tmp_path: Path) -> None:
    """An intake member keeps a page; whom the archive knows is not told."""
    with telling.as_("eva") as session:
        assert capture(session, str(page(tmp_path)), url=URL).names == ()


DAY = 24 * 3600 * 1000


def said(session: Session, source: str) -> list[str]:
    return sorted(one.statement.prop for one in session.index.recorded(source))


def test_the_same_page_again_adds_nothing(telling: Group, tmp_path: Path) -> None:
    """On the same day; with `www.` and a tracking mark it is still the same address."""
    saved = page(tmp_path)
    with telling.as_("bek") as session:
        first = capture(session, str(saved), url=URL)
        before = session.index.position()
        again = capture(session, str(saved), url=URL)
        assert (again.source, again.statements) == (first.source, 0)
        assert session.index.position() == before
        other = capture(session, str(saved), url="https://www.news.example.org/2018/teacher/?utm_source=x")
    assert other.source == first.source
    assert 0 < first.statements > other.statements


def test_a_page_still_there_on_another_day_adds_that_day(telling: Group, tmp_path: Path) -> None:
    """One dated statement; the bytes that are kept already are not kept again, and two days are no contradiction."""
    saved = page(tmp_path)
    with telling.as_("bek") as session:
        first = capture(session, str(saved), url=URL)
        before = said(session, first.source)
        telling.clock.now += DAY
        again = capture(session, str(saved), url=URL)
        assert again.statements == 1
        assert said(session, first.source) == sorted([*before, "captured"])
        days = session.index.record(first.source).fields["captured"]
        assert {claim.value for claim in days.claims} == {"2024-06-10", "2024-06-11"}
        assert not days.contested
        assert sum(len(entry.blobs) for entry in session.reader.entries({})) == 1


def test_a_page_that_changed_is_kept_again(telling: Group, tmp_path: Path) -> None:
    """Its bytes beside the earlier ones, and what it says now; what it said before stands."""
    with telling.as_("bek") as session:
        first = capture(session, str(page(tmp_path)), url=URL)
        telling.clock.now += DAY
        around = capture(session, str(page(tmp_path, head="<!-- another advertisement -->")), url=URL)
        assert around.statements == 2, "the day and the digest: the article is the same"
        capture(
            session,
            str(page(tmp_path, sign="<p>Correction: the teacher came back in the spring of 2019.</p>")),
            url=URL,
        )
        texts = session.index.record(first.source).fields["text"].claims
        assert len(texts) == 2
        assert any("came back" in claim.value for claim in texts)
        assert sum(len(entry.blobs) for entry in session.reader.entries({})) == 3


def test_a_copy_has_the_origin_of_its_original(telling: Group, tmp_path: Path) -> None:
    """Two pages that say the same in one's words are one origin, in whichever order they come."""
    copy = page(tmp_path, "copy.html", sign=f'<p>Originally published at <a href="{URL}">News</a></p>')
    with telling.as_("bek") as session:
        second = capture(session, str(copy), url="https://blog.example.net/copied")
        first = capture(session, str(page(tmp_path)), url=URL)
        telling.tell(Statement(NURGUL, "occupation", "teacher", first.source))
        telling.tell(Statement(NURGUL, "occupation", "teacher", second.source))
        session.remember()
        assert session.index.sources([second.source])[second.source].origin == first.source
        (claim,) = session.index.record(NURGUL).fields["occupation"].claims
        assert claim.origins == {first.source}


def test_a_page_without_an_address_is_known_by_its_bytes(telling: Group, tmp_path: Path) -> None:
    """And the reader is told what is missing."""
    with telling.as_("bek") as session:
        one = capture(session, str(page(tmp_path)))
        other = capture(session, str(page(tmp_path, head="<!-- other bytes -->")))
    assert one.source != other.source
    assert any("--url" in problem for problem in one.problems)


def test_what_is_no_page_writes_nothing(telling: Group, tmp_path: Path) -> None:
    """No article, no file, nobody of that id, no right to."""
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body></body></html>", encoding="utf-8")
    with telling.as_("bek") as session:
        before = session.index.position()
        for given, about in ((empty, []), (tmp_path / "missing.html", []), (page(tmp_path), ["G-00000-00000-9"])):
            with pytest.raises(BadInput):
                capture(session, str(given), about=about)
        assert session.index.position() == before
    with telling.as_("fox") as session, pytest.raises(NotAllowed):
        capture(session, str(page(tmp_path)))
    assert TES
