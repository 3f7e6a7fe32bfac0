"""Asking whom a text names, before anything of it is kept.

Owns the reading of the file. Never writes: that a page speaks of somebody is said with `capture --about`, by a person.
"""

from dataclasses import dataclass
from pathlib import Path

from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.intake.capture import read_article
from guvah.intake.page_bytes import LARGEST_PAGE
from guvah.linkage.mentions import Mention, looked_at, mentions
from guvah.names.spans import LONGEST


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a text names. `text` is what places in it count in: the article of a page, a plain text as it is."""

    mentions: tuple[Mention, ...]
    text: str
    problems: tuple[str, ...]


def named_in(session: Session, page: Path) -> Named:
    """Return the persons of the archive whom a saved page or plain text may name.

    Raises NotAllowed, LockedOut, BadInput (no such file, no article), HostileInput.
    """
    session.require("read")
    try:
        with page.open("rb") as file:
            body = file.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise BadInput("cannot be opened; check the name of the file", page.name) from error
    text = read_article(body, page.name)
    cut = () if looked_at(text) else (f"only the first {LONGEST:,} characters were looked at; divide the text",)
    return Named(mentions(session.index, text), text, cut)
