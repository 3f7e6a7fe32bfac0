"""The sources of one released record: their handles on the page, and what may be said about each.

Owns numbering and describing. A source is listed only where something released cites it, and described only by what the
gate lets through: of a testimony that is the relation to this person, where its testifier agreed.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TypeVar

from guvah.model.ids import kind_of, public_id
from guvah.model.record import Record
from guvah.model.statement import Recorded
from guvah.release.natures import nature_of
from guvah.release.released import (
    ReleasedClaim,
    ReleasedFacility,
    ReleasedField,
    ReleasedPerson,
    ReleasedQuote,
    ReleasedSource,
)
from guvah.release.sifting import Sieve, rewrite

Shown = TypeVar("Shown", ReleasedPerson, ReleasedFacility)

_LETTERS = {"tes": "T", "doc": "D", "cap": "C", "med": "M", "den": "A"}


def number_sources(sources: Iterable[str], sieve: Sieve) -> dict[str, str]:
    """Return each source's handle (`T1`, `D2`): per kind, in the order in which the archive first heard of them."""
    counts: dict[str, int] = {}
    keys: dict[str, str] = {}
    for source in sorted(sources, key=lambda one: (sieve.view(one).first_at, one)):
        letter = _LETTERS[kind_of(source)]
        counts[letter] = counts.get(letter, 0) + 1
        keys[source] = f"{letter}{counts[letter]}"
    return keys


def renumbered(keys: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return one handle for each source of several records: those of the first record keep theirs."""
    counts: dict[str, int] = {}
    found: dict[str, str] = {}
    for own in keys:
        for source in own:
            if source not in found:
                letter = own[source][:1]
                counts[letter] = counts.get(letter, 0) + 1
                found[source] = f"{letter}{counts[letter]}"
    return found


def cited_sources(record: Record) -> set[str]:
    """Return every source that the record's claims name, those of its episodes and links included."""
    records = (record, *record.owned)
    said = (one for each in records for field in each.fields.values() for claim in field.claims for one in claim.said)
    return {one.statement.source for one in said}


def describe_source(source: str, key: str, root: str, sieve: Sieve) -> ReleasedSource:
    """Return a source as far as it may be described beside this record."""
    view = sieve.view(source)
    allowed = _allowed(source, view.about, sieve)
    return ReleasedSource(
        key=key,
        kind=view.facts.kind,
        label=_relation(root, view.about, sieve),
        title=allowed.get("title", ""),
        date=allowed.get("recorded") or allowed.get("date", ""),
        publisher=allowed.get("publisher") or allowed.get("authority", ""),
        url=allowed.get("url", ""),
        language=allowed.get("language", ""),
        reliability=view.facts.reliability,
        licence=allowed.get("licence", ""),
    )


def with_public_ids(sources: Iterable[ReleasedSource], keys: Mapping[str, str]) -> tuple[ReleasedSource, ...]:
    """Return described sources with their public ids; `keys` says how each source (full id) is called here.

    Only what may be described by a title has one. It is derived with a key of the archive, as all ids are.
    """
    ids = {key: public_id(source) for source, key in keys.items() if kind_of(source) != "tes"}
    return tuple(
        dataclasses.replace(source, id=ids[source.key]) if source.title and source.key in ids else source
        for source in sources
    )


def with_origins(shown: Shown, origins: Mapping[str, str]) -> Shown:
    """Return what is shown with how many origins each claim has; `origins`: key -> a word for the source's origin.

    Not part of the digest: the tiers in it were approved, and what the count adds to them is no claim of anybody's.
    """
    if isinstance(shown, ReleasedFacility):
        return dataclasses.replace(shown, fields=_fields(shown.fields, origins))
    episodes = tuple(dataclasses.replace(one, fields=_fields(one.fields, origins)) for one in shown.episodes)
    return dataclasses.replace(shown, fields=_fields(shown.fields, origins), episodes=episodes)


def _fields(fields: tuple[ReleasedField, ...], origins: Mapping[str, str]) -> tuple[ReleasedField, ...]:
    return tuple(
        dataclasses.replace(field, claims=tuple(_counted(claim, origins) for claim in field.claims))
        if any(len(claim.sources) > 1 for claim in field.claims)
        else field
        for field in fields
    )


def _counted(claim: ReleasedClaim, origins: Mapping[str, str]) -> ReleasedClaim:
    many = len({origins[key] for key in claim.sources})
    return dataclasses.replace(claim, origins=many) if many > 1 else claim


def quotes_of(source: str, key: str, sieve: Sieve) -> tuple[ReleasedQuote, ...]:
    """Return the words of a testimony that may be quoted."""
    view = sieve.view(source)
    told = (one for one in view.about if one.statement.entity == source and one.statement.prop == "narrative")
    return tuple(
        ReleasedQuote(one.statement.original or one.statement.value, one.statement.lang or "", key)
        for one in told
        if sieve.judge(one, sieve.view(one.statement.source)).allowed
    )


def _allowed(source: str, about: Iterable[Recorded], sieve: Sieve) -> Mapping[str, str]:
    """Return the properties of a source that pass, the first value of each."""
    found: dict[str, str] = {}
    for one in about:
        statement = one.statement
        if statement.entity != source or statement.prop in found:
            continue
        verdict = sieve.judge(one, sieve.view(statement.source))
        fit = rewrite(statement, nature_of(statement), verdict.level) if verdict.allowed else None
        if fit is not None:
            found[statement.prop] = fit.value
    return found


def _relation(root: str, about: Iterable[Recorded], sieve: Sieve) -> str:
    """Return how the testifier is related to this person, where both the link and the word pass; else ''."""
    links: dict[str, dict[str, Recorded]] = {}
    for one in about:
        if kind_of(one.statement.entity) == "lnk":
            links.setdefault(one.statement.entity, {})[one.statement.prop] = one
    for link in links.values():
        to, relation = link.get("to"), link.get("relation")
        if to is None or relation is None or to.statement.value != root:
            continue
        if all(sieve.judge(one, sieve.view(one.statement.source)).allowed for one in (to, relation)):
            return relation.statement.value
    return ""
