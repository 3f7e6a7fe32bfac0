"""Consent: what a source agreed to, changed scope by scope, or withdrawn as a whole.

Owns the verbs. What is widened waits for the next approval; what is narrowed is gone at the next build, and the caller
is told where else it must be recalled.
"""

import datetime
from collections.abc import Mapping

from guvah.casework import subjects
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.model.decisions import decisions
from guvah.model.edtf import is_date, precision
from guvah.model.kinds import schema
from guvah.release.archive import Release
from guvah.release.consent import SCOPES

_PREFIX = "consent."
_DAYS = ("until",)
_WORDS = ("explained_in",)


def current(session: Session, source: str) -> Mapping[str, str]:
    """Return what a source agreed to, scope by scope; what nobody asked is `no`, places `none`."""
    session.require("read")
    found = subjects.source(session, source)
    held = decisions(session.index.recorded(found))
    answers = {scope: "none" if scope == "place" else "no" for scope in SCOPES}
    said = {prop.removeprefix(_PREFIX): each.value for prop, each in held.items() if prop.startswith(_PREFIX)}
    return answers | said


def set_consent(session: Session, source: str, answers: Mapping[str, str], why: str = "") -> None:
    """Record what a source agreed to; scopes not named stay as they are. Raises NotAllowed, BadInput."""
    session.require("consent")
    found = subjects.source(session, source)
    if not answers:
        raise BadInput("say which scope: for example public=yes or place=prefecture")
    for scope, answer in answers.items():
        _check(scope, answer)
    record(session, [session.decision(found, _PREFIX + scope, answer, why=why) for scope, answer in answers.items()])


def withdraw_consent(session: Session, source: str, why: str = "") -> tuple[str, ...]:
    """Withdraw a source: nothing of it leaves any more. Return the lines of the recall: what must be taken down where.

    Raises NotAllowed, BadInput.
    """
    session.require("withdraw consent")
    found = subjects.source(session, source)
    today = _today(session)
    public = _public_because_of(session, found, today) if session.remembers else []
    record(session, [session.decision(found, "consent.withdrawn", today.isoformat(), why=why)])
    if not session.remembers:
        return ("This device cannot read what was public: tell a custodian now that the site must be built again.",)
    lines = [f"{person}: on the site until its next build, and on every copy of it" for person in public]
    return tuple(lines) or ("Nothing of it was public. Ask who handed it on: copies given away are not listed here.",)


def _public_because_of(session: Session, source: str, today: datetime.date) -> list[str]:
    """Return the public ids of released persons whom this source tells of."""
    release = Release(session.index, "public", today)
    told = (root for root in session.index.telling(source) if root.startswith("per-"))
    return list(dict.fromkeys(person.id for root in told if (person := release.person(root)) is not None))


def _today(session: Session) -> datetime.date:
    return datetime.datetime.fromtimestamp(session.clock() / 1000, datetime.UTC).date()


def _check(scope: str, answer: str) -> None:
    if scope in _DAYS:
        if not is_date(answer) or precision(answer) != "day" or not answer[-1].isdecimal():
            raise BadInput("a whole date stands here, such as 2029-02-10", scope)
        return
    if scope in _WORDS:
        return
    declared = schema().decisions.get(_PREFIX + scope)
    if declared is None or not declared.vocabulary:
        raise BadInput(f"there is no such scope; the scopes are {', '.join(SCOPES)}, given_by, explained_in, until")
    words = schema().vocabulary(declared.vocabulary).words
    if answer not in words:
        raise BadInput(f"the answer is one of: {', '.join(words)}", scope)
