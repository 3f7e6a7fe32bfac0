"""The people of a testimony: who they are, what happened to them, and what they are to each other.

Owns the drafts of victims, episodes, facilities and links. Never decides whether two of them are one person.
"""

from collections.abc import Callable
from dataclasses import dataclass

from guvah.errors import BadInput
from guvah.intake.kin import known_relations, read_relation, reversed_relation
from guvah.intake.listed import row_entity
from guvah.intake.sayings import Saying, Sayings
from guvah.intake.shapes import hint, quoted
from guvah.intake.testimony_form import (
    BasisBlock,
    EpisodeBlock,
    KnownBlock,
    LinkBlock,
    PersonBlock,
    RelationBlock,
    VictimBlock,
)
from guvah.intake.values import Value, read_date
from guvah.model.ids import derived_id, derived_owned_id
from guvah.model.kinds import schema

Resolve = Callable[[str], str]
_EPISODE_WORDS = (
    "start", "end", "place", "authority", "reason_given", "reason_suspected", "charge", "sentence", "whereabouts",
    "outcome", "note",
)  # fmt: skip
_NO_COLUMN = frozenset(("kept", "external_id", "contact"))


def entity_of_form(ids_key: bytes, reference: str) -> str:
    """Return the id of the testimony with this reference (the number on the paper form)."""
    return derived_id("tes", ids_key, "testimony", reference)


def victim_entity(ids_key: bytes, testimony: str, number: int) -> str:
    """Return the id of the victim of that number (from 1) in a testimony."""
    return derived_id("per", ids_key, "victim", testimony, str(number))


@dataclass(slots=True)
class People:
    """Turns the victims of one form into drafts. `relation_shown`: the testifier lets the relation be seen."""

    sayings: Sayings
    ids_key: bytes
    files: frozenset[str]
    relation_shown: bool
    resolve: Resolve | None
    episodes: int = 0
    links: int = 0

    def victim(self, number: int, victim: VictimBlock) -> str:
        """Add one victim (numbered from 0) and everything said of them; return their id."""
        path = f"victims[{number}]"
        entity = self._entity(number, victim.person, f"{path}.person")
        basis = self.basis(victim.basis, f"{path}.basis")
        self._person(entity, victim.person, f"{path}.person", Saying(basis))
        if victim.relation:
            self._relation(entity, number, victim.relation, f"{path}.relation")
        for count, episode in enumerate(victim.episodes):
            self._episode(entity, count, episode, f"{path}.episodes[{count}]", basis)
        return entity

    def link(self, number: int, link: LinkBlock, people: list[str]) -> None:
        """Add what one victim is to another."""
        path = f"links[{number}]"
        ends = [
            self._number(end, len(people), f"{path}.{key}") for key, end in (("from", link.source), ("to", link.to))
        ]
        relation = self._read_relation(link.relation, f"{path}.is")
        if not all(ends) or not relation:
            return
        if ends[0] == ends[1]:
            self.sayings.refuse(path, "from and to are one person")
            return
        root, other = (people[end - 1] for end in ends)
        entity = derived_owned_id(root, "lnk", self.ids_key, self.sayings.source, "link", str(number))
        words = link.relation.strip()
        self.sayings.add(entity, "to", Value(other))
        self.sayings.add(entity, "relation", Value(relation, None if words == relation else words))
        for prop in ("start", "end", "note"):
            self.sayings.say(entity, prop, getattr(link, prop), f"{path}.{prop}")
        self.links += 1

    def basis(self, given: BasisBlock | str, path: str) -> str | None:
        """Return how the source knows, in the words of the vocabulary `basis`, with what follows a colon."""
        if not given:
            return None
        if isinstance(given, str):
            word = given.strip().lower()
            known = list(schema().vocabulary("basis").words)
            if word not in known:
                self.sayings.refuse(path, f"{quoted(given)} is not known{hint(word, known)}")
            return word
        return self._basis_block(given, path)

    def _basis_block(self, given: BasisBlock, path: str) -> str | None:
        named = [name for name in BasisBlock.__struct_fields__ if name != "when" and getattr(given, name)]
        if len(named) != 1:
            self.sayings.refuse(path, "one of saw, told_by, inferred, document, official_document stands here")
            return None
        name, words = named[0], " ".join(getattr(given, named[0]).split())
        if name.endswith("document"):
            if words not in self.files:
                self.sayings.refuse(f"{path}.{name}", 'this file is not in the list "files"')
            said = "official document" if name == "official_document" else "told by: document"
        elif name == "told_by":
            said = f"told by: {words}"
        else:
            said = {"saw": "saw it", "inferred": "inferred"}[name]
            said = said if words.lower() in ("yes", "true") else f"{said}: {words}"
        return f"{said} ({self._when(given.when, path)})" if given.when else said

    def _when(self, words: str, path: str) -> str:
        date, _ = read_date(words, "")
        if date is None:
            self.sayings.note(f"{path}.when", "is not a date; kept as it is written")
        return date.value if date else " ".join(words.split())

    def _entity(self, number: int, person: PersonBlock, path: str) -> str:
        made = victim_entity(self.ids_key, self.sayings.source, number + 1)
        if person.known_from is not None:
            return self._known(person.known_from, f"{path}.known_from") or made
        if not person.id:
            if not person.name and not person.alias:
                self.sayings.refuse(path, "a name is missing; write what is known (name: unknown man from Ghulja)")
            return made
        if self.resolve is None:
            self.sayings.refuse(f"{path}.id", "no archive is open in which this id could be found; take the line away")
            return made
        try:
            return self.resolve(person.id)
        except BadInput as error:
            self.sayings.refuse(f"{path}.id", str(error))
            return made

    def _known(self, known: KnownBlock, path: str) -> str:
        """Return somebody by the place where they stand; the same form and number give the same person everywhere."""
        if bool(known.form) == bool(known.list) or bool(known.list) != bool(known.row):
            self.sayings.refuse(path, "either form and victim stand here, or list and row")
            return ""
        if known.list:
            return row_entity("per", self.ids_key, known.list, known.row)
        if not known.victim.isdecimal() or known.victim == "0":
            self.sayings.refuse(f"{path}.victim", "the number of the victim in that form, from 1")
            return ""
        return victim_entity(self.ids_key, entity_of_form(self.ids_key, known.form), int(known.victim))

    def _person(self, entity: str, person: PersonBlock, path: str, saying: Saying) -> None:
        for prop in schema().kind("per").properties:
            if prop not in _NO_COLUMN:
                written = "from" if prop == "origin_place" else prop
                self.sayings.say(entity, prop, getattr(person, prop), f"{path}.{written}", saying)
        contact(self.sayings, entity, person.contact, f"{path}.contact", saying)

    def _relation(self, victim: str, number: int, given: RelationBlock | str, path: str) -> None:
        """Add what the testifier is to the victim: the other way round from what was written."""
        block = given if isinstance(given, RelationBlock) else RelationBlock(given)
        if block.of != "testifier":
            self.sayings.refuse(
                f"{path}.of", 'a relation is to the testifier; relations between victims stand in "links"'
            )
            return
        relation = self._read_relation(block.relation, path)
        if not relation:
            return
        words = " ".join(block.relation.split())
        reversed_word = reversed_relation(relation)
        if reversed_word is None:
            self.sayings.note(path, f"recorded as relative: what the testifier is to a {quoted(words)} has no word")
        entity = derived_owned_id(self.sayings.source, "lnk", self.ids_key, "relation", str(number))
        saying = Saying(compartment="case" if self.relation_shown else "sealed")
        self.sayings.add(entity, "to", Value(victim), saying)
        value = Value(reversed_word or "acquaintance", f"the person is {words} of the testifier")
        self.sayings.add(entity, "relation", value, saying)

    def _read_relation(self, words: str, path: str) -> str:
        relation = read_relation(words)
        if relation is None:
            self.sayings.refuse(path, f"{quoted(words)} is not known{hint(words, known_relations())}")
        return relation or ""

    def _episode(self, root: str, number: int, episode: EpisodeBlock, path: str, basis: str | None) -> None:
        kind = self.sayings.choice("episode_kind", episode.kind, f"{path}.kind")
        own = self.basis(episode.basis, f"{path}.basis") or basis
        saying = Saying(own)
        entity = derived_owned_id(root, "epi", self.ids_key, self.sayings.source, "episode", str(number))
        if kind:
            self.sayings.add(entity, "episode_kind", Value(kind), saying)
        for prop in _EPISODE_WORDS:
            self.sayings.say(entity, prop, getattr(episode, prop), f"{path}.{prop}", saying)
        if episode.facility:
            facility, words = self._facility(episode.facility, f"{path}.facility")
            self.sayings.add(entity, "facility", Value(facility, words), saying)
        self.episodes += 1

    def _facility(self, given: str | KnownBlock, path: str) -> tuple[str, str | None]:
        """Return a facility by row or public id, or one made from its words: the same words are the same facility."""
        if isinstance(given, KnownBlock):
            if not given.list or not given.row or given.form:
                self.sayings.refuse(path, "a facility stands in a list: list and row")
            return row_entity("fac", self.ids_key, given.list, given.row), None
        name = " ".join(given.split())
        if self.resolve is not None and name.upper().startswith("G-"):
            try:
                return self.resolve(name), name
            except BadInput as error:
                self.sayings.refuse(path, str(error))
        entity = derived_id("fac", self.ids_key, "named", name.casefold())
        self.sayings.say(entity, "name", name, path)
        return entity, name

    def _number(self, words: str, most: int, path: str) -> int:
        number = int(words) if words.isdecimal() else 0
        if not 1 <= number <= most:
            self.sayings.refuse(path, f"the number of a victim stands here: 1 to {most}, in the order of the list")
            return 0
        return number


def contact(sayings: Sayings, entity: str, given: dict[str, str] | str, path: str, saying: Saying) -> None:
    """Add ways to reach somebody, sealed; `safe` says how to do it without harm."""
    ways = given.items() if isinstance(given, dict) else [("", given)]
    for way, words in ways:
        prop = "safe_contact" if way == "safe" else "contact"
        text = f"{way}: {words}" if way and way != "safe" else words
        sayings.say(entity, prop, text, f"{path}.{way}" if way else path, saying)
