"""All records compared with each other: whole runs over ordinary, bad and interrupted input."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from guvah.linkage.candidates import MOST, WITHIN
from guvah.linkage.engines import DuckEngine
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.linking import Kept, Linked, Linking, Pair, read_profiles
from guvah.linkage.weights import CAP_WITHOUT_THIRD
from guvah.model.statement import Statement
from tests.linkage.made import LISTS, two_lists
from tests.linkage.people import person_id

Run = Callable[..., tuple[Linked, list[Pair]]]


def silent(_step: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckEngine]:
    with DuckEngine(tmp_path / "spill") as held:
        yield held


@pytest.fixture
def run(engine: DuckEngine) -> Run:
    def running(profiles: list[Profile], kept: Kept | None = None) -> tuple[Linked, list[Pair]]:
        pairs: list[Pair] = []
        return Linking(profiles, engine, silent, kept).run(pairs.extend), pairs

    return running


class Shelf(Kept):
    """Keeps in memory; may be interrupted after so many things were kept."""

    def __init__(self, left: int = 1_000) -> None:
        self.held: dict[str, bytes] = {}
        self.left = left

    def get(self, name: str) -> bytes:
        return self.held.get(name, b"")

    def put(self, name: str, value: bytes) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.held[name] = value


def test_two_lists_of_the_same_people_are_brought_together(run: Run) -> None:
    """Most of those both lists name are found and near certain, with reasons; hardly anybody else is."""
    done, pairs = run(two_lists(150))
    likely = {(each.one, each.other) for each in pairs if each.comparison.probability > 0.85}
    truth = {(person_id(2 * n), person_id(2 * n + 1)) for n in range(150)}
    assert len(likely & truth) >= 0.9 * len(truth)
    assert len(likely - truth) <= 0.05 * len(truth)
    assert done.records == 300
    assert sum(done.found.values()) == len(pairs) <= done.candidates
    assert all(each.one < each.other and each.comparison.reasons for each in pairs)


@pytest.mark.parametrize("name", ["unknown", "Nurgül Örnek"])
def test_one_name_very_many_times_is_no_explosion(run: Run, name: str) -> None:
    """A list that calls everybody the same: it ends, hardly a pair is compared, and the notes say what was left out."""
    done, pairs = run([Profile(person_id(n), names=(name,), lists=LISTS[:1]) for n in range(3_000)])
    assert (done.candidates, pairs) == (0, [])
    (note,) = done.notes
    assert ("no name, number or date" if name == "unknown" else "records share each of them") in note


def test_every_birth_on_1_january_is_no_explosion(run: Run) -> None:
    """A default date brings nobody together and is no evidence: each record has a few candidates at most."""
    given = [f"{a}{b}a" for a in "btkmsrnl" for b in ("a", "e", "i", "o", "u", "ar", "en", "il")]
    people = [
        Profile(person_id(n), names=(f"{given[n % 64]} {given[n // 64 % 64]}",), born=("1980-01-01",), lists=LISTS[:1])
        for n in range(2_000)
    ]
    done, _ = run(people)
    assert done.candidates <= len(people) * max(MOST, WITHIN)
    assert any("clues were left out" in note for note in done.notes)


def test_empty_columns_are_said(run: Run) -> None:
    """Records with nothing in them are counted, and no pair is made of them."""
    done, pairs = run([Profile(person_id(n)) for n in range(50)])
    assert (done.candidates, pairs) == (0, [])
    assert done.notes == ("50 records have no name, number or date that could bring them together with another",)


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_or_one_alone_is_compared_with_nobody(run: Run, count: int) -> None:
    """A new archive is no error."""
    done, pairs = run(two_lists(1)[:count])
    assert (done.records, done.candidates, pairs, done.notes) == (count, 0, [], ())


def test_candidates_that_have_nothing_to_compare_are_no_error(run: Run) -> None:
    """Two records that share a number too short to say anything, and hold nothing else."""
    done, pairs = run([Profile(person_id(n), numbers=("123",)) for n in range(2)])
    assert (done.candidates, pairs) == (1, [])


def test_ids_that_repeat_are_compared_once(run: Run) -> None:
    """Nobody is the same person as themselves; the notes say how many came again."""
    people = two_lists(20)
    once, pairs = run(people)
    again, same = run([*people, *people[:3]])
    assert [(each.one, each.other) for each in same] == [(each.one, each.other) for each in pairs]
    assert again.records == once.records == 40
    assert again.notes == ("3 records came again under the id of another: the first of each was compared",)


def test_pairs_do_not_hang_on_the_order_of_records(run: Run) -> None:
    """Devices hold the same records in any order."""
    people = two_lists(40)
    _, there = run(people)
    _, back = run(people[::-1])
    likely = [
        {(each.one, each.other): each.comparison.probability for each in pairs if each.comparison.probability > 0.5}
        for pairs in (there, back)
    ]
    assert likely[0].keys() == likely[1].keys()
    assert likely[0] == pytest.approx(likely[1], abs=0.02)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_interrupted_run_goes_on_and_finds_the_same(
    run: Run, engine: DuckEngine, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """What was compared before the interruption is not compared again, and the pairs are those of a run without one."""
    monkeypatch.setattr("guvah.linkage.linking.AT_ONCE", 50)
    people = two_lists(40)
    expected = run(people)
    shelf = Shelf(after)
    with pytest.raises(KeyboardInterrupt):
        run(people, shelf)
    assert len(shelf.held) == after
    shelf.left = 1_000
    assert run(people, shelf) == expected
    compared: list[Iterable[object]] = []
    monkeypatch.setattr("guvah.linkage.evidence.findings.Evidence.findings", lambda *these: compared.append(these))
    assert run(people, shelf) == expected
    assert compared == []


def test_homonyms_alone_are_never_likely(run: Run) -> None:
    """Names without anything else are possible at most, also in a whole comparison."""
    people = [
        Profile(person_id(2 * n + place), names=(name,), sex="male", lists=LISTS[place : place + 1])
        for n, name in enumerate(("Serik Ülgi", "Nurgül Örnek", "Memet Misal")) for place in (0, 1)
    ]  # fmt: skip
    _, pairs = run(people)
    assert all(each.comparison.probability <= CAP_WITHOUT_THIRD for each in pairs)


def test_progress_is_told(engine: DuckEngine) -> None:
    """Each step by its name, up to its end."""
    told: list[tuple[str, int, int]] = []
    Linking(two_lists(20), engine, lambda *step: told.append(step)).run(list)
    last = {step: (done, of) for step, done, of in told}
    assert list(last) == ["bringing together", "comparing", "keeping"]
    assert all(done == of for done, of in last.values())


def test_profiles_are_read_from_what_stands() -> None:
    """One for each root, in order; values that many share are held once."""
    source = "tes-0000000000000001"
    standing = [(person_id(n), [Statement(person_id(n), "father_name", "Tursun", source)]) for n in range(2_000)]
    told: list[int] = []
    found = read_profiles(iter(standing), lambda _step, done, _of: told.append(done), 2_000)
    assert [one.id for one in found] == [root for root, _ in standing]
    assert found[0].father == ("Tursun",)
    assert found[0].father is found[1].father
    assert told == [1_000, 2_000]
