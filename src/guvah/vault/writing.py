"""The writing half of the vault, in one place: whoever imports this module writes. Only casework does.

Owns nothing but the list; the work is in writer.py (append, blobs, erasure), members.py (archives, members, keys) and
shares.py (recovery keys).
"""

from guvah.vault.members import Introduction, add_member, admit, create_archive, dismiss, new_device, rotate
from guvah.vault.writer import Writer, delete_erased

__all__ = [
    "Introduction",
    "Writer",
    "add_member",
    "admit",
    "create_archive",
    "delete_erased",
    "dismiss",
    "new_device",
    "rotate",
]
