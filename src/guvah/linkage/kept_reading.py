"""What a whole comparison found, as it is read: the run it was found by, and its pairs.

Owns the questions to the file of proposals. Never writes (`kept.py` does), and shows nothing of an unfinished run.
"""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self

import msgspec

from guvah.index.store import Store
from guvah.linkage.kept_rows import Packing, Proposed

_FOUND = "select one, other, helps, probability, prior, people, published, said from pair "


class Run(msgspec.Struct, frozen=True):
    """One comparison of everything.

    `at` is when, in milliseconds UTC; `position` how many entries of each feed were compared; `weights` what was
    learned, as JSON; `notes` sentences on what was ignored and why.
    """

    at: int
    position: Mapping[str, int]
    engine: str
    weights: bytes = b""
    notes: tuple[str, ...] = ()


_RUN = msgspec.msgpack.Decoder(Run)


def decode_run(run: bytes) -> Run:
    """Return a run as it lies in the file."""
    return _RUN.decode(run)


class Shown:
    """The open file, for whoever reads it; a context manager. Refusals of the database leave as Unavailable."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file; what was written of an unfinished run stays hidden in it."""
        self._store.close()

    def run(self) -> Run | None:
        """Return the last finished run, None where there is none."""
        found = self._meta("run")
        return None if found is None else decode_run(found)

    def pair(self, one: str, other: str) -> Proposed | None:
        """Return what was found about two records, smaller id first; None where nothing."""
        return next(self._found("where one = ? and other = ?", (one, other)), None)

    def around(self, id: str) -> tuple[Proposed, ...]:
        """Return every pair that this record is one of, likeliest first."""
        found = [*self._found("where one = ?", (id,)), *self._found("where other = ?", (id,))]
        return tuple(sorted(found, key=lambda each: (-each.probability, each.one, each.other)))

    def pairs(self, least_probability: float = 0.0) -> Iterator[Proposed]:
        """Yield every pair at least so likely, by its ids."""
        return self._found("where probability >= ? order by one, other", (least_probability,))

    def by_help(self) -> Iterator[Proposed]:
        """Yield every pair, those that help most first, by ids where they help alike; read only as far as asked."""
        return self._found("order by helps desc, one, other")

    def _found(self, which: str, arguments: tuple[object, ...] = ()) -> Iterator[Proposed]:
        if self.run() is not None:
            packing = Packing(self._meta("dictionary"))
            yield from map(packing.pair, self._store.execute(_FOUND + which, arguments))

    def _meta(self, name: str) -> Any:
        return self._store.value("select value from meta where name = ?", (name,))
