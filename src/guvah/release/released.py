"""What has passed the gate: frozen values, already filtered. All that site and handover may ever see.

Owns the Released* types. Never holds a key, a path, a statement or anything the gate denied: what is not a field here
cannot leak from a page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReleasedName:
    """One spelling. `lang` is BCP 47 with script where known (`ug-Arab`, `zh-Hans`, `en`), else ''."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class ReleasedPlace:
    """A place as it was said, and where the gazetteer knows it: code, names by language, position (WGS 84 degrees)."""

    words: str
    code: str = ""
    names: tuple[tuple[str, str], ...] = ()
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class ReleasedSource:
    """Who says so, only as far as this testifier agreed. `label` is '' where not even the relation may be shown.

    `kind` is the source's kind code (`tes`, `doc`, `cap`, `med`, `den`); `key` is its public handle on a page (`T1`,
    `D3`), stable for the person it is shown on; `reliability` is the Admiralty letter, '' if ungraded. `id` is a public
    id, the same on every page, of what is published under a title; a testimony has none, so that no two pages can be
    seen to have one witness.
    """

    key: str
    kind: str
    label: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    reliability: str = ""
    licence: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedClaim:
    """One value with everyone who says it. `words` is the value as it was given where it differs from `value`.

    `type` is the property's type (`text name date place choice identifier number entity`); a place claim carries
    `place`; an entity claim carries the public id in `value`, its name in `words` and every spelling of it in `names`.
    `basis` is how the closest source knows. `origins`: how many independent origins its sources have.
    """

    value: str
    type: str
    words: str = ""
    lang: str = ""
    place: ReleasedPlace | None = None
    sources: tuple[str, ...] = ()
    basis: str = ""
    credibility: str = ""
    names: tuple[ReleasedName, ...] = ()
    origins: int = 1


@dataclass(frozen=True, slots=True)
class ReleasedField:
    """One property: the shown claim first, those that differ after it. `tier` and `rule` are words of docs/glossary.md.

    tier: `unreviewed`, `single origin`, `corroborated`, `documented`; `contested` says that the claims differ;
    `rule` is the id of the rule that chose (`documented`, `origins`, `closer witness`, `graded`, `precise`, `latest`).
    """

    prop: str
    tier: str
    contested: bool
    rule: str
    claims: tuple[ReleasedClaim, ...]


@dataclass(frozen=True, slots=True)
class ReleasedEpisode:
    """Something that happened: `kind` is a word of the episode vocabulary, fields as of a person."""

    kind: str
    fields: tuple[ReleasedField, ...]


@dataclass(frozen=True, slots=True)
class ReleasedRelation:
    """A link to another published person. `relation`: what they are to this one, a word of the relation vocabulary.

    `name` is the name shown first on their own page, `names` every spelling there.
    """

    relation: str
    person: str
    name: str
    names: tuple[ReleasedName, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedQuote:
    """Words of a testimony whose testifier agreed to be quoted."""

    text: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class ReleasedChange:
    """One line of a record's public history. `date` is YYYY-MM-DD (UTC); `what` is a word of the change vocabulary
    (`published`, `changed`, `withdrawn`); `fields` are the properties that changed."""

    date: str
    what: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedPerson:
    """One person's public record. `id` is the public id (`G-…`); `status` is a word of the status vocabulary or ''.

    `same` are the other public ids that lead here: of records that are this person too.
    """

    id: str
    names: tuple[ReleasedName, ...]
    status: str
    status_detail: str
    last_news: str
    sex: str
    birth_year: str
    place: ReleasedPlace | None
    tier: str
    fields: tuple[ReleasedField, ...]
    episodes: tuple[ReleasedEpisode, ...]
    relations: tuple[ReleasedRelation, ...]
    quotes: tuple[ReleasedQuote, ...]
    sources: tuple[ReleasedSource, ...]
    changes: tuple[ReleasedChange, ...]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedFacility:
    """A place of detention: fields with sources like a person's; `people` are public ids held there, `same` the other
    public ids that lead here."""

    id: str
    names: tuple[ReleasedName, ...]
    place: ReleasedPlace | None
    fields: tuple[ReleasedField, ...]
    sources: tuple[ReleasedSource, ...]
    people: tuple[str, ...]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedCount:
    """One figure of the public statistics: `count` is None where it is suppressed below k."""

    dimension: str
    value: str
    count: int | None


@dataclass(frozen=True, slots=True)
class ReleasedArchive:
    """What the public may know of the archive as a whole. `checkpoint`: the signed head this release was made from."""

    title: str
    fictional: bool
    contact: str
    released: str
    checkpoint: str
    people: int
    facilities: int
    counts: tuple[ReleasedCount, ...]
