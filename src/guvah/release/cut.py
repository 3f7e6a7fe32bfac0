"""A cut: how much of every feed somebody saw. Written `feedA:12,feedB:7` in a publication decision's locator.

Owns how a cut is written, read and asked. Never reads a clock: what is inside a cut was recorded before it whatever its
clock says, and nothing can be put inside it afterwards.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from guvah.model.statement import Recording

_PART = re.compile(r"([0-9a-f]{32}):([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Cut:
    """What was seen: entries of each feed. Two cuts are equal where their words are."""

    words: str
    entries: Mapping[str, int] = field(compare=False, repr=False)

    def holds(self, recording: Recording) -> bool:
        """Say whether a recording was among what was seen."""
        return recording.seq < self.entries.get(recording.feed, 0)


def cut_of(position: Mapping[str, int]) -> Cut:
    """Return the cut of a position (entries of each feed): feeds in order, empty feeds left out."""
    return read_cut(",".join(f"{feed}:{count}" for feed, count in sorted(position.items()) if count))


@functools.lru_cache(maxsize=4096)
def read_cut(untrusted_words: str) -> Cut:
    """Read a cut; words that are none, or name a feed twice, hold nothing."""
    entries: dict[str, int] = {}
    for part in untrusted_words.split(","):
        match = _PART.fullmatch(part)
        if match is None or match[1] in entries:
            return Cut(untrusted_words, {})
        entries[match[1]] = int(match[2])
    return Cut(untrusted_words, entries)
