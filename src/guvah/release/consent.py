"""What one source agreed to, as the gate reads it; nothing said means no.

Owns the scopes, the place levels and how two consents meet. Never reads an archive and never widens anything: every
operation here returns the same or less. Explained in docs/gate.md.
"""

import datetime
from collections.abc import Mapping

from guvah.model.consent import Consent
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
NO_CONSENT = Consent()


def read_consent(words: Mapping[str, str]) -> Consent:
    """Read recorded consent words (`public` -> `yes`). What cannot be read counts as the strictest answer.

    Who does not even agree to be kept has withdrawn.
    """
    place = words.get("place", "none")
    withdrawn = bool(words.get("withdrawn")) and words.get("withdrawn") != "no"
    return Consent(
        scopes=frozenset(scope for scope in SCOPES if scope != "place" and words.get(scope) == "yes"),
        place=place if place in PLACE_LEVELS else "none",
        until=_read_until(words.get("until", "")),
        withdrawn=withdrawn or words.get("store") == "no",
    )


def stricter(one: Consent, other: Consent) -> Consent:
    """Return what both allow: the meet of two consents."""
    ends = [consent.until for consent in (one, other) if consent.until is not None]
    return Consent(
        scopes=one.scopes & other.scopes,
        place=coarser(one.place, other.place),
        until=min(ends) if ends else None,
        withdrawn=one.withdrawn or other.withdrawn,
    )


def narrow(consent: Consent, scope: str, value: str) -> Consent:
    """Return the consent minus what one more recorded word says no to; a word that would allow more changes nothing."""
    meant = read_consent({scope: value})
    kept = consent.scopes if scope in meant.scopes else consent.scopes - {scope}
    place = meant.place if scope == "place" else consent.place
    return stricter(consent, Consent(kept, place, meant.until, meant.withdrawn))


def holds_on(consent: Consent, day: datetime.date) -> bool:
    """Say whether a consent has not come to its end."""
    return consent.until is None or day <= consent.until


def coarser(one: str, other: str) -> str:
    """Return the level that says less; an unknown level says nothing."""
    if one not in PLACE_LEVELS or other not in PLACE_LEVELS:
        return "none"
    return min(one, other, key=PLACE_LEVELS.index)


def _read_until(word: str) -> datetime.date | None:
    """Read the last day of a consent: the first day the word may mean; an unreadable one has already passed."""
    if not word:
        return None
    return earliest(word) if is_date(word) else datetime.date.min
