"""One release: everybody and every place that is public today, and what may be known of the archive as a whole.

Owns the order of a release: the newest approval two people stand behind, the candidate it names, its digest, what was
taken away since, and the joining. Never approves; whatever does not fit the approval to the letter is not released.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from guvah.model.ids import root_of
from guvah.model.statement import Recorded
from guvah.release.candidate import Candidate, candidate
from guvah.release.card import Card, card_of
from guvah.release.citing import with_origins, with_public_ids
from guvah.release.consent import holds_on
from guvah.release.cut import Cut
from guvah.release.digest import digest
from guvah.release.figures import Facts, facts_for_counting, figures
from guvah.release.history import history
from guvah.release.joining import Names, NamesOf, join
from guvah.release.memory import Memory
from guvah.release.released import ReleasedArchive, ReleasedFacility, ReleasedName, ReleasedPerson, ReleasedRelation
from guvah.release.roster import read_members
from guvah.release.shaping import other_way_round
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight, Sources
from guvah.release.standing import Approval, current_approval, publications

_DECIDES_ONLY_PUBLICATION = "publication."
NOT_PUBLIC = "(not public yet; shown once it is)"


def day_of(clock: str) -> datetime.date:
    """Return the UTC day of a hybrid logical clock string."""
    return datetime.datetime.fromtimestamp(int(clock[:13]) / 1000, datetime.UTC).date()


class Release:
    """What may be shown to one audience on one day (UTC), as far as this memory holds it."""

    def __init__(self, memory: Memory, audience: str, today: datetime.date) -> None:
        self._memory = memory
        self.audience = audience
        self.today = today
        self.roster = read_members(memory)
        self.sources = Sources(memory, self.roster)
        self._cards: dict[str, Card | None] = {}
        self._facilities: dict[str, ReleasedFacility | None] = {}
        self._counted: dict[str, Facts | None] = {}

    def believe(
        self,
        cards: Mapping[str, Card | None],
        facilities: Mapping[str, ReleasedFacility | None],
        counted: Mapping[str, Facts | None],
    ) -> None:
        """Take these answers (by full id) as they are instead of judging again: renewal.py knows which still hold."""
        self._cards.update(cards)
        self._facilities.update(facilities)
        self._counted.update(counted)

    def people(self) -> Iterator[ReleasedPerson]:
        """Yield every released person, in the order of their ids."""
        for root in self._memory.roots("per"):
            person = self.person(root)
            if person is not None:
                yield person

    def facilities(self) -> Iterator[ReleasedFacility]:
        """Yield every released facility with the public ids of the people said to have been held there."""
        held: dict[str, set[str]] = {}
        cards = (self.card(root) for root in self._memory.roots("per"))
        for card in filter(None, cards):
            for place in card.facilities:
                held.setdefault(place, set()).add(card.id)
        for root in self._memory.roots("fac"):
            facility = self.facility(root)
            if facility is not None:
                yield replace(facility, people=tuple(sorted(held.get(facility.id, ()))))

    def person(self, root: str) -> ReleasedPerson | None:
        """Return one person as released, None where nothing of them is."""
        recorded = self._memory.recorded(root)
        found = self.current(root, recorded)
        self._cards[root] = card_of(found)
        if found is None or not isinstance(found.shown, ReleasedPerson):
            return None
        published = publications(recorded, self.audience, self.roster)
        changes = history(root, recorded, published, self.approved)
        shown = join(found.shown, found.links, *self._names(), changes)
        relations = tuple(dict.fromkeys((*shown.relations, *self._related(shown, root))))
        sources = with_public_ids(shown.sources, found.keys)
        return with_origins(replace(shown, relations=relations, sources=sources), found.origins)

    def for_approval(self, found: Candidate | None) -> ReleasedPerson | ReleasedFacility | None:
        """Return a candidate as its approver reads it: links to whoever is not public yet are there, and say so."""
        if found is None or found.shown is None:
            return None
        if isinstance(found.shown, ReleasedFacility):
            return with_origins(found.shown, found.origins)
        unnamed = (ReleasedName(NOT_PUBLIC, ""),)
        person, facility = self._names()
        shown = join(
            found.shown, found.links, lambda root: person(root) or unnamed, lambda root: facility(root) or unnamed, ()
        )
        return with_origins(shown, found.origins)

    def _related(self, person: ReleasedPerson, root: str) -> Iterator[ReleasedRelation]:
        """Yield the links that other released people's approved pages have to this person, the other way round."""
        for entity, prop in self._memory.referring(root):
            card = self.card(root_of(entity)) if prop == "to" and entity.startswith("per-") else None
            for relation, other in card.relations if card else ():
                if card and other == person.id:
                    yield ReleasedRelation(other_way_round(relation), card.id, card.names[0].text, card.names)

    def facility(self, root: str) -> ReleasedFacility | None:
        """Return one facility as released, without its people; None where nothing of it is."""
        if root not in self._facilities:
            found = self.current(root, self._memory.recorded(root))
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
        named = frozenset(root for root in roots if self.card(root) is not None)
        return ReleasedArchive(
            title=title,
            fictional=fictional,
            contact=contact,
            released=self.today.isoformat(),
            checkpoint=checkpoint,
            people=len(named),
            facilities=sum(1 for _ in self.facilities()),
            counts=figures({root: self.counted(root) for root in roots}, named),
        )

    def counted(self, root: str) -> Facts | None:
        """Return what is counted of a person, None where nothing may be."""
        if root not in self._counted:
            self._counted[root] = facts_for_counting(root, self._memory.recorded(root), self.sources, self.today)
        return self._counted[root]

    def card(self, root: str) -> Card | None:
        """Return what others need of a person, None where nothing of them is released."""
        if root not in self._cards:
            self._cards[root] = card_of(self.current(root, self._memory.recorded(root)))
        return self._cards[root]

    def approved(self, root: str, recorded: Sequence[Recorded], approval: Approval) -> Candidate | None:
        """Return what an approval's two people saw; None where it cannot be seen again to the letter."""
        occasion = Occasion(self.audience, day_of(approval.proposed_at), Sight(approval.cut, True))
        found = candidate(root, recorded, self.sources, occasion)
        if found.shown is None or digest(found.shown, self.audience) != approval.digest:
            return None
        return found

    def current(self, root: str, recorded: Sequence[Recorded]) -> Candidate | None:
        """Return what two people approved of a root minus what was taken away since, None where nothing stands."""
        approval = current_approval(recorded, self.audience, self.roster)
        if approval is None:
            return None
        then = self.approved(root, recorded, approval)
        if then is None or self.unchanged_since(recorded, approval.cut):
            return then
        occasion = Occasion(self.audience, self.today, Sight(approval.cut, False))
        return candidate(root, recorded, self.sources, occasion, then.keys)

    def unchanged_since(self, recorded: Sequence[Recorded], cut: Cut) -> bool:
        """Say whether nothing about a record or its sources happened since a cut: the usual case, and the quick one."""
        for one in recorded:
            if not cut.holds(one.recording) and not one.statement.prop.startswith(_DECIDES_ONLY_PUBLICATION):
                return False
        sight = Sight(cut, False)
        names = {one.statement.source for one in recorded if cut.holds(one.recording)}
        return all(
            self.sources.unchanged(name, sight) and holds_on(self.sources.view(name, sight).consent, self.today)
            for name in names
        )

    def _names(self) -> tuple[NamesOf, NamesOf]:
        """Return how to find the names of a person and of a facility (full id), None where they are not released."""
        return (lambda root: _names_of(self.card(root)), lambda root: _names_of(self.facility(root) if root else None))


def _names_of(found: Card | ReleasedFacility | None) -> Names | None:
    return found.names if found else None


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
