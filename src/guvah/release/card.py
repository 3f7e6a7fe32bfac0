"""What the pages of others need of a released person: names, and whom and which places the page links to.

Owns the card, made from a candidate before joining. Never holds anything that is not on the person's own page.
"""

import msgspec

from guvah.release.candidate import Candidate
from guvah.release.joining import facilities_of
from guvah.release.released import ReleasedName, ReleasedPerson


class Card(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One released person. `facilities` are public ids, `relations` (what they are to this one, public id)."""

    id: str
    names: tuple[ReleasedName, ...]
    facilities: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]


def card_of(found: Candidate | None) -> Card | None:
    """Return the card of a person, None where nothing of them is released."""
    if found is None or not isinstance(found.shown, ReleasedPerson):
        return None
    shown = found.shown
    relations = tuple((link.relation, link.person) for link in shown.relations)
    return Card(shown.id, shown.names, tuple(facilities_of(shown)), relations)
