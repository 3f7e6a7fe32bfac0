"""What one source agreed to, as the gate reads it; nothing said means no.

Owns the scopes, the place levels and how two consents meet. Never reads an archive and never widens anything: every
operation here returns the same or less. Explained in docs/gate.md.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from guvah.model.edtf import earliest, is_date

SCOPES = (
    "store", "statistics", "partners", "media", "public", "wgeid", "wgad", "special_procedures", "name_of_testifier",
    "relation", "photo", "voice", "place", "quote", "recontact",
)  # fmt: skip
PLACE_LEVELS = ("none", "region", "prefecture", "county", "exact")
SCOPE_OF_AUDIENCE = {
    "public": "public",
    "partner": "partners",
    "wgeid": "wgeid",
    "wgad": "wgad",
    "special_procedures": "special_procedures",
    "statistics": "statistics",
    "media": "media",
}
AUDIENCES = tuple(SCOPE_OF_AUDIENCE)
_NEVER = datetime.date.max


@dataclass(frozen=True, slots=True)
class Consent:
    """One source's answers. `yes` holds the scopes answered yes; `until` is the last day it holds, inclusive."""

    yes: frozenset[str] = frozenset()
    place: str = "none"
    until: datetime.date = _NEVER
    withdrawn: bool = False
    refuses_storing: bool = False


NO_CONSENT = Consent()


def read_consent(words: Mapping[str, str]) -> Consent:
    """Read recorded consent words (`public` -> `yes`). What cannot be read counts as the strictest answer."""
    place = words.get("place", "none")
    return Consent(
        yes=frozenset(scope for scope in SCOPES if scope != "place" and words.get(scope) == "yes"),
        place=place if place in PLACE_LEVELS else "none",
        until=_read_until(words.get("until", "")),
        withdrawn=bool(words.get("withdrawn")) and words.get("withdrawn") != "no",
        refuses_storing=words.get("store") == "no",
    )


def stricter(one: Consent, other: Consent) -> Consent:
    """Return what both allow: the meet of two consents."""
    return Consent(
        yes=one.yes & other.yes,
        place=coarser(one.place, other.place),
        until=min(one.until, other.until),
        withdrawn=one.withdrawn or other.withdrawn,
        refuses_storing=one.refuses_storing or other.refuses_storing,
    )


def narrow(consent: Consent, scope: str, value: str) -> Consent:
    """Return the consent minus what one more recorded word says no to; a word that would allow more changes nothing."""
    meant = read_consent({scope: value})
    if scope in consent.yes and scope not in meant.yes:
        consent = replace(consent, yes=consent.yes - {scope})
    if scope == "place":
        consent = replace(consent, place=coarser(consent.place, meant.place))
    return replace(
        consent,
        until=min(consent.until, meant.until),
        withdrawn=consent.withdrawn or meant.withdrawn,
        refuses_storing=consent.refuses_storing or meant.refuses_storing,
    )


def coarser(one: str, other: str) -> str:
    """Return the level that says less; an unknown level says nothing."""
    if one not in PLACE_LEVELS or other not in PLACE_LEVELS:
        return "none"
    return min(one, other, key=PLACE_LEVELS.index)


def _read_until(word: str) -> datetime.date:
    """Read the last day of a consent: the first day the word may mean; an unreadable one has already passed."""
    if not word:
        return _NEVER
    return earliest(word) if is_date(word) else datetime.date.min
