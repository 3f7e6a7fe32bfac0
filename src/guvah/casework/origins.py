"""Where the knowledge of a source comes from: lists copied from each other are one origin, and a person decides it.

Owns the verb, its undo, and what is shown of it. Never finds copies (linkage/copies.py compares lists) and never counts
origins: the fold and the release do, from the next moment on. A decision goes before what a source says of itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.recording import ids_key, record
from guvah.casework.session import Session
from guvah.errors import BadInput, UserError
from guvah.intake.listed import list_source
from guvah.intake.mapping_checks import LIST_ID
from guvah.model.decisions import RETRACTS, active
from guvah.model.ids import is_id
from guvah.model.statement import Recorded, statement_id

DECIDES = "review.origin"
_STATES = "origin"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source comes from. `stated`: by itself; `decided`: by a member, and why; `origin`: what counts.

    All are ids of sources; `stated` and `decided` are '' where nobody said anything. `name` and `origin_name` are those
    of lists, else the ids; `by` is the member's handle where you may know it. `here`: the archive holds the origin.
    """

    source: str
    name: str
    origin: str
    origin_name: str
    stated: str
    decided: str
    why: str
    by: str
    here: bool


def origin_of(session: Session, untrusted_source: str) -> Origin:
    """Return where a source (an id, or a list's name) comes from. Raises NotAllowed, BadInput."""
    session.require("read")
    return _origin(session, _source(session, untrusted_source))


def decide_origin(session: Session, untrusted_sources: Sequence[str], untrusted_origin: str, why: str) -> list[Origin]:
    """Decide that sources go back to one origin; return where each comes from now.

    The origin is an id, a list's name, the name of a list that was never imported (two lists that both go back to it
    are one origin), or '' for "stands for itself".
    Raises NotAllowed, BadInput (no reason, unknown source).
    """
    session.require("origin")
    _give(why)
    sources = _sources(session, untrusted_sources)
    origin = _named(session, untrusted_origin) if untrusted_origin else ""
    record(session, [session.decision(source, DECIDES, origin or source, why=why) for source in sources])
    return [_origin(session, source) for source in sources]


def undo_origin(session: Session, untrusted_sources: Sequence[str], why: str) -> list[Origin]:
    """Take back the decision that holds about each source's origin, so that what held before it holds again.

    Raises NotAllowed, BadInput (no reason), UserError (nothing was decided).
    """
    session.require("origin")
    _give(why)
    sources = _sources(session, untrusted_sources)
    made = [(source, _decisions(session, source)) for source in sources]
    if not all(decisions for _, decisions in made):
        raise UserError("nothing was decided about the origin of this source: there is nothing to take back")
    record(
        session,
        [session.decision(source, RETRACTS, statement_id(found[-1].statement), why=why) for source, found in made],
    )
    return [_origin(session, source) for source in sources]


def _origin(session: Session, source: str) -> Origin:
    standing = active(session.index.recorded(source))
    stated = [one.statement.value for one in standing if one.statement.prop == _STATES]
    decided = _decisions(session, source)
    origin = session.index.sources([source])[source].origin
    return Origin(
        source=source,
        name=_called(session, source),
        origin=origin,
        origin_name=_called(session, origin),
        stated=stated[-1] if stated else "",
        decided=decided[-1].statement.value if decided else "",
        why=(decided[-1].statement.original or "") if decided else "",
        by=_handle(session, decided[-1].statement.source) if decided else "",
        here=bool(session.index.recorded(origin)),
    )


def _called(session: Session, source: str) -> str:
    recorded = session.index.recorded(source)
    return next((one.statement.value for one in recorded if one.statement.prop == "list_id"), source)


def _handle(session: Session, member: str) -> str:
    return next((view.handle for view in session.roster.members() if view.id == member and view.handle), member)


def _decisions(session: Session, source: str) -> list[Recorded]:
    """Return the standing decisions about a source's origin, oldest first."""
    standing = active(session.index.recorded(source))
    return [one for one in standing if one.statement.prop == DECIDES and one.statement.entity == source]


def _sources(session: Session, untrusted: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(_source(session, one) for one in untrusted))
    if not found:
        raise BadInput("name the source: its id, or a list's name")
    return found


def _source(session: Session, untrusted: str) -> str:
    if is_id(untrusted.strip()):
        return subjects.source(session, untrusted)
    return subjects.find_list(session, untrusted.strip())


def _named(session: Session, untrusted: str) -> str:
    """Return the source that a word names; of a list that is not here the id it would have."""
    word = untrusted.strip()
    if is_id(word):
        return subjects.source(session, word)
    if not LIST_ID.fullmatch(word):
        raise BadInput("the origin is a source's id or a list's name (small letters, digits, - and _)")
    return list_source(ids_key(session), word)


def _give(why: str) -> None:
    if not why.strip():
        raise BadInput("say why: corroboration is counted by it, and others will read it")
