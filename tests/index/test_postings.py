"""Keys and the records that have them, in a file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.index import postings
from guvah.index.postings import Postings, posted, write
from guvah.index.spelling import number
from guvah.index.store import Store

WORDS = ["Memet", "Ömer", "Nurgül", "Abliz", "Örnek", "Ülgi"]
NAMES = [" ".join(words) for size in (1, 2, 3) for words in product(WORDS, repeat=size)]


@contextmanager
def new_store() -> Iterator[Store]:
    """Open a new file, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        held = Store(Path(folder) / "index", b"k" * 32, create=True)
        yield held
        held.close()


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as held:
        yield held


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("CHUNK", 3), ("LARGEST", 4), ("MANY", 3), ("ASKED", 4)):
        monkeypatch.setattr(postings, name, size)


def held(store: Store) -> dict[int, list[int]]:
    """Return the records of every key, from chunks that are as they must be."""
    found: dict[int, list[int]] = {}
    for key, first, rows in store.execute("select key, first, rows from posting order by key, first"):
        numbers = np.frombuffer(rows, "<u4").tolist()
        assert numbers[0] == first
        assert len(numbers) <= postings.LARGEST
        found.setdefault(key, []).extend(numbers)
    assert all(numbers == sorted(set(numbers)) for numbers in found.values())
    return found


def vocabulary(store: Store) -> list[str]:
    """Return the keys that are kept as words."""
    return [key for (key,) in store.execute("select key from vocabulary order by key")]


def wrote(store: Store, names: list[str], parts: int = 2) -> Postings:
    """Write the keys of records numbered from 1 on, in some parts."""
    size = -(-len(names) // parts)
    pieces = [names[start : start + size] for start in range(0, len(names), size)]
    write(store, [(1 + size * place, posted([([name], True) for name in piece])) for place, piece in enumerate(pieces)])
    return Postings(store)


names = st.sampled_from(NAMES)


@settings(max_examples=40)
@given(st.lists(names, min_size=1, max_size=40), st.lists(st.tuples(st.integers(1, 45), names), max_size=40))
def test_changes_leave_what_writing_at_once_leaves(first: list[str], changes: list[tuple[int, str]]) -> None:
    """However names came to be what they are, the same keys have the same records, and the same words are kept."""
    with new_store() as one, new_store() as other:
        _changes_leave(one, other, first, changes)


def _changes_leave(one: Store, other: Store, first: list[str], changes: list[tuple[int, str]]) -> None:
    now = dict(enumerate(first, 1))
    changed = wrote(one, first)
    for n, name in changes:
        changed.change(n, [now[n]] if n in now else [], [name], heard=True)
        now[n] = name
    write(other, [(n, posted([([name], True)])) for n, name in sorted(now.items())])
    assert held(one) == held(other)
    assert vocabulary(one) == vocabulary(other)


@settings(max_examples=80)
@given(
    st.lists(names, min_size=1, max_size=60),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=3),
    st.data(),
)
def test_who_answers_a_question(given_names: list[str], groups: list[list[str]], data: st.DataObject) -> None:
    """Common and rare keys, alone or several, with a filter or without, find who has them: the first ones."""
    keys = {word: f"w{word.lower().translate(str.maketrans('öü', 'ou'))}" for word in WORDS}
    passed = np.array([True, *data.draw(st.lists(st.booleans(), min_size=len(given_names), max_size=len(given_names)))])
    question = [[(keys[word],) for word in group] for group in groups]
    held_by = [{n for n, name in enumerate(given_names, 1) if set(group) & set(name.split())} for group in groups]
    expected = [n for n in range(1, len(passed)) if passed[n] and all(n in having for having in held_by)]
    with new_store() as store:
        met = wrote(store, given_names)
        assert met.meeting(question, 5, passed).tolist() == expected[:5]
        roughly = met.meeting(question, len(passed), passed, roughly=True).tolist()
        assert set(expected) <= set(roughly)
        assert any(set(roughly) <= having for having in held_by)


def test_alternatives_of_two_keys(store: Store) -> None:
    """An alternative of two keys is met by who has both."""
    met = wrote(store, ["Memet Örnek", "Memet Ülgi", "Ömer Örnek"])
    assert met.having(("wmemet", "wornek")).tolist() == [1]
    assert met.meeting([[("wmemet", "wornek"), ("womer",)]], 10).tolist() == [1, 3]
    assert met.meeting([[("wmemet",)], [("wnobody",)]], 10).tolist() == []
    assert met.meeting([], 10).tolist() == []


def test_words_that_begin_so(store: Store) -> None:
    """The vocabulary is asked by beginnings, up to a limit."""
    met = wrote(store, NAMES[:6])
    assert met.beginning("wo", 10) == ["womer", "wornek"]
    assert met.beginning("wo", 1) == ["womer"]
    assert met.beginning("wz", 10) == []


def test_numbers_are_of_the_key_alone() -> None:
    """A key has the same number on every machine: what `printf wmemet | b2sum -l 64` prints, as a signed number."""
    assert number("wmemet") == int.from_bytes(bytes.fromhex("6dce033f61781abc"), "big", signed=True)


def test_a_key_is_counted_over_all_its_chunks(store: Store) -> None:
    """However many chunks hold it; none for a key nobody has."""
    wrote(store, ["Memet"] * 11 + ["Ömer"])
    assert [postings.count(store, key) for key in ("wmemet", "womer", "wnobody")] == [11, 1, 0]
