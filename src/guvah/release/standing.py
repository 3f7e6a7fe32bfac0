"""What was decided about a record or a source: active statements, consent, holds, review, approval; then and now.

Owns how decisions combine. *Then* is what the cut of an approval held; *now* is the same minus everything that any
later recording takes away. Never lets a later recording add anything. Explained in docs/gate.md.

Invariants: what opens counts only from a member whose role may decide it, what closes counts from everyone; a lift or
a new approval overrules only the holds and withdrawals inside its own cut, so that a wrong clock overrules nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guvah.model.consent import Consent
from guvah.model.decisions import RETRACTS, active
from guvah.model.roster import Roster
from guvah.model.statement import Recorded, Recording, Statement, statement_id
from guvah.release.consent import narrow, read_consent, stricter
from guvah.release.cut import Cut, read_cut

Seen = Callable[[Recording], bool]
_CONSENT = "consent."
_WITHDRAWN = "consent.withdrawn"


@dataclass(frozen=True, slots=True)
class Approval:
    """A publication two people stand behind: what was approved, of which cut, and when it was proposed and approved.

    `proposed_at` and `approved_at` are hybrid logical clocks; the first thirteen digits are milliseconds UTC.
    """

    digest: str
    cut: Cut
    proposed_at: str
    approved_at: str


def within(cut: Cut | None) -> Seen:
    """Return the question whether a recording was seen; without a cut everything was."""
    return (lambda _: True) if cut is None else cut.holds


def active_then(recorded: Iterable[Recorded], seen: Seen) -> list[Recorded]:
    """Return what stood as far as was seen; of several recordings of a statement the strictest compartment binds."""
    return active([one for one in recorded if seen(one.recording)])


def taken_back_since(recorded: Iterable[Recorded], seen: Seen) -> frozenset[str]:
    """Return the ids of statements that anything not seen takes back, whatever its clock says."""
    return frozenset(
        one.statement.value for one in recorded if one.statement.prop == RETRACTS and not seen(one.recording)
    )


def sealed_since(recorded: Iterable[Recorded], seen: Seen) -> frozenset[Statement]:
    """Return the statements that any later recording put into a compartment that never leaves."""
    return frozenset(
        one.statement for one in recorded if one.recording.compartment != "case" and not seen(one.recording)
    )


def consent_then(recorded: Sequence[Recorded], seen: Seen, roster: Roster) -> Consent:
    """Return what the source had agreed to as far as was seen: the latest word on each scope, a tie to the stricter."""
    latest: dict[str, Recorded] = {}
    for one in active_then(recorded, seen):
        prop = one.statement.prop
        if not prop.startswith(_CONSENT) or (_opens(one) and not roster.counts(one.recording, "consent")):
            continue
        other = latest.get(prop)
        if other is None or _later(one, other):
            latest[prop] = one
    words = {prop.removeprefix(_CONSENT): one.statement.value for prop, one in latest.items()}
    return read_consent(words | _withdrawal(recorded, seen, roster))


def consent_now(recorded: Sequence[Recorded], seen: Seen, roster: Roster) -> Consent:
    """Return the consent as it was seen minus whatever any later recording says no to."""
    consent = consent_then(recorded, seen, roster)
    back = taken_back_since(recorded, seen)
    if back:
        consent = stricter(
            consent, consent_then([one for one in recorded if statement_id(one.statement) not in back], seen, roster)
        )
    for one in recorded:
        if one.statement.prop.startswith(_CONSENT) and not seen(one.recording):
            consent = narrow(consent, one.statement.prop.removeprefix(_CONSENT), one.statement.value)
    return consent


def held(recorded: Iterable[Recorded], seen: Seen, roster: Roster) -> bool:
    """Say whether any hold stands: one that no entitled member has lifted after having seen it."""
    decisions = [one for one in recorded if one.statement.prop == "hold" and seen(one.recording)]
    lifts = [
        read_cut(one.statement.locator or "")
        for one in decisions
        if one.statement.value == "lifted" and roster.counts(one.recording, "lift_hold")
    ]
    holds = (one for one in decisions if one.statement.value != "lifted")
    return any(not any(lift.holds(hold.recording) for lift in lifts) for hold in holds)


def reviewed_then(recorded: Iterable[Recorded], seen: Seen, roster: Roster) -> bool:
    """Say whether the latest verdict that was seen is `reviewed`, by a member who may review."""
    latest: Recorded | None = None
    for one in active_then(recorded, seen):
        if one.statement.prop != "review.verdict":
            continue
        if one.statement.value == "reviewed" and not roster.counts(one.recording, "review"):
            continue
        if latest is None or _later(one, latest):
            latest = one
    return latest is not None and latest.statement.value == "reviewed"


def reviewed_now(recorded: Sequence[Recorded], seen: Seen, roster: Roster) -> bool:
    """Say whether it was reviewed then and nothing since says otherwise."""
    back = taken_back_since(recorded, seen)
    for one in recorded:
        if one.statement.prop == "review.verdict" and one.statement.value != "reviewed" and not seen(one.recording):
            return False
    kept = [one for one in recorded if statement_id(one.statement) not in back] if back else recorded
    return reviewed_then(kept, seen, roster)


def publications(recorded: Sequence[Recorded], audience: str, roster: Roster) -> list[Approval]:
    """Return every publication for this audience that two people stand behind, oldest first."""
    proposed = _by_content(recorded, "publication.proposed", audience)
    back = taken_back_since(recorded, lambda _: False)
    found = []
    for (digest, words), ayes in _by_content(recorded, "publication.approved", audience).items():
        pair = _two_people(proposed.get((digest, words), []), ayes, roster)
        if pair and not any(statement_id(one.statement) in back for one in pair):
            found.append(Approval(digest, read_cut(words), pair[0].recording.at, pair[1].recording.at))
    return sorted(found, key=lambda approval: approval.approved_at)


def withdrawals(recorded: Iterable[Recorded]) -> list[Recording]:
    """Return every withdrawal of the record from publication, whoever withdrew it, oldest first."""
    found = (one.recording for one in recorded if one.statement.prop == "publication.withdrawn")
    return sorted(found, key=lambda recording: recording.at)


def current_approval(recorded: Sequence[Recorded], audience: str, roster: Roster) -> Approval | None:
    """Return the newest publication that no withdrawal stands against: it was proposed knowing of them all."""
    if not any(one.statement.prop == "publication.approved" for one in recorded):
        return None
    against = withdrawals(recorded)
    standing = [
        approval
        for approval in publications(recorded, audience, roster)
        if all(approval.cut.holds(withdrawal) for withdrawal in against)
    ]
    return standing[-1] if standing else None


def _by_content(recorded: Iterable[Recorded], prop: str, audience: str) -> Mapping[tuple[str, str], list[Recorded]]:
    found: dict[tuple[str, str], list[Recorded]] = {}
    for one in recorded:
        if one.statement.prop == prop and one.statement.value.startswith(audience + ":"):
            found.setdefault((one.statement.value, one.statement.locator or ""), []).append(one)
    return found


def _two_people(
    proposals: Iterable[Recorded], ayes: Iterable[Recorded], roster: Roster
) -> tuple[Recorded, Recorded] | None:
    """Return a proposal and another person's approval of it, both theirs to give."""
    entitled = [one for one in proposals if roster.counts(one.recording, "propose")]
    for aye in sorted(ayes, key=lambda one: one.recording.at):
        for proposal in entitled:
            if roster.counts(aye.recording, "approve") and roster.different_people(proposal.recording, aye.recording):
                return proposal, aye
    return None


def _opens(one: Recorded) -> bool:
    """Say whether a consent word may allow something; a plain no or a withdrawal only takes away."""
    prop, value = one.statement.prop, one.statement.value
    return prop != _WITHDRAWN and (value == "yes" or prop in ("consent.place", "consent.until"))


def _later(one: Recorded, other: Recorded) -> bool:
    if one.recording.at != other.recording.at:
        return one.recording.at > other.recording.at
    return not _opens(one) if one.statement.prop.startswith(_CONSENT) else one.statement.value != "reviewed"


def _withdrawal(recorded: Iterable[Recorded], seen: Seen, roster: Roster) -> dict[str, str]:
    """Return the withdrawal's word unless an entitled member has taken back every one that was seen."""
    lifted = {
        one.statement.value
        for one in recorded
        if one.statement.prop == RETRACTS and seen(one.recording) and roster.counts(one.recording, "lift_hold")
    }
    for one in recorded:
        if one.statement.prop == _WITHDRAWN and seen(one.recording) and statement_id(one.statement) not in lifted:
            return {"withdrawn": one.statement.value or "yes"}
    return {}
