"""What a release needs of the archive's memory: a few questions, which the index answers and tests answer by hand.

Owns the interface only.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from guvah.model.statement import Recorded


class Memory(Protocol):
    """The read side a release is made from. It need not be complete: what it does not hold cannot be released."""

    def founder(self) -> str:
        """Return the feed that founded the archive."""

    def recorded(self, root: str) -> Sequence[Recorded]:
        """Return every recording under a root, taken back or not, the root's owned entities included."""

    def roots(self, kind: str) -> Iterable[str]:
        """Return the root entities of a kind code, in a stable order."""

    def paired(self) -> Iterable[str]:
        """Return every root that a decision about a pair, taken back or not, ever named."""

    def about_pairs(self, *roots: str) -> Sequence[Recorded]:
        """Return what was decided, or taken back, about all whom such decisions connect with these roots."""

    def referring(self, entity: str) -> Iterable[tuple[str, str]]:
        """Return (entity, property) of every statement whose value is this entity."""
