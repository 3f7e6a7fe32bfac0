"""Holding: stop everything about a record or a source from leaving, at once; lift that again.

Owns the two verbs. Everybody who works here may hold; lifting is for those who answer for it. A lift names the cut it
was made from and lifts only the holds inside it. A person is held under every record of theirs.
"""

from guvah.casework import subjects
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput

HELD = "held"
LIFTED = "lifted"


def hold(session: Session, subject: str, why: str) -> None:
    """Hold a person, facility or source. Raises NotAllowed, BadInput (no reason)."""
    session.require("hold")
    _record(session, subject, HELD, why)


def lift_hold(session: Session, subject: str, why: str) -> None:
    """Lift every hold that this device has seen. Raises NotAllowed, BadInput (no reason)."""
    session.require("lift hold")
    _record(session, subject, LIFTED, why)


def _record(session: Session, subject: str, word: str, why: str) -> None:
    if not why.strip():
        raise BadInput("say why: others will read it")
    found = subjects.together(session, (subjects.one(session, subject),))
    cut = session.cut().words
    record(session, [session.decision(each, "hold", word, why=why, locator=cut) for each in found])
