"""One page of several records: which of them are shown together, and that a hold on any of them holds all.

Owns the step from approved records to pages. A record is part of another's page only where it is released itself and
an approved decision joins the two (identities.py). Never judges a statement.
"""

from guvah.release.candidate import Candidate, together
from guvah.release.cut import Cut
from guvah.release.memory import Memory
from guvah.release.records import Records
from guvah.release.standing import current_approval, held, within


class Pages:
    """Pages put together from records that are one person or place; most are of one record."""

    def __init__(self, records: Records, memory: Memory) -> None:
        self._records = records
        self._memory = memory
        self._found: dict[str, tuple[Candidate, Cut] | None] = {}
        self._groups: dict[str, tuple[str, ...]] = {}

    def page(self, root: str) -> Candidate | None:
        """Return the page that shows a record, None where nothing of it is released."""
        if not self._records.identities.paired(root):
            return self._records.current(root, self._memory.recorded(root))
        found = [one[0] for member in self.members(root) if (one := self._released(member)) is not None]
        return together(found, self._records.sources) if found else None

    def members(self, root: str) -> tuple[str, ...]:
        """Return the records on the page that shows this one, by id; () where nothing of it is released."""
        if root not in self._groups:
            group = tuple(sorted(self._reached(root)))
            self._groups |= dict.fromkeys(group, group)
            self._groups.setdefault(root, ())
        return self._groups[root]

    def _reached(self, root: str) -> set[str]:
        """Return all that approved decisions connect with a record, through records that are released themselves."""
        others = self._records.identities.members(root)
        reached: set[str] = set()
        waiting = [root] if self._released(root) is not None else []
        while waiting:
            here = waiting.pop()
            reached.add(here)
            waiting += [other for other in others if other not in reached and self._joined(here, other)]
        return reached

    def _joined(self, one: str, other: str) -> bool:
        here, there = self._released(one), self._released(other)
        if here is None or there is None:
            return False
        return self._records.identities.joined(one, other, (here[1], there[1]))

    def _released(self, root: str) -> tuple[Candidate, Cut] | None:
        """Return a record as released with its approved cut; None where any record of the same person is held."""
        if root not in self._found:
            self._found[root] = self._release(root)
        return self._found[root]

    def _release(self, root: str) -> tuple[Candidate, Cut] | None:
        records, recorded = self._records, self._memory.recorded(root)
        others = (self._memory.recorded(one) for one in records.identities.members(root))
        if any(held(other, within(None), records.roster) for other in others):
            return None
        approval = current_approval(recorded, records.audience, records.roster)
        found = records.current(root, recorded)
        shown = found is not None and found.shown is not None
        return (found, approval.cut) if found and shown and approval is not None else None
