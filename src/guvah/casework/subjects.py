"""What a person typed as ids, lists or "all", turned into records: the first step of every verb that takes several.

Owns the resolving. Never decides anything about the records it finds.
"""

from collections.abc import Iterable, Sequence

from guvah.casework.session import Session
from guvah.errors import BadInput, UserError
from guvah.model.ids import is_id, kind_of, root_of
from guvah.release.natures import SOURCE_KINDS

RECORDS = ("per", "fac")
SHOWN_LISTS = 30


def resolve(session: Session, untrusted_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the root entities of public or full ids, each once. Raises UserError for one the archive does not hold.

    A device without memory takes full ids as they are: stopping must not wait for somebody who can read.
    """
    return tuple(dict.fromkeys(root_of(_entity(session, each)) for each in untrusted_ids))


def _entity(session: Session, untrusted_id: str) -> str:
    if session.remembers:
        return session.index.resolve(untrusted_id)
    if not is_id(untrusted_id.strip()):
        raise BadInput("this device cannot look up a short id: give the full one (per-…, tes-…)")
    return untrusted_id.strip()


def one(session: Session, untrusted_id: str) -> str:
    """Return the root entity of one id. Raises BadInput."""
    return resolve(session, (untrusted_id,))[0]


def source(session: Session, untrusted_id: str) -> str:
    """Return a source. Raises BadInput where the id is a record's and not a source's."""
    found = one(session, untrusted_id)
    if kind_of(found) not in SOURCE_KINDS:
        raise BadInput("this is a record, not a source; `guvah show` prints the sources of a record beside each value")
    return found


def of_list(session: Session, name: str) -> tuple[str, ...]:
    """Return every person and facility of a list, by the list's name or its document's id. Raises BadInput."""
    document = find_list(session, name)
    return tuple(root for root in session.index.telling(document) if kind_of(root) in RECORDS)


def lists(session: Session) -> dict[str, str]:
    """Return the document entity of every list with the name its mapping gives it."""
    found = {document: _list_id(session, document) for document in session.index.roots("doc")}
    return {document: name for document, name in found.items() if name}


def find_list(session: Session, name: str) -> str:
    """Return the document entity of a list, by its name or its id. Raises BadInput for a name no list has."""
    found = lists(session)
    for document, list_id in found.items():
        if name in (document, list_id):
            return document
    known = sorted(found.values())
    there = f"there are: {', '.join(known[:SHOWN_LISTS])}" if known else "no list was imported yet"
    more = f" and {len(known) - SHOWN_LISTS} more" if len(known) > SHOWN_LISTS else ""
    raise BadInput(f"there is no list of this name; {there}{more}")


def _list_id(session: Session, document: str) -> str:
    said = (each.statement for each in session.index.recorded(document))
    return next((statement.value for statement in said if statement.prop == "list_id"), "")


def together(session: Session, found: Sequence[str]) -> tuple[str, ...]:
    """Return with each person or facility every other record of theirs: what is done to one is done to all of it."""
    if not session.remembers:
        return tuple(found)
    every = (session.index.members(each) if kind_of(each) in RECORDS else (each,) for each in found)
    return tuple(dict.fromkeys(root for members in every for root in members))


def leads_to(session: Session, untrusted_ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (id, canonical id) of those ids that lead to another record; what is no id leads nowhere."""
    found = []
    for each in untrusted_ids if session.remembers else ():
        try:
            root = one(session, each)
        except UserError:
            continue
        if (head := session.index.canonical(root)) != root:
            found.append((root, head))
    return tuple(dict.fromkeys(found))


def records(found: Sequence[str]) -> tuple[str, ...]:
    """Return those that are persons or facilities. Raises BadInput where none is."""
    kept = tuple(each for each in found if kind_of(each) in RECORDS)
    if not kept:
        raise BadInput("name persons or facilities: their ids, or a list of them with --list")
    return kept
