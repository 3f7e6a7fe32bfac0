"""One release: everybody and every place that is public today, and what may be known of the archive as a whole.

Owns the order of a release: the newest approval two people stand behind, the candidate it names, its digest, what was
taken away since, the records that are one page, and the joining. Never approves; whatever does not fit the approval to
the letter is not released.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from guvah.model.ids import public_id, root_of
from guvah.release.candidate import Candidate
from guvah.release.card import Card, card_of
from guvah.release.citing import with_origins, with_public_ids
from guvah.release.figures import Facts, facts_for_counting, figures
from guvah.release.history import history
from guvah.release.joining import Named, NamedOf, join
from guvah.release.memory import Memory
from guvah.release.pages import Pages
from guvah.release.records import Records
from guvah.release.released import (
    ReleasedArchive,
    ReleasedChange,
    ReleasedFacility,
    ReleasedName,
    ReleasedPerson,
    ReleasedRelation,
)
from guvah.release.shaping import other_way_round
from guvah.release.standing import publications

NOT_PUBLIC = "(not public yet; shown once it is)"
_UNNAMED = (ReleasedName(NOT_PUBLIC, ""),)


class Release(Records):
    """What may be shown to one audience on one day (UTC), as far as this memory holds it."""

    def __init__(self, memory: Memory, audience: str, today: datetime.date) -> None:
        super().__init__(memory, audience, today)
        self._pages = Pages(self, memory)
        self._cards: dict[str, Card | None] = {}
        self._facilities: dict[str, ReleasedFacility | None] = {}
        self._counted: dict[str, Facts | None] = {}
        self._leads: dict[str, str] = {}

    def believe(
        self,
        cards: Mapping[str, Card | None],
        facilities: Mapping[str, ReleasedFacility | None],
        counted: Mapping[str, Facts | None],
        leads: Mapping[str, str],
    ) -> None:
        """Take these answers (by full id) as they are instead of judging again: renewal.py knows which still hold."""
        self._cards.update(cards)
        self._facilities.update(facilities)
        self._counted.update(counted)
        self._leads.update(leads)

    def people(self) -> Iterator[ReleasedPerson]:
        """Yield every released person, in the order of their ids."""
        for root in self._memory.roots("per"):
            person = None if self.leads_to(root) else self.person(root)
            if person is not None:
                yield person

    def facilities(self) -> Iterator[ReleasedFacility]:
        """Yield every released facility with the public ids of the people said to have been held there."""
        held: dict[str, set[str]] = {}
        roots = list(self._memory.roots("fac"))
        shown_as = {public_id(root): public_id(lead) for root in roots if (lead := self.leads_to(root))}
        cards = (self.card(root) for root in self._memory.roots("per"))
        for card in filter(None, cards):
            for place in card.facilities:
                held.setdefault(shown_as.get(place, place), set()).add(card.id)
        for root in roots:
            facility = None if self.leads_to(root) else self.facility(root)
            if facility is not None:
                yield replace(facility, people=tuple(sorted(held.get(facility.id, ()))))

    def leads_to(self, root: str) -> str:
        """Return the record (full id) whose page shows this one too, '' where it has its own or none."""
        if not self.identities.paired(root):
            return ""
        if root not in self._leads:
            members = self._pages.members(root)
            self._leads[root] = members[0] if members and members[0] != root else ""
        return self._leads[root]

    def redirects(self) -> Mapping[str, str]:
        """Return public id -> public id of every record that is shown on another one's page."""
        roots = (root for kind in ("per", "fac") for root in self._memory.roots(kind))
        return {public_id(root): public_id(lead) for root in roots if (lead := self.leads_to(root))}

    def person(self, root: str) -> ReleasedPerson | None:
        """Return one person as released, None where nothing of them is; of any record of theirs the whole page."""
        found = self._pages.page(root)
        self._cards[root] = card_of(found)
        if found is None or not isinstance(found.shown, ReleasedPerson):
            return None
        roots = [one.root for one in found.told]
        changes = sorted((line for one in roots for line in self._history(one)), key=lambda line: line.date)
        shown = join(found.shown, found.links, *self._named(), changes)
        relations = tuple(dict.fromkeys((*shown.relations, *self._related(shown, roots))))
        sources = with_public_ids(shown.sources, found.keys)
        return with_origins(replace(shown, relations=relations, sources=sources), found.origins)

    def _history(self, root: str) -> tuple[ReleasedChange, ...]:
        recorded = self._memory.recorded(root)
        return history(root, recorded, publications(recorded, self.audience, self.roster), self.approved)

    def for_approval(self, found: Candidate | None) -> ReleasedPerson | ReleasedFacility | None:
        """Return a candidate as its approver reads it: links to whoever is not public yet are there, and say so."""
        if found is None or found.shown is None:
            return None
        if isinstance(found.shown, ReleasedFacility):
            return with_origins(found.shown, found.origins)
        person, facility = self._named()
        shown = join(
            found.shown,
            found.links,
            lambda root: person(root) or Named(public_id(root), _UNNAMED),
            lambda root: facility(root) or Named(public_id(root), _UNNAMED),
            (),
        )
        return with_origins(shown, found.origins)

    def _related(self, person: ReleasedPerson, roots: Sequence[str]) -> Iterator[ReleasedRelation]:
        """Yield the links that other released people's approved pages have to this person, the other way round."""
        ids = {public_id(root) for root in roots}
        for entity, prop in sorted(pair for root in roots for pair in self._memory.referring(root)):
            card = self.card(root_of(entity)) if prop == "to" and entity.startswith("per-") else None
            for relation, other in card.relations if card and card.id != person.id else ():
                if card and other in ids:
                    yield ReleasedRelation(other_way_round(relation), card.id, card.names[0].text, card.names)

    def facility(self, root: str) -> ReleasedFacility | None:
        """Return one facility as released, without its people; None where nothing of it is."""
        if root not in self._facilities:
            found = self._pages.page(root)
            shown = found.shown if found else None
            if found is None or not isinstance(shown, ReleasedFacility):
                self._facilities[root] = None
            else:
                described = replace(shown, sources=with_public_ids(shown.sources, found.keys))
                self._facilities[root] = with_origins(described, found.origins)
        return self._facilities[root]

    def archive(self, title: str, contact: str, checkpoint: str, *, fictional: bool) -> ReleasedArchive:
        """Return what may be known of the archive as a whole; its figures count people whose sources allow counting."""
        roots = list(self._memory.roots("per"))
        cards = {root: card for root in roots if (card := self.card(root)) is not None}
        named = frozenset(self.identities.members(root)[0] for root in cards)
        return ReleasedArchive(
            title=title,
            fictional=fictional,
            contact=contact,
            released=self.today.isoformat(),
            checkpoint=checkpoint,
            people=len({card.id for card in cards.values()}),
            facilities=sum(1 for _ in self.facilities()),
            counts=figures({root: self.counted(root) for root in roots}, named),
        )

    def counted(self, root: str) -> Facts | None:
        """Return what is counted of a person, None where nothing may be; of several records of one the first counts."""
        if root not in self._counted:
            members = self.identities.members(root)
            recorded = {one: self._memory.recorded(one) for one in members} if root == members[0] else {}
            self._counted[root] = facts_for_counting(recorded, self.sources, self.today) if recorded else None
        return self._counted[root]

    def card(self, root: str) -> Card | None:
        """Return what others need of a person, None where nothing of them is released; any record gives the same."""
        if root not in self._cards:
            self._cards[root] = card_of(self._pages.page(root))
        return self._cards[root]

    def _named(self) -> tuple[NamedOf, NamedOf]:
        """Return how to find how a person and a facility (full id) are shown, None where they are not released."""
        return (lambda root: _named(self.card(root)), lambda root: _named(self.facility(root) if root else None))


def _named(found: Card | ReleasedFacility | None) -> Named | None:
    return Named(found.id, found.names) if found else None


def release_people(memory: Memory, audience: str, today: datetime.date) -> Iterator[ReleasedPerson]:
    """Yield everybody who is released to an audience on a day (UTC). `Release` does the same and shares its work."""
    return Release(memory, audience, today).people()


def release_facilities(memory: Memory, audience: str, today: datetime.date) -> Iterator[ReleasedFacility]:
    """Yield every place of detention that is released to an audience on a day (UTC)."""
    return Release(memory, audience, today).facilities()


def release_archive(
    memory: Memory,
    audience: str,
    today: datetime.date,
    *,
    title: str = "",
    contact: str = "",
    checkpoint: str = "",
    fictional: bool = False,
) -> ReleasedArchive:
    """Return what an audience may know of the archive as a whole on a day (UTC)."""
    return Release(memory, audience, today).archive(title, contact, checkpoint, fictional=fictional)
