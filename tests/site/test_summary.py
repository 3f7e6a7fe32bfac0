"""The sentences under a name."""

import dataclasses

import pytest

from guvah.release.released import ReleasedClaim, ReleasedEpisode, ReleasedPerson, ReleasedPlace
from guvah.site.labels import labels
from guvah.site.summary import sentences, status_details, taken_on
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
    assert sentences(nurgul(), labels(language)).replace("\u2060", "") == expected


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


LIFE = claim("life", "text", "T1", lang="en")


def sentenced(*claims: ReleasedClaim) -> ReleasedPerson:
    episode = ReleasedEpisode("prison", (field("sentence", *claims),))
    return dataclasses.replace(nurgul(), episodes=(episode,), status_detail=claims[0].value)


@pytest.mark.parametrize(
    ("others", "shown"),
    [
        ((claim("ئۆمۈرلۈك", "text", "T1", "T2", lang="ug-Arab"),), "ئۆمۈرلۈك"),
        ((claim("ئۆمۈرلۈك", "text", "T2", lang="ug-Arab"),), "life"),
        ((claim("ئۆمۈرلۈك", "text", "T1", lang="ug"), claim("ئۇزۇن", "text", "T1", lang="ug")), "life"),
        ((claim("a fine", "text", "T1", lang="en"), claim("جەرىمانە", "text", "T1", lang="ug")), "life"),
        ((), "life"),
    ],
)
def test_the_status_is_said_in_the_readers_language_where_the_same_source_says_it(
    others: tuple[ReleasedClaim, ...], shown: str
) -> None:
    """Another source, or more than one thing said in a language, may mean something else: then as it was given."""
    details = status_details(sentenced(LIFE, *others))
    assert details[0].text == "life"
    assert labels("ug").wording(details).text == shown
    assert labels("ru").wording(details).text == "life"


def test_a_sentence_of_years_is_said_in_every_language() -> None:
    """Whoever reads Uyghur reads how many years; nobody is told more than was said."""
    details = status_details(nurgul())
    assert labels("ug").wording(details).text == "12 يىل"
    assert labels("en").wording(details).text == "12 years"
    assert labels("en").wording(()).text == ""
