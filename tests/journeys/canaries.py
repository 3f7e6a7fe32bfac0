"""Canaries: a token that exists nowhere else, in every place where something can be said.

`flocks` puts one in every property of every kind the schema declares, in every compartment it may be recorded in, told
by sources of every consent, about records in every stage of publication. `may_be_seen` says, written from docs/gate.md
and not from the gate's code, which of them the public may meet.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from guvah.model.draft import Draft
from guvah.model.ids import derived_id, derived_owned_id
from guvah.model.kinds import Property, compartment_rank, schema
from guvah.model.statement import Statement
from guvah.release.consent import SCOPES

ALL = dict.fromkeys((scope for scope in SCOPES if scope != "place"), "yes") | {"place": "exact"}
PUBLIC = {"public": "yes"}
# what a source agreed to, by the name of the consent
CONSENTS: dict[str, dict[str, str]] = {
    "everything": ALL,
    "nothing asked": {},
    "ask": dict.fromkeys(ALL, "ask") | {"place": "exact"},
    "all but public": ALL | {"public": "no"},
    "withdrawn": ALL | {"withdrawn": "2024-01-01"},
    "expired": ALL | {"until": "2024-01-01"},
    "not expired": ALL | {"until": "2099-01-01"},
    "not to be kept": ALL | {"store": "no"},
    "public": PUBLIC,
    "public and relation": PUBLIC | {"relation": "yes"},
    "public and quote": PUBLIC | {"quote": "yes"},
    "public and photo": PUBLIC | {"photo": "yes"},
    **{f"public and {level}": PUBLIC | {"place": level} for level in ("region", "prefecture", "county", "exact")},
}
# what becomes of a record whose sources agreed to everything
STAGES = ("not reviewed", "not proposed", "not approved", "approved alone", "held", "source held", "taken down", "late")
SHOWN = "published"
# what a named audience may be shown at most, beside what the public may
REACH = {"public": ("public",), "wgeid": ("public", "partner")}
STOPPED = frozenset({"withdrawn", "expired", "not to be kept"})
SOURCES = ("tes", "doc", "cap", "med", "den")
OWNED = {"epi": "per", "lnk": "per"}
LENGTH = 16
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def token(*parts: str) -> str:
    """Return a word of random lower-case letters and digits that nothing else contains."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return "zq" + "".join(ALPHABET[byte % 32] for byte in digest[: LENGTH - 4]) + "qz"


@dataclass(frozen=True, slots=True)
class Canary:
    """Where a token was planted: `part` is value, original, locator or basis."""

    token: str
    kind: str
    prop: str
    part: str
    compartment: str
    consent: str
    stage: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Flock:
    """What is recorded about one person and facility, by a source open to all (`anchor`) and by others."""

    consent: str
    stage: str
    person: str
    facility: str
    testimony: str
    anchor: tuple[Draft, ...]
    drafts: tuple[Draft, ...]
    canaries: tuple[Canary, ...]


def entity(kind: str, *parts: str) -> str:
    return derived_id(kind, b"canaries", *parts)


def flocks() -> Iterator[Flock]:
    """Return everything to plant: every consent published, every other stage with every consent given."""
    for consent in CONSENTS:
        yield flock(consent, SHOWN)
    for stage in STAGES:
        yield flock("everything", stage)


def flock(consent: str, stage: str) -> Flock:
    """Return one person, one facility, one of each kind of source and of everything else, full of canaries."""
    name = f"{consent} {stage}"
    person, facility, testimony = (entity(kind, name) for kind in ("per", "fac", "tes"))
    anchor = entity("doc", "anchor")
    anchored = (
        *(said(anchor, f"consent.{scope}", word, anchor) for scope, word in ALL.items()),
        said(person, "name", f"Örnek {name}", anchor),
        said(facility, "name", f"Ülgi {name}", anchor),
        said(derived_owned_id(person, "epi", b"canaries", "anchor"), "episode_kind", "prison", anchor),
        said(derived_owned_id(person, "epi", b"canaries", "anchor"), "facility", facility, anchor),
    )
    drafts: list[Draft] = []
    canaries: list[Canary] = []
    for kind in sorted(schema().kinds):
        if kind in SOURCES:
            source = entity(kind, name)
            drafts += [said(source, f"consent.{scope}", word, source) for scope, word in CONSENTS[consent].items()]
            drafts.append(said(person, "ethnicity", f"cited by {kind}", source))
    for planted in _plant(name, consent, stage, person, facility):
        draft, found = planted
        drafts.append(draft)
        canaries += found
    return Flock(consent, stage, person, facility, testimony, anchored, tuple(drafts), tuple(canaries))


def said(subject: str, prop: str, value: str, source: str) -> Draft:
    return Draft(Statement(subject, prop, value, source), "case")


def _plant(name: str, consent: str, stage: str, person: str, facility: str) -> Iterator[tuple[Draft, list[Canary]]]:
    for code, kind in sorted(schema().kinds.items()):
        for prop in kind.properties.values():
            for compartment in ("case", "sealed", "staff"):
                if compartment_rank(compartment) < compartment_rank(prop.compartment):
                    continue
                for owner in ("per", "tes") if code == "lnk" else ("",):
                    subject = _subject(code, name, person, facility, owner, compartment)
                    source = subject if code in SOURCES else entity("tes", name)
                    where = (code, prop.name, compartment, consent, stage, owner)
                    yield _one(prop, subject, source, where, facility)


def _subject(code: str, name: str, person: str, facility: str, owner: str, compartment: str) -> str:
    if code == "per":
        return person
    if code == "fac":
        return facility
    if code in OWNED:
        root = entity("tes", name) if owner == "tes" else person
        return derived_owned_id(root, code, b"canaries", name, compartment)
    return entity(code, name)


def _one(
    prop: Property, subject: str, source: str, where: tuple[str, str, str, str, str, str], facility: str
) -> tuple[Draft, list[Canary]]:
    code, name, compartment, consent, stage, owner = where
    tokens = {part: token(*where, part) for part in ("value", "original", "locator", "basis")}
    value = _value(prop, tokens["value"], facility)
    if tokens["value"] not in value:
        del tokens["value"]
    statement = Statement(
        subject, name, value, source, tokens["locator"], tokens["original"], None, f"told by: {tokens['basis']}"
    )
    found = [Canary(tokens[part], code, name, part, compartment, consent, stage, owner) for part in tokens]
    return Draft(statement, compartment), found


def _value(prop: Property, word: str, facility: str) -> str:
    if prop.vocabulary:
        words = list(schema().vocabulary(prop.vocabulary).words)
        return "yes" if "yes" in words else words[0]
    fixed = {"date": "2018-03", "yesno": "yes", "number": "3", "entity": facility}
    if prop.name == "lat_lon":
        return "43.98,81.53"
    return f"https://example.org/{word}" if prop.type == "url" else fixed.get(prop.type, word)


def may_be_seen(canary: Canary, audience: str = "public") -> bool:
    """Say whether an audience may meet a canary, by the rules of docs/gate.md. What is not said there is no."""
    agreed = CONSENTS[canary.consent]
    if canary.part in ("locator", "basis") or canary.compartment != "case":
        return False
    if canary.stage != SHOWN or canary.consent in STOPPED or agreed.get(audience) != "yes":
        return False
    prop = schema().kinds[canary.kind].properties[canary.prop]
    if (canary.kind, canary.prop) == ("tes", "narrative"):
        return agreed.get("quote") == "yes"
    if prop.sensitivity not in REACH[audience] or canary.kind not in ("per", "fac", "epi", *SOURCES):
        return False
    if canary.kind == "tes" and canary.prop == "title":
        return False
    if canary.kind == "med" and agreed.get("photo") != "yes":
        return False
    if prop.type == "entity":
        return False
    if prop.type == "place" or canary.prop in ("address", "lat_lon"):
        return agreed.get("place") == "exact"
    return True


def must_be_seen(canary: Canary, audience: str = "public") -> bool:
    """Say whether a canary has to be found, so that a blind search, or an empty site, fails."""
    prop = schema().kinds[canary.kind].properties[canary.prop]
    shown = may_be_seen(canary, audience) and canary.consent == "everything" and canary.part == "value"
    if canary.kind == "fac":
        return shown and prop.type in ("text", "name")
    return shown and canary.kind in ("per", "epi") and prop.type in ("text", "name", "url", "place")
