"""Two copies of an archive side by side: where a feed has two histories. Spec: "Rollback and forks".

Owns the comparison that a replica makes before it takes anything over. Never writes to either copy. A feed forks when a
device is restored from a backup and writes on: two different entries then bear one number, both properly signed.
"""

from dataclasses import dataclass
from pathlib import Path

from guvah.vault import layout
from guvah.vault.codes import Code, Problem, problem
from guvah.vault.heads import Head, read_archive_id, read_entry
from guvah.vault.ledger import read_ledger


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two copies have: how many entries of each feed theirs is ahead of ours, and what is wrong."""

    ahead: dict[str, int]
    problems: tuple[Problem, ...]


def compare(ours: Path, theirs: Path) -> Comparison:
    """Compare two copies of one archive by their signed heads. Raises DamagedArchive where a head is not sound."""
    archive_id = read_archive_id(ours)
    if read_archive_id(theirs) != archive_id:
        return Comparison({}, (problem(Code.FOREIGN_ARCHIVE, layout.ARCHIVE_FILE),))
    mine, other = read_ledger(ours).heads, read_ledger(theirs).heads
    problems = []
    for feed in sorted(set(mine) & set(other)):
        seq = first_difference(ours, mine[feed], theirs, other[feed], feed)
        if seq is not None:
            problems.append(problem(Code.FORK, layout.entry_path(feed, seq)))
    ahead = {feed: head.size - (mine[feed].size if feed in mine else 0) for feed, head in sorted(other.items())}
    return Comparison({feed: count for feed, count in ahead.items() if count > 0}, tuple(problems))


def first_difference(ours: Path, our_head: Head, theirs: Path, their_head: Head, feed: str) -> int | None:
    """Return the number of the first entry in which two copies of a feed differ, or None.

    Each entry names the one before it, so equal entries have equal pasts: the first difference is found by halving.
    """

    def differ(seq: int) -> bool:
        return read_entry(ours, feed, seq)[1] != read_entry(theirs, feed, seq)[1]

    low, high = 0, min(our_head.size, their_head.size) - 1
    if not differ(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if differ(middle) else (middle + 1, high)
    return low
