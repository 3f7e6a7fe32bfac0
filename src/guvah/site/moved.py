"""The pages of records that are shown on another record's page: a line that says so, and the way there.

Owns those pages, which work from a folder and without a script (a refresh and a link), and the small file beside each
in the data. Never says more of a record than where it leads.
"""

from dataclasses import dataclass
from hashlib import sha256

import minijinja
import msgspec

from guvah.release.released import ReleasedName
from guvah.site import paths
from guvah.site.person_view import name_view
from guvah.site.press import Press

PERSON, PLACE = "person", "place"


@dataclass(frozen=True, slots=True)
class Led:
    """One public id, and the page it leads to: its id and names. `kind` is PERSON or PLACE."""

    old: str
    to: str
    names: tuple[ReleasedName, ...]
    kind: str


def here(led: Led) -> str:
    """Return the path below a language's folder of the page that leads away."""
    return _below(led.kind, led.old)


def digest(led: Led, made: str) -> str:
    """Return the digest of everything such a page is made from."""
    return sha256(repr((made, led)).encode()).hexdigest()


def page(led: Led, press: Press) -> bytes:
    """Print the page that leads away."""
    there = minijinja.safe(f"{press.language}/{_below(led.kind, led.to)}")
    name = name_view(press.labels.names(led.names)[0])
    return press.page("moved.html", here(led), led.kind, old=led.old, to=led.to, page=there, name=name)


def record(led: Led) -> bytes:
    """Return what stands in the data under the id that leads away."""
    return msgspec.json.encode({"id": led.old, "leads_to": led.to}) + b"\n"


def _below(kind: str, public_id: str) -> str:
    path = paths.person_page if kind == PERSON else paths.place_page
    return paths.below_language(path("", paths.public(public_id)))
