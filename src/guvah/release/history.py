"""A record's public history: when it was published, changed and withdrawn. Read from the decisions, never written.

Owns the lines of the history. A version that cannot be seen again to the letter is dated but not described; what was
taken away in between by a withdrawal of consent leaves no line of its own, so that nobody is pointed at.
"""

import datetime
from collections.abc import Callable, Sequence

from guvah.model.statement import Recorded
from guvah.release.candidate import Candidate
from guvah.release.diff import changed_properties
from guvah.release.released import ReleasedChange
from guvah.release.standing import Approval, withdrawals

SeeAgain = Callable[[str, Sequence[Recorded], Approval], Candidate | None]


def history(
    root: str, recorded: Sequence[Recorded], published: Sequence[Approval], see_again: SeeAgain
) -> tuple[ReleasedChange, ...]:
    """Return the lines of a record's history, oldest first. `published`: its publications, oldest first."""
    gone = [one.at for one in withdrawals(recorded)]
    lines = [(at, ReleasedChange(_date(at), "withdrawn")) for at in gone]
    before: Candidate | None = None
    last = ""
    for approval in published:
        at = approval.approved_at
        anew = not last or any(last < withdrawn < at for withdrawn in gone)
        now = see_again(root, recorded, approval) if len(published) > 1 else None
        fields: tuple[str, ...] = ()
        if not anew and before and now and before.shown and now.shown:
            fields = changed_properties(before.shown, now.shown)
        lines.append((at, ReleasedChange(_date(at), "published" if anew else "changed", fields)))
        before, last = now, at
    return tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _date(clock: str) -> str:
    """Return the UTC day of a hybrid logical clock string."""
    return datetime.datetime.fromtimestamp(int(clock[:13]) / 1000, datetime.UTC).date().isoformat()
