"""All records of an archive compared with each other: read, brought together, learned from, weighed, kept.

Owns the order of the steps of `guvah link`, and going on where one was interrupted. Never decides: what it finds is
kept on this machine for people to judge. Names stay in this process; engines see numbers only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from guvah.linkage.candidates import Candidates, find_candidates
from guvah.linkage.choosing import competing
from guvah.linkage.engines import Engine
from guvah.linkage.evidence.findings import PROPERTIES, Evidence, Findings
from guvah.linkage.evidence.profile import Profile, profile_of
from guvah.linkage.evidence.ragged import Whole
from guvah.linkage.keying import Hashing, keys_of
from guvah.linkage.learning import learn, score
from guvah.linkage.score import Comparison, comparison
from guvah.linkage.telling_apart import Structure
from guvah.linkage.weights import Weights, level, probabilities, reasons_of
from guvah.model.statement import Statement

LEAST = 0.05
"""Pairs below this are not worth a person's time."""
AT_ONCE = 50_000
"""Pairs compared, and told about, at once."""

Tick = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the smaller id first, and how they compare."""

    one: str
    other: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run did: how many records were compared, in how many pairs; what was learned; notes on what was left."""

    records: int
    candidates: int
    found: Mapping[str, int]
    weights: Weights
    notes: tuple[str, ...]


class Kept:
    """What an interrupted run keeps for the next over the same records, by name; this one keeps nothing."""

    def get(self, _name: str) -> bytes:
        """Return what was kept, b"" for nothing."""
        return b""

    def put(self, _name: str, _value: bytes) -> None:
        """Keep."""


def read_profiles(standing: Iterable[tuple[str, Iterable[Statement]]], tick: Tick, total: int) -> list[Profile]:
    """Return the profiles of people, values that many share held once."""
    shared: dict[object, object] = {}
    found = []
    for root, statements in standing:
        one = profile_of(root, statements)
        found.append(Profile(*(shared.setdefault(value, value) for value in msgspec.structs.astuple(one))))  # type: ignore[arg-type]
        if not len(found) % 1000:
            tick("reading", len(found), total)
    return found


class Linking:
    """One run over some records."""

    def __init__(
        self, profiles: Sequence[Profile], engine: Engine, tick: Tick, kept: Kept | None = None, least: float = LEAST
    ) -> None:
        """Lay the records out. `least`: pairs less likely are not written."""
        self._least = least
        first: dict[str, Profile] = {}
        for one in profiles:
            first.setdefault(one.id, one)
        self._profiles = list(first.values())
        self._repeated = len(profiles) - len(self._profiles)
        self._engine = engine
        self._tick = tick
        self._kept = kept or Kept()
        self._evidence = Evidence(self._profiles)
        self._structure = Structure(self._profiles)
        self._groups = _lists(self._profiles)

    def run(self, write: Callable[[Iterable[Pair]], object]) -> Linked:
        """Compare everything; write the pairs that are worth a person's time."""
        near = self._candidates()
        findings = self._findings(near)
        weights = learn(self._engine, findings)
        bits = score(self._engine, findings, weights) + self._structure.bits(near.one, near.other)
        bits = competing(near.one, near.other, bits, self._groups)
        likely = probabilities(bits, weights.third_agrees(findings))
        likely[(findings < 0).all(1)] = 0.0  # nothing was there to compare
        counts = {word: 0 for word in ("near certain", "likely", "possible")}
        for one in likely[likely >= self._least].tolist():
            word = level(one)
            counts[word] = counts.get(word, 0) + 1
        write(self._told(near, likely, weights))
        return Linked(len(self._profiles), len(near.one), counts, weights, tuple(self._notes(near)))

    def compared(self) -> Findings:
        """Return the findings of every candidate pair, for whoever learns from several archives."""
        return self._findings(self._candidates())

    def _candidates(self) -> Candidates:
        held = self._kept.get("candidates")
        if held:
            return Candidates(*_unpacked(held))
        records, keys = keys_of(self._profiles, Hashing())
        near = find_candidates(
            self._engine, records, keys, self._groups, lambda n, of: self._tick("bringing together", n, of)
        )
        self._kept.put("candidates", _packed(near))
        return near

    def _findings(self, near: Candidates) -> Findings:
        """Compare every candidate pair; what was compared before an interruption is taken from there."""
        count = len(near.one)
        found = [np.zeros((0, len(PROPERTIES)), np.int8)]
        for start in range(0, count, AT_ONCE):
            name = f"findings {start}"
            held = self._kept.get(name)
            if held:
                part = np.frombuffer(held, np.int8).reshape(-1, len(PROPERTIES))
            else:
                chosen = slice(start, start + AT_ONCE)
                part = self._evidence.findings(near.one[chosen], near.other[chosen])
                self._kept.put(name, part.tobytes())
            found.append(part)
            self._tick("comparing", min(count, start + AT_ONCE), count)
        return np.concatenate(found)

    def _told(self, near: Candidates, likely: NDArray[np.float64], weights: Weights) -> Iterator[Pair]:
        worth = np.flatnonzero(likely >= self._least)
        for start in range(0, len(worth), AT_ONCE):
            some = worth[start : start + AT_ONCE]
            one, other = near.one[some], near.other[some]
            said = zip(
                one.tolist(), other.tolist(), likely[some].tolist(),
                self._evidence.said(one, other), self._structure.said(one, other), strict=True,
            )  # fmt: skip
            for a, b, sure, found, apart in said:
                first, second = sorted((self._profiles[a].id, self._profiles[b].id))
                yield Pair(first, second, comparison(sure, reasons_of([*found, *apart], weights), weights.prior))
            self._tick("keeping", min(len(worth), start + AT_ONCE), len(worth))

    def _notes(self, near: Candidates) -> Iterator[str]:
        if self._repeated:
            yield f"{self._repeated:,} records came again under the id of another: the first of each was compared"
        unnamed = len(self._profiles) - near.reached
        if unnamed:
            yield f"{unnamed:,} records have no name, number or date that could bring them together with another"
        if near.ignored:
            yield (
                f"{near.ignored:,} clues were left out because more than {near.common} records share each of them: "
                "such records were compared only where they share a rarer one"
            )


def _lists(profiles: Sequence[Profile]) -> Whole:
    """Return a number for each record: that of the list it is a row of, else one of its own."""
    numbers: dict[str, int] = {}
    for one in profiles:
        if len(one.lists) >= 1 and not one.told_by:
            numbers.setdefault(one.lists[0], len(numbers))
    own = len(numbers)
    return np.array(
        [numbers[one.lists[0]] if one.lists and not one.told_by else own + n for n, one in enumerate(profiles)],
        np.int64,
    )


def _packed(near: Candidates) -> bytes:
    return msgspec.msgpack.encode((near.one.tobytes(), near.other.tobytes(), near.ignored, near.common, near.reached))


def _unpacked(held: bytes) -> tuple[Whole, Whole, int, int, int]:
    one, other, *counts = msgspec.msgpack.decode(held, type=tuple[bytes, bytes, int, int, int])
    ignored, common, reached = counts
    return np.frombuffer(one, np.int64), np.frombuffer(other, np.int64), ignored, common, reached
