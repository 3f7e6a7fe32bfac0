"""The grammar of a testimony form: which blocks there are and what stands in them.

Owns the shape alone. What the words mean, and what a volunteer is told, is testimony's. Spec: docs/spec/testimony.md.
"""

import msgspec

Words = str | tuple[str, ...] | dict[str, str | tuple[str, ...]]
"""Words in the testimony's language, several of them, or by language: `{ug-Arab: ..., zh-Hans: ...}`."""


class TestifierBlock(msgspec.Struct, frozen=True):
    """Who speaks. Everything here is sealed."""

    __test__ = False  # not a test, whatever the name says

    name: Words = ()
    contact: dict[str, str] | str = ""
    sex: str = ""
    born: str = ""
    note: Words = ()


class ConsentBlock(msgspec.Struct, frozen=True):
    """What was agreed to. A scope that is not named is not agreed to."""

    given_by: str
    scopes: dict[str, str]
    explained_in: str = ""
    until: str = ""
    withdrawn: str = ""
    evidence: tuple[str, ...] = ()


class TestimonyBlock(msgspec.Struct, frozen=True):
    """Who told whom, when and where, and what may be done with it. `reference` is the number on the paper form."""

    __test__ = False

    consent: ConsentBlock
    language: str
    testifier: TestifierBlock = TestifierBlock()
    reference: str = ""
    title: str = ""
    recorded: str = ""
    place: Words = ()
    interviewer: str | tuple[str, ...] = ()
    interpreter: str | tuple[str, ...] = ()
    origin: str = ""
    note: Words = ()


class BasisBlock(msgspec.Struct, frozen=True):
    """How the testifier knows; one of the first five."""

    saw: str = ""
    told_by: str = ""
    inferred: str = ""
    document: str = ""
    official_document: str = ""
    when: str = ""


class RelationBlock(msgspec.Struct, frozen=True):
    """What the person is to the testifier."""

    relation: str = msgspec.field(name="is")
    of: str = "testifier"


class KnownBlock(msgspec.Struct, frozen=True):
    """Where this person already stands: in another form (its reference, which victim) or in a list (its id, a row)."""

    form: str = ""
    victim: str = "1"
    list: str = ""
    row: str = ""


class PersonBlock(msgspec.Struct, frozen=True):
    """Who it is about. `id` is the public id of somebody already recorded, `known_from` where they stand."""

    id: str = ""
    known_from: KnownBlock | None = None
    name: Words = ()
    alias: Words = ()
    father_name: Words = ()
    mother_name: Words = ()
    married_name: Words = ()
    sex: str = ""
    born: str = ""
    birth_place: Words = ()
    origin_place: Words = msgspec.field(name="from", default=())
    residence: Words = ()
    nationality: Words = ()
    ethnicity: Words = ()
    religion: Words = ()
    occupation: Words = ()
    education: Words = ()
    civil_status: Words = ()
    age_at_event: Words = ()
    pregnant: str = ""
    children: str = ""
    health: Words = ()
    identity_number: str | tuple[str, ...] = ()
    contact: dict[str, str] | str = ""
    safe_contact: Words = ()
    link_url: str | tuple[str, ...] = ()
    photo_url: str | tuple[str, ...] = ()
    note: Words = ()


class EpisodeBlock(msgspec.Struct, frozen=True):
    """Something that happened. `facility`: words, a public id, or a row of a list of facilities."""

    kind: str
    start: str = ""
    end: str = ""
    place: Words = ()
    facility: str | KnownBlock = ""
    authority: Words = ()
    reason_given: Words = ()
    reason_suspected: Words = ()
    charge: Words = ()
    sentence: Words = ()
    whereabouts: str = ""
    outcome: Words = ()
    note: Words = ()
    basis: BasisBlock | str = ""


class VictimBlock(msgspec.Struct, frozen=True):
    """One person the testimony is about. `photos` are files that show this person."""

    person: PersonBlock
    relation: RelationBlock | str = ""
    basis: BasisBlock | str = ""
    episodes: tuple[EpisodeBlock, ...] = ()
    photos: tuple[str, ...] = ()


class LinkBlock(msgspec.Struct, frozen=True):
    """What one victim is to another: numbers from 1, in the order of `victims`."""

    source: str = msgspec.field(name="from")
    to: str
    relation: str = msgspec.field(name="is")
    start: str = ""
    end: str = ""
    note: Words = ()


class FileBlock(msgspec.Struct, frozen=True):
    """A file that came with the testimony."""

    name: str
    title: str = ""
    official: str = ""


class TestimonyForm(msgspec.Struct, frozen=True):
    """A whole form."""

    __test__ = False

    testimony: TestimonyBlock
    victims: tuple[VictimBlock, ...]
    links: tuple[LinkBlock, ...] = ()
    narrative: Words = ()
    files: tuple[FileBlock | str, ...] = ()
