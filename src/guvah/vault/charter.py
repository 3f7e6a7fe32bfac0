"""Who may write, who holds which key, what is erased: folded from the control entries. Spec: "The charter".

Owns the rules of entitlement. Pure: it is given entries that were authenticated, in any order, and never reads a file.

The rules: the feed that founded the archive may open epoch 1 of a compartment; a later epoch is opened, and a key
wrapped, only by a feed whose member holds the compartment; feeds are admitted and dismissed, and another feed's bodies
erased, only by a feed whose member holds `staff`. Entries are taken in clock order; one that is not entitled yet waits
for those that entitle it; what still waits at the end is refused and named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guvah.errors import BadInput
from guvah.vault.codes import Code
from guvah.vault.format import Entry, KeyGrant

STAFF = "staff"


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a wrapped key lies: under which feed, and the file's hash."""

    feed: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A control entry that its writer was not entitled to make."""

    code: Code
    feed: str
    seq: int


@dataclass(slots=True)
class Charter:
    """The state after all control entries: read it through its methods.

    `members`: admitted feed -> its member's recipient. `caps`: dismissed feed -> how many of its entries count.
    `epochs`: compartment -> epoch -> public keys (more than one where two members rotated at once).
    `wraps`: public key of an epoch -> recipient -> places of the wrapped secret key.
    """

    founder: str
    members: dict[str, str] = field(default_factory=dict)
    caps: dict[str, int] = field(default_factory=dict)
    epochs: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    wraps: dict[str, dict[str, tuple[KeyPlace, ...]]] = field(default_factory=dict)
    erased: set[tuple[str, str]] = field(default_factory=set)
    refused: tuple[Refusal, ...] = ()

    def current(self, compartment: str) -> tuple[int, str]:
        """Return the epoch to seal to now and its public key. Raises BadInput where there is no such compartment."""
        epochs = self.epochs.get(compartment)
        if not epochs:
            raise BadInput(f"this archive has no compartment called {compartment!r}")
        newest = max(epochs)
        return newest, epochs[newest][-1]

    def knows(self, compartment: str, epoch: int) -> bool:
        """Say whether somebody entitled to opened this epoch."""
        return epoch in self.epochs.get(compartment, {})

    def holds(self, feed: str, compartment: str) -> bool:
        """Say whether the feed's member was given a key of this compartment (the founder: from the beginning)."""
        if feed not in self.members:
            return False
        if feed == self.founder and not self.epochs.get(compartment):
            return True
        return any(self.members[feed] in self.wraps.get(public, {}) for public in self.publics(compartment))

    def publics(self, compartment: str) -> list[str]:
        """Return the public keys of all epochs of a compartment."""
        return [public for epoch in self.epochs.get(compartment, {}).values() for public in epoch]

    def holders(self, compartment: str) -> list[str]:
        """Return the recipients that hold the current epoch: members' and recovery keys."""
        return sorted(self.wraps.get(self.current(compartment)[1], {}))

    def counts(self, feed: str, seq: int) -> bool:
        """Say whether an entry at `seq` counts: its feed is admitted and was not dismissed before it."""
        return feed in self.members and seq < self.caps.get(feed, seq + 1)

    def size(self, feed: str, size: int) -> int:
        """Return how many of `size` entries count."""
        return min(size, self.caps.get(feed, size)) if feed in self.members else 0


def fold_charter(founder: str, control: Mapping[str, Iterable[Entry]]) -> Charter:
    """Fold the control entries of feeds (those not admitted may be among them) into a charter."""
    charter = Charter(founder, {founder: ""})
    waiting = sorted((entry for entries in control.values() for entry in entries), key=lambda entry: entry.hlc)
    charter.members.update(_founding(founder, waiting))
    while True:
        taken = next((entry for entry in waiting if _entitled(charter, entry)), None)
        if taken is None:
            break
        waiting.remove(taken)
        _take(charter, taken)
    charter.refused = tuple(_refusal(charter, entry) for entry in waiting if entry.feed in charter.members)
    return charter


def _founding(founder: str, waiting: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    return ((founder, entry.recipient or "") for entry in waiting if entry.feed == founder and entry.kind == "feed")


def _entitled(charter: Charter, entry: Entry) -> bool:
    if not charter.counts(entry.feed, entry.seq):
        return False
    if entry.kind == "members":
        return charter.holds(entry.feed, STAFF)
    if entry.kind == "erase":
        return charter.holds(entry.feed, STAFF) or all(erased.feed == entry.feed for erased in entry.erases)
    return all(_grant_entitled(charter, entry.feed, grant) for grant in entry.keys)


def _grant_entitled(charter: Charter, feed: str, grant: KeyGrant) -> bool:
    epochs = charter.epochs.get(grant.compartment, {})
    if not epochs:
        return feed == charter.founder and grant.epoch == 1
    if grant.recipient in epochs.get(grant.epoch, ()):
        return charter.holds(feed, grant.compartment)
    return charter.holds(feed, grant.compartment) and 1 < grant.epoch <= max(epochs) + 1


def _take(charter: Charter, entry: Entry) -> None:
    for admission in entry.admits:
        charter.members.setdefault(admission.feed, admission.recipient)
    for dismissal in entry.dismisses:
        charter.caps[dismissal.feed] = min(dismissal.size, charter.caps.get(dismissal.feed, dismissal.size))
    for grant in entry.keys:
        epoch = charter.epochs.setdefault(grant.compartment, {})
        if grant.recipient not in epoch.get(grant.epoch, ()):
            epoch[grant.epoch] = (*epoch.get(grant.epoch, ()), grant.recipient)
        wraps = charter.wraps.setdefault(grant.recipient, {})
        for wrap in grant.wraps:
            wraps[wrap.to] = (*wraps.get(wrap.to, ()), KeyPlace(entry.feed, wrap.sha256))
    charter.erased.update((erased.feed, erased.sha256) for erased in entry.erases)


def _refusal(charter: Charter, entry: Entry) -> Refusal:
    code = Code.NOT_ENTITLED if charter.counts(entry.feed, entry.seq) else Code.AFTER_DISMISSAL
    return Refusal(code, entry.feed, entry.seq)
