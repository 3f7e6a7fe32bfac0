"""What a site remembers between builds, so that the next one need only do what is new.

Owns `guvah-site.json` in the site's folder: a card and the lengths of download slices for each person, and a digest of
what each other page was made from. It holds nothing about anyone that is not on the pages beside it, and nothing at all
about someone who is no longer released. Never touches the disk.
"""

import msgspec

from guvah.errors import UserError
from guvah.site.cards import Card

FILE = "guvah-site.json"
FORMAT = "site/1"


class Remembered(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One person in the last build: the card, and how long the slice in each download is.

    `whole` is False where a link had to be left out: such a record is looked at again.
    """

    card: Card
    whole: bool
    lengths: tuple[int, int, int]


class Memory(msgspec.Struct):
    """What the last build wrote. `made` digests the program and what stands on every page; `pages` other pages by path.

    `places` are the public ids of facilities with a page, `search` the paths of the search files.
    """

    guvah: str = FORMAT
    complete: bool = False
    made: str = ""
    people: dict[str, Remembered] = msgspec.field(default_factory=dict)
    places: list[str] = msgspec.field(default_factory=list)
    pages: dict[str, str] = msgspec.field(default_factory=dict)
    search: list[str] = msgspec.field(default_factory=list)

    def written(self) -> bytes:
        """Return the memory as it stands in its file."""
        return msgspec.json.encode(self)


def recall(untrusted: bytes) -> Memory:
    """Return what the last build remembers, an empty memory where it was interrupted or made by another version.

    Raises UserError where it cannot be read at all: the folder may be something else.
    """
    try:
        head = msgspec.json.decode(untrusted, type=_Head)
        if not head.complete or head.guvah != FORMAT:
            return Memory()
        return msgspec.json.decode(untrusted, type=Memory)
    except msgspec.DecodeError as error:
        raise UserError(
            f"{FILE} in this folder cannot be read: choose an empty folder, or delete the old site"
        ) from error


class _Head(msgspec.Struct):
    guvah: str
    complete: bool
