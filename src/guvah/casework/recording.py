"""The step every verb ends with: drafts become signed entries and are at once in this machine's memory.

Owns the one way from casework into the vault. Never asks who may: the verb has. Nothing is acknowledged before it is on
disk and signed.
"""

from collections.abc import Collection, Iterable, Iterator

from guvah.casework.entry import bodies_of
from guvah.casework.session import CASE, Session
from guvah.model.draft import Draft
from guvah.vault.format import BlobRef, Entry

PER_ENTRY = 5_000


def record(session: Session, drafts: Iterable[Draft], blobs: Collection[BlobRef] = ()) -> Entry:
    """Record drafts and the attachments they name as one entry: on disk, signed and remembered on return."""
    bodies = bodies_of(session.member, drafts)
    with session.writing() as writer:
        entry = writer.append("statements", bodies, blobs)
    session.remember()
    return entry


def record_many(session: Session, drafts: Iterable[Draft]) -> int:
    """Record any number of drafts as entries of some thousand each, all of them or none; return how many."""
    count = 0
    with session.writing() as writer, writer.batch():
        for part in batched(drafts, PER_ENTRY):
            writer.append("statements", bodies_of(session.member, part))
            count += len(part)
    session.remember()
    return count


def batched(drafts: Iterable[Draft], size: int) -> Iterator[list[Draft]]:
    """Yield the drafts in lists of `size`; the last may be shorter."""
    part: list[Draft] = []
    for draft in drafts:
        part.append(draft)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def ids_key(session: Session) -> bytes:
    """Return the archive's own key for ids that the same words always get.

    A device that cannot read draws a new one each time: bringing the same thing in there twice records it twice.
    """
    return session.keyring.derive(CASE, "entity ids") if session.keyring.can_open(CASE) else session.random(32)
