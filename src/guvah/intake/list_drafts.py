"""A list as a source: what its mapping says about who published it, and what may be done with it.

Owns the drafts of a list's document entity. A public list carries its own consent: everyone can read it already.
"""

from guvah.intake.grammar import Mapping
from guvah.intake.listed import list_source
from guvah.intake.values import read_date
from guvah.model.draft import Draft
from guvah.model.statement import Statement

PUBLIC_CONSENT = {
    "consent.store": "yes",
    "consent.statistics": "yes",
    "consent.public": "yes",
    "consent.place": "exact",
    "consent.given_by": "publisher",
}
PRIVATE_CONSENT = {"consent.store": "yes"}


def list_drafts(mapping: Mapping, ids_key: bytes) -> tuple[Draft, ...]:
    """Return the statements about the list itself: title, publisher, origin, licence, and the consent it carries."""
    header = mapping.list
    source = list_source(ids_key, header.id)
    said = {
        "title": header.title,
        "list_id": header.id,
        "language": header.language,
        "publisher": header.publisher,
        "licence": header.licence,
        "url": header.url,
        "official": header.official.lower(),
        "origin": list_source(ids_key, header.origin) if header.origin and header.origin != header.id else "",
    }
    drafts = [_draft(source, prop, value, header.language) for prop, value in said.items() if value]
    date, _ = read_date(header.date, header.language) if header.date else (None, "")
    if date:
        drafts.append(Draft(Statement(source, "date", date.value, source, original=date.original), "case"))
    consent = PUBLIC_CONSENT if header.public.lower() == "yes" else PRIVATE_CONSENT
    return (*drafts, *(_draft(source, prop, value, "") for prop, value in consent.items()))


def _draft(source: str, prop: str, value: str, language: str) -> Draft:
    lang = language if prop in ("title", "publisher") else None
    return Draft(Statement(source, prop, value, source, lang=lang), "case")
