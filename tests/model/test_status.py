"""Status: the latest thing that is known to have happened, and nothing guessed."""

import pytest

from guvah.model.fold import fold
from guvah.model.kinds import schema
from guvah.model.record import Record
from guvah.model.status import STATUS_OF, UNKNOWN, Status, status
from tests.model.world import ROOT, said

Episodes = list[dict[str, str]]


def person(episodes: Episodes) -> Record:
    items = [said("name", "Örnek")]
    for number, episode in enumerate(episodes):
        of = f"{ROOT}/epi-{number:08d}"
        items += [said(prop.replace("kind", "episode_kind"), value, of=of) for prop, value in episode.items()]
    return fold(ROOT, items, {})


LIVES: dict[str, tuple[Episodes, Status]] = {
    "nothing known": ([], Status("unknown", "", "")),
    "arrested": ([{"kind": "arrest", "start": "2017-23"}], Status("in custody", "", "2017-23")),
    "arrested, then sentenced": (
        [{"kind": "prison", "start": "2019-05", "sentence": "12 years"}, {"kind": "arrest", "start": "2017-23"}],
        Status("in prison", "12 years", "2019-05"),
    ),
    "camp of the same year as the arrest": (
        [{"kind": "camp", "start": "2017"}, {"kind": "arrest", "start": "2017-09"}],
        Status("in camp", "", "2017"),
    ),
    "released in the year of the camp": (
        [{"kind": "release", "start": "2019"}, {"kind": "camp", "start": "2019-05"}],
        Status("released", "", "2019"),
    ),
    "released, then arrested again": (
        [{"kind": "release", "start": "2018-12"}, {"kind": "arrest", "start": "2019"}],
        Status("in custody", "", "2019"),
    ),
    "the camp ended and nobody knows what came after": (
        [{"kind": "camp", "start": "2017", "end": "2018-12"}],
        Status("unknown", "", "2018-12"),
    ),
    "a release with an end is still a release": (
        [{"kind": "release", "start": "2018-12", "end": "2018-12"}],
        Status("released", "", "2018-12"),
    ),
    "a death without a date": (
        [{"kind": "death"}, {"kind": "disappearance", "start": "1976-12-26"}],
        Status("dead", "", "1976-12-26"),
    ),
    "an arrest without a date": (
        [{"kind": "arrest"}, {"kind": "release", "start": "2018"}],
        Status("released", "", "2018"),
    ),
    "torture says nothing of where": (
        [{"kind": "torture", "start": "2019"}, {"kind": "camp", "start": "2018"}],
        Status("in camp", "", "2019"),
    ),
    "only harassed": ([{"kind": "harassment", "start": "2019"}], Status("unknown", "", "2019")),
    "since an open end": ([{"kind": "exit ban", "start": "2016/.."}], Status("restricted", "", "2016/..")),
    "a date nobody can read": ([{"kind": "prison", "start": "long ago"}], Status("in prison", "", "")),
}


@pytest.mark.parametrize("life", LIVES)
def test_lives(life: str) -> None:
    """Each life has its word, the sentence where there is one, and the date of the latest news."""
    episodes, expected = LIVES[life]
    assert status(person(episodes)) == expected
    assert status(person(episodes[::-1])) == expected


def test_every_word_is_of_the_vocabularies() -> None:
    """Statuses and episode kinds are words with labels, and every kind but two says where somebody is."""
    assert {UNKNOWN, *STATUS_OF.values()} == set(schema().vocabulary("status").words)
    assert set(schema().vocabulary("episode_kind").words) - set(STATUS_OF) == {"torture", "harassment"}


def test_links_are_no_episodes() -> None:
    """What else is kept under a person does not count."""
    items = [said("relation", "spouse", of=f"{ROOT}/lnk-00000001"), said("start", "2019", of=f"{ROOT}/lnk-00000001")]
    assert status(fold(ROOT, items, {})) == Status("unknown", "", "")
