"""What a source agreed to, in one value: scopes, place level, until when. Nothing said means no.

Owns the value and how recorded decisions become it. Never decides what leaves: the gate (guvah.release) does, and it
also asks who recorded a consent and what was seen when a publication was approved.
"""

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from guvah.model import edtf
from guvah.model.decisions import Decision, decisions
from guvah.model.statement import Recorded

PREFIX = "consent."
NO_PLACE = "none"
_NOT_SCOPES = frozenset({"place", "given_by", "explained_in", "until", "withdrawn", "evidence"})


class Consent(msgspec.Struct, frozen=True):
    """`scopes` answered yes; `place` the level places may be shown at; `until` its last day, None if none was named."""

    scopes: frozenset[str] = frozenset()
    place: str = NO_PLACE
    until: datetime.date | None = None
    withdrawn: bool = False

    def allows(self, scope: str, on_date: datetime.date) -> bool:
        """Say whether the source agreed to this scope, had not withdrawn, and the consent still holds on this day."""
        return scope in self.scopes and not self.withdrawn and (self.until is None or on_date <= self.until)


def consent_of(recorded: Sequence[Recorded]) -> Consent:
    """Return what a source agreed to, over everything recorded of it; who refuses to be kept has withdrawn."""
    decided = decisions(recorded)
    said = {prop.removeprefix(PREFIX): made for prop, made in decided.items() if prop.startswith(PREFIX)}
    refuses_keeping = "store" in said and said["store"].value == "no"
    return Consent(
        scopes=frozenset(scope for scope, made in said.items() if scope not in _NOT_SCOPES and made.value == "yes"),
        place=said["place"].value if "place" in said else NO_PLACE,
        until=_until(said),
        withdrawn=refuses_keeping or ("withdrawn" in said and said["withdrawn"].value != "no"),
    )


def _until(said: Mapping[str, Decision]) -> datetime.date | None:
    """Return the last day; one that cannot be read has passed, and one that is vague ends when it may first end."""
    if "until" not in said:
        return None
    words = said["until"].value
    return edtf.earliest(words) if edtf.is_date(words) else datetime.date.min
