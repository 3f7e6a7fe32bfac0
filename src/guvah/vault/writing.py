"""The writing half of the vault, in one place: whoever imports this module writes. Only casework does.

Owns nothing but the list; the work is in writer.py (append, blobs, erasure), members.py (archives, members, keys,
shares), witness.py (what partners add) and tidying.py.
"""

from guvah.vault.members import (
    Introduction,
    add_member,
    admit,
    create_archive,
    dismiss,
    make_shares,
    new_device,
    rotate,
)
from guvah.vault.tidying import tidy
from guvah.vault.witness import add_cosignature, add_timestamp
from guvah.vault.writer import Writer, delete_erased

__all__ = [
    "Introduction",
    "Writer",
    "add_cosignature",
    "add_member",
    "add_timestamp",
    "admit",
    "create_archive",
    "delete_erased",
    "dismiss",
    "make_shares",
    "new_device",
    "rotate",
    "tidy",
]
