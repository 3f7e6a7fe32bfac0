"""One person as a line of a list."""

from pytest import MonkeyPatch

from guvah.site import lines
from guvah.site.cards import card_of
from guvah.site.press import press
from tests.site.fictional import archive, nurgul, people
from tests.site.reading import read

CARDS = [card_of(one, b"") for one in people(5)]


def test_a_line_says_who_from_where_and_how_they_are() -> None:
    """Name, other spellings, place, year, status with its detail, and the way to the page from any depth."""
    own = press("ug", ("ug",), archive(), frozenset())
    page = read(f"<ul>{lines.lines(CARDS[:1], own, 'people/sex-female/index.html')}</ul>")
    for words in ("نۇرگۈل ئۆرنەك", "Nurgül Örnek", "غۇلجا ناھىيىسى", "12 يىل"):
        assert words in page.text
    assert page.links == [f"../../../ug/person/{nurgul().id[2]}/{nurgul().id}.html"]
    assert read(f"<ul>{lines.lines(CARDS[:1], own, 'index.html')}</ul>").links[0].startswith("../ug/")
    assert lines.lines([], own, "index.html") == ""


def test_a_line_is_printed_once_for_all_lists_of_one_depth(monkeypatch: MonkeyPatch) -> None:
    """Also where more people are in lists than lines are kept, every list is the same as printed alone."""
    own, alone = (press("en", ("en",), archive(), frozenset()) for _ in range(2))
    first = lines.lines(CARDS, own, "people/a/index.html")
    assert lines.lines(CARDS, own, "people/b/index.html") == first
    assert len(own.kept) == len(CARDS)
    monkeypatch.setattr(lines, "MOST_KEPT", 2)
    assert lines.lines(CARDS, alone, "people/a/index.html") == first
    assert len(alone.kept) <= 2
