"""What an approver reads: everything the public would see otherwise, and why the rest stays back."""

import dataclasses
from collections.abc import Iterator

import pytest

from guvah.release.diff import changed_properties, diff
from guvah.release.gate import REASONS
from guvah.release.released import (
    ReleasedClaim,
    ReleasedEpisode,
    ReleasedFacility,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedQuote,
    ReleasedRelation,
    ReleasedSource,
)
from guvah.release.sifting import StaysBack


def field(prop: str, value: str) -> ReleasedField:
    return ReleasedField(prop, "single origin", False, "only", (ReleasedClaim(value, "text", sources=("T1",)),))


PERSON = ReleasedPerson(
    id="G-00000-00000-0",
    names=(ReleasedName("Nurgül Örnek", "ug-Latn"),),
    status="in prison",
    status_detail="12 years",
    last_news="2019",
    sex="female",
    birth_year="1984",
    place=None,
    tier="single origin",
    fields=(field("born", "1984"),),
    episodes=(ReleasedEpisode("arrest", (field("start", "2017"), field("authority", "county police"))),),
    relations=(ReleasedRelation("spouse", "G-11111-11111-1", "Serik Ülgi"),),
    quotes=(ReleasedQuote("She asked about our mother.", "en", "T1"),),
    sources=(ReleasedSource("T1", "tes", "sibling"),),
    changes=(),
)


def lines(before: ReleasedPerson | None, after: ReleasedPerson | None) -> list[str]:
    return list(diff(before, after).lines())


def test_a_first_publication_shows_everything_that_would_appear() -> None:
    """Every word of the page is in the comparison."""
    text = "\n".join(lines(None, PERSON))
    for words in ("Nurgül Örnek", "1984", "county police", "Serik Ülgi", "about our mother", "sibling", "12 years"):
        assert words in text
    assert "  - " not in text


def test_every_change_of_a_page_is_a_line() -> None:
    """Whatever field of the person changes, the approver is shown it."""
    changes: dict[str, object] = {
        "names": (ReleasedName("Nurgül Ülgi", "ug-Latn"),),
        "status": "released",
        "status_detail": "15 years",
        "last_news": "2020",
        "sex": "male",
        "birth_year": "1985",
        "tier": "documented",
        "fields": (field("born", "1985"),),
        "episodes": (ReleasedEpisode("arrest", (field("start", "2017"), field("authority", "city police"))),),
        "relations": (),
        "quotes": (),
        "sources": (ReleasedSource("T1", "tes", "spouse"),),
    }
    for name, value in changes.items():
        found = diff(PERSON, dataclasses.replace(PERSON, **{name: value}))  # type: ignore[arg-type]
        assert found.changes, name


def test_an_episode_that_is_there_twice_is_compared_by_its_order() -> None:
    """Two arrests of one year are two."""
    twice = dataclasses.replace(PERSON, episodes=PERSON.episodes * 2)
    assert any("arrest 2017 (2)" in line for line in lines(PERSON, twice))


def test_nothing_new_says_so() -> None:
    """An approver is told that there is nothing to approve."""
    assert lines(PERSON, PERSON) == ["G-00000-00000-0", "  nothing the public sees would change"]


def test_what_stays_back_is_named_with_reasons_and_without_its_words() -> None:
    """The property and the count, never the content."""
    back = [StaysBack("per-x", "health", ("sensitivity",)), StaysBack("per-x", "health", ("sensitivity",))]
    (line,) = [line for line in diff(None, PERSON, back).lines() if "stays back" in line]
    assert line == f"  stays back: health (2): {REASONS['sensitivity']}"


def test_changed_properties_are_those_of_the_schema() -> None:
    """For the public history: names of properties, of episodes too."""
    other = dataclasses.replace(
        PERSON,
        fields=(field("born", "1985"),),
        status="released",
        episodes=(ReleasedEpisode("arrest", (field("start", "2018"), field("authority", "county police"))),),
    )
    assert changed_properties(PERSON, other) == ("authority", "born", "start")


def variants(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield (path, value) with each single leaf changed, however deep it lies."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            for deeper, changed in variants(getattr(value, one.name), f"{path}.{one.name}"):
                yield deeper, dataclasses.replace(value, **{one.name: changed})
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            for deeper, changed in variants(item, f"{path}[{number}]"):
                yield deeper, (*value[:number], changed, *value[number + 1 :])
    elif isinstance(value, bool):
        yield path, not value
    elif isinstance(value, str):
        yield path, value + "!"
    elif value is not None:
        yield path, 2.5


FULL_PLACE = ReleasedPlace("Ghulja", "654021", (("en", "Ghulja County"),), 43.98, 81.53)
FULL = dataclasses.replace(
    PERSON,
    place=FULL_PLACE,
    fields=(
        ReleasedField(
            "origin_place",
            "corroborated",
            True,
            "precise",
            (ReleasedClaim("654021", "place", "Ghulja", "en", FULL_PLACE, ("T1",), "saw it", "2"),),
        ),
    ),
    sources=(ReleasedSource("T1", "tes", "sibling", "A title", "2019", "A press", "https://x.org/", "kk", "B", "MIT"),),
)
FACILITY = ReleasedFacility("G-22222-22222-2", FULL.names, FULL_PLACE, FULL.fields, FULL.sources, ())
# The history is not part of what is approved; a claim's type follows from its property.
UNSEEN = (".changes", ".type", ".people")


@pytest.mark.parametrize("shown", [FULL, FACILITY])
def test_nothing_can_change_without_a_line_for_the_approver(shown: ReleasedPerson | ReleasedFacility) -> None:
    """Every single leaf of a page, however deep, is compared."""
    blind = [path for path, other in variants(shown) if not diff(shown, other).changes and path != ".id"]  # type: ignore[arg-type]
    assert not [path for path in blind if not path.endswith(UNSEEN)]
