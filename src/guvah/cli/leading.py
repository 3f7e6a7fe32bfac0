"""Where an id leads: records that were decided to be one person keep their ids, and each of them leads to one.

Owns the line that says so, for every command that takes ids. Never decides and never reads an archive by itself.
"""

from collections.abc import Iterable

from guvah.casework.session import Session
from guvah.casework.subjects import leads_to
from guvah.cli.screen import note
from guvah.model.ids import public_id


def tell_where(session: Session, untrusted_ids: Iterable[str]) -> None:
    """Say of each id that leads to another record which one that is, beside the result."""
    for old, head in leads_to(session, untrusted_ids):
        note(f"{public_id(old)} leads to {public_id(head)}: members decided that they are the same.")
