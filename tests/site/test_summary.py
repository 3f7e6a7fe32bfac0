"""The sentences under a name."""

import dataclasses

import pytest

from guvah.release.released import ReleasedPlace
from guvah.site.labels import labels
from guvah.site.summary import sentences, taken_on
from tests.site.fictional import claim, field, nurgul


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "She was born in 1984. From Ghulja County. She was taken in October 2017."),
        ("ru", "Родилась в 1984 году. Откуда: уезд Кульджа. Задержана в октябре 2017 года."),
        ("ug", "1984-يىلى تۇغۇلغان. يۇرتى: غۇلجا ناھىيىسى. 2017-يىلى ئۆكتەبىردە تۇتۇلغان."),
    ],
)
def test_a_person_in_a_sentence(language: str, expected: str) -> None:
    """Who, from where and taken when, in the reader's language and grammar."""
    assert sentences(nurgul(), labels(language)) == expected


def test_what_is_not_known_is_left_out() -> None:
    """A part that nobody released leaves no gap."""
    bare = dataclasses.replace(nurgul(), fields=(), episodes=(), birth_year="", sex="")
    assert sentences(bare, labels("en")) == ""
    assert sentences(dataclasses.replace(bare, birth_year="1984"), labels("en")) == "Born in 1984."
    assert taken_on(bare) == ""


def test_foreign_place_name_does_not_reorder_the_sentence() -> None:
    """A Latin place name inside Uyghur is isolated."""
    place = field("origin_place", claim("Ghulja", "place", "T1", place=ReleasedPlace("Ghulja")))
    person = dataclasses.replace(nurgul(), fields=(place,), episodes=(), birth_year="")
    assert sentences(person, labels("ug")) == "يۇرتى: \u2068Ghulja\u2069."
