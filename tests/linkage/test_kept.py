"""Proposals kept on this machine: shown when whole, gone on with when interrupted, unreadable without the key."""

import stat
from itertools import islice
from pathlib import Path

import pytest

from guvah.errors import Busy, Unavailable
from guvah.linkage import kept
from guvah.linkage.kept import Proposals, Proposed, Run, open_proposals
from guvah.linkage.weights import Reason
from tests.linkage.people import person_id

KEY, OTHER_KEY = bytes(32), bytes([1]) * 32
RUN = Run(1_718_000_000_000, {"feed": 7}, "a test", b'{"name: same": 7.0}', ("one list had no names",))
FATHER = Reason("father: same", "same father's name: Tursun and تۇرسۇن", 5.0)
APART = Reason("place: other prefecture", "from Ghulja County and Kashgar City", -1.0)


def pair(one: int, other: int, probability: float = 0.5, people: int = 2, published: int = 0) -> Proposed:
    ids = person_id(one), person_id(other)
    return Proposed(*ids, probability, -10.0, (FATHER,), (APART,), people, published)


PAIRS = [pair(1, 2, 0.9), pair(1, 3, 0.8, published=2), pair(2, 3, 0.7, people=5), pair(4, 5, 0.1)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "pairs.db"


def finished(place: Path, pairs: list[Proposed] = PAIRS, run: Run = RUN) -> None:
    with open_proposals(place, KEY) as proposals:
        proposals.begin(run)
        proposals.write(pairs)
        proposals.finish()


def everything(proposals: Proposals) -> list[Proposed]:
    return list(proposals.pairs())


def test_what_was_kept_is_there_again(place: Path) -> None:
    """The run with what it learned and ignored, and every pair with its reasons."""
    finished(place)
    with open_proposals(place, KEY) as proposals:
        assert proposals.run() == RUN
        assert everything(proposals) == PAIRS
        assert list(proposals.pairs(0.75)) == PAIRS[:2]
        assert proposals.pair(person_id(2), person_id(3)) == PAIRS[2]
        assert proposals.pair(person_id(2), person_id(5)) is None
        assert proposals.around(person_id(3)) == (PAIRS[1], PAIRS[2])


def test_those_that_help_most_come_first(place: Path) -> None:
    """By the rank of the queue; those that help alike by their ids, whatever the order of writing."""
    alike = [pair(8, 9, 0.9), pair(6, 7, 0.9)]
    finished(place, [*alike, *PAIRS])
    with open_proposals(place, KEY) as proposals:
        assert [each.one for each in islice(proposals.by_help(), 4)] == [person_id(each) for each in (2, 1, 6, 8)]


def test_more_pairs_than_one_transaction_holds(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is read back as it was, with one dictionary for all."""
    monkeypatch.setattr(kept, "PER_TRANSACTION", 200)
    many = [
        Proposed(
            person_id(n), person_id(n + 1), 0.5, -10.0, (Reason("father: same", f"same father's name: {n}", 5.0),) * 5
        )
        for n in range(500)
    ]
    finished(place, many)
    with open_proposals(place, KEY) as proposals:
        assert everything(proposals) == many


def test_nothing_of_an_unfinished_run_is_shown(place: Path) -> None:
    """The one before stays as it was until the new one is whole."""
    finished(place)
    with open_proposals(place, KEY) as proposals:
        proposals.begin(Run(2, {"feed": 8}, "a test"))
        proposals.write([pair(8, 9)])
        assert everything(proposals) == PAIRS
    with open_proposals(place, KEY) as proposals:
        assert (proposals.run(), everything(proposals)) == (RUN, PAIRS)


def test_an_interrupted_run_goes_on(place: Path) -> None:
    """Its stages are there for the same engine over the same entries; its pairs are written anew, none twice."""
    with open_proposals(place, KEY) as proposals:
        assert not proposals.begin(RUN)
        proposals.put_stage("candidates", b"found")
        proposals.write(PAIRS)
    with open_proposals(place, KEY) as proposals:
        assert proposals.begin(RUN)
        assert proposals.stage("candidates") == b"found"
        assert proposals.stage("another") == b""
        proposals.write(PAIRS)
        proposals.finish()
        assert everything(proposals) == PAIRS
        assert proposals.stage("candidates") == b"", "what only an unfinished run needs goes with it"


@pytest.mark.parametrize("other", [Run(1, {"feed": 8}, "a test"), Run(1, {"feed": 7}, "another engine")])
def test_another_run_does_not_go_on(place: Path, other: Run) -> None:
    """More entries, or another engine: what was found out before is forgotten."""
    with open_proposals(place, KEY) as proposals:
        proposals.begin(RUN)
        proposals.put_stage("candidates", b"found")
        assert not proposals.begin(other)
        assert proposals.stage("candidates") == b""


def test_what_became_known_meanwhile_is_kept_with_the_run(place: Path) -> None:
    """Weights are learned while it runs."""
    with open_proposals(place, KEY) as proposals:
        proposals.begin(Run(RUN.at, RUN.position, RUN.engine))
        proposals.finish(RUN)
        assert proposals.run() == RUN


def test_two_runs_at_once_do_not_mix(place: Path) -> None:
    """Whoever began last goes on; the other is told so, before it writes or finishes anything."""
    with open_proposals(place, KEY) as one, open_proposals(place, KEY) as other:
        one.begin(RUN)
        other.begin(RUN)
        for step in (lambda: one.write(PAIRS), one.finish, lambda: one.put_stage("x", b"y")):
            with pytest.raises(Busy):
                step()
        other.write(PAIRS[:1])
        other.finish()
        assert everything(one) == PAIRS[:1]


def test_nothing_is_written_without_a_run(place: Path) -> None:
    """Finishing twice, or writing before beginning, is refused."""
    finished(place)
    with open_proposals(place, KEY) as proposals, pytest.raises(Busy):
        proposals.finish()


def test_a_reader_goes_on_while_a_run_is_finished(place: Path) -> None:
    """Who was reading the pairs before reads them to their end."""
    finished(place, PAIRS)
    with open_proposals(place, KEY) as reader:
        reading = reader.by_help()
        first = next(reading)
        finished(place, [pair(8, 9)])
        assert len([first, *reading]) == len(PAIRS)
        assert everything(reader) == [pair(8, 9)]


def test_the_file_is_for_nobody_else(place: Path) -> None:
    """No word of it is in clear, its journals too, and only its owner may read it."""
    with open_proposals(place, KEY) as proposals:
        proposals.begin(RUN)
        proposals.put_stage("candidates", "تۇرسۇن".encode())
        proposals.write(PAIRS)
        files = list(place.parent.iterdir())
        assert len(files) > 1
        for path in files:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            for word in ("Tursun", "تۇرسۇن", "Ghulja", person_id(1), "SQLite"):
                assert word.encode() not in path.read_bytes()


def test_what_cannot_be_read_is_made_anew(place: Path) -> None:
    """Another key, damage or another version: empty, never an error; it can be found out again."""
    finished(place)
    with open_proposals(place, OTHER_KEY) as proposals:
        assert proposals.run() is None
        assert everything(proposals) == []
    place.write_bytes(b"no database at all" * 500)
    with open_proposals(place, KEY) as proposals:
        assert proposals.run() is None


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    """As a sentence, not a trace."""
    with pytest.raises(Unavailable, match="cannot be written"):
        open_proposals(tmp_path / "no such folder" / "pairs.db", KEY)
