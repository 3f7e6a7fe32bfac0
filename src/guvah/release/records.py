"""Single records as they are released: the newest approval two people stand behind, minus what was taken away since.

Owns seeing a record again as its approver saw it. Never joins records and never approves; whatever does not fit the
approval to the letter is not released.
"""

import datetime
from collections.abc import Sequence

from guvah.model.roster import read_members
from guvah.model.statement import Recorded
from guvah.release.candidate import Candidate, candidate
from guvah.release.consent import holds_on
from guvah.release.cut import Cut
from guvah.release.digest import digest
from guvah.release.identities import Identities
from guvah.release.memory import Memory
from guvah.release.shaping import Keys
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight, Sources
from guvah.release.standing import Approval, current_approval

_DECIDES_ONLY_PUBLICATION = "publication."


def day_of(clock: str) -> datetime.date:
    """Return the UTC day of a hybrid logical clock string."""
    return datetime.datetime.fromtimestamp(int(clock[:13]) / 1000, datetime.UTC).date()


class Records:
    """What may be shown of single records to one audience on one day (UTC), as far as this memory holds it."""

    def __init__(self, memory: Memory, audience: str, today: datetime.date) -> None:
        self._memory = memory
        self.audience = audience
        self.today = today
        self.roster = read_members(memory)
        self.sources = Sources(memory, self.roster)
        self.identities = Identities(memory, self.roster)

    def seen(self, root: str, recorded: Sequence[Recorded], occasion: Occasion, keys: Keys | None = None) -> Candidate:
        """Return what may be shown of one record on an occasion, with whom it was decided to be the same by then."""
        same = self.identities.same_then(root, occasion.sight.cut)
        return candidate(root, recorded, self.sources, occasion, keys=keys, same=same)

    def approved(self, root: str, recorded: Sequence[Recorded], approval: Approval) -> Candidate | None:
        """Return what an approval's two people saw; None where it cannot be seen again to the letter."""
        found = self.seen(
            root, recorded, Occasion(self.audience, day_of(approval.proposed_at), Sight(approval.cut, True))
        )
        if found.shown is None or digest(found.shown, self.audience) != approval.digest:
            return None
        return found

    def current(self, root: str, recorded: Sequence[Recorded]) -> Candidate | None:
        """Return what two people approved of one record minus what was taken away since, None where nothing stands."""
        approval = current_approval(recorded, self.audience, self.roster)
        if approval is None:
            return None
        then = self.approved(root, recorded, approval)
        if then is None or self.unchanged_since(recorded, approval.cut):
            return then
        return self.seen(root, recorded, Occasion(self.audience, self.today, Sight(approval.cut, False)), then.keys)

    def unchanged_since(self, recorded: Sequence[Recorded], cut: Cut) -> bool:
        """Say whether nothing about a record or its sources happened since a cut: the usual case, and the quick one."""
        for one in recorded:
            if not cut.holds(one.recording) and not one.statement.prop.startswith(_DECIDES_ONLY_PUBLICATION):
                return False
        sight = Sight(cut, False)
        names = {one.statement.source for one in recorded if cut.holds(one.recording)}
        return all(
            self.sources.unchanged(name, sight) and holds_on(self.sources.view(name, sight).consent, self.today)
            for name in names
        )
