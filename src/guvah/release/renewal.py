"""A release brought up to date: judged again is only who changed since the last one, or stands beside someone who did.

Owns which records must be looked at again, and why the others need not be. Never judges: `Release` does. Gives exactly
what a release from nothing gives (test: after any sequence of sayings).

A record's page follows from its own statements; from its sources, also as far as they are told of or repeated by other
sources; from the names of the people and places it links to; from who is a member in which role; and from the day, as
far as a consent ends. Each of these is asked for here.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from guvah.model.ids import kind_of, public_id, root_of
from guvah.release.archive import Release
from guvah.release.card import Card
from guvah.release.known import Known, KnownFacility, KnownPerson, begun
from guvah.release.memory import Memory
from guvah.release.natures import SOURCE_KINDS
from guvah.release.record import encoded, fingerprint
from guvah.release.released import ReleasedPerson

_ORIGINS = ("origin", "review.origin")


class Traces(Memory, Protocol):
    """A memory that also knows whom a source speaks of."""

    def telling(self, source: str) -> Iterable[str]:
        """Return the roots that a source says something about, itself too."""


class Renewal:
    """One release, made from the last one. Everybody is known once `people` was read to its end; then keep `known`."""

    def __init__(
        self,
        release: Release,
        traces: Traces,
        before: Known,
        touched: Collection[str] | None,
        position: Mapping[str, int],
    ) -> None:
        """Find out who must be judged again, and judge them.

        `touched`: the roots that anything was recorded of since `before`, None where everything must be judged anew.
        `position`: what this memory holds, read before anything was asked of it.
        """
        self._release = release
        self._before = before if touched is not None and not _decides_who_decides(touched) else Known()
        self.known = begun(release.audience, position)
        people, facilities = list(traces.roots("per")), list(traces.roots("fac"))
        again = release.identities.connected(self._again(people, facilities, _spoken_of(touched or (), traces)))
        again &= {*people, *facilities}
        self._believe(again)
        self._judge_facilities(facilities, again)
        self._judge_people(people, again)
        self._near = again | self._beside(again)

    def people(self, known: Mapping[str, bytes]) -> Iterator[ReleasedPerson]:
        """Yield everybody whose record is not the one known under their public id, by its fingerprint."""
        for root, remembered in self.known.people.items():
            if remembered.card is None:
                continue
            digest = b"" if root in self._near else self._before.people[root].digest
            if not digest or known.get(remembered.card.id) != digest:
                person = self._release.person(root)
                digest = fingerprint(encoded(person)) if person is not None else b""
                if person is not None and known.get(person.id) != digest:
                    yield person
            self.known.people[root] = msgspec.structs.replace(remembered, digest=digest)

    @property
    def redirects(self) -> Mapping[str, str]:
        """Return public id -> public id of every record that is shown on another one's page."""
        known: dict[str, KnownPerson | KnownFacility] = {**self.known.people, **self.known.facilities}
        return {public_id(root): public_id(one.leads_to) for root, one in known.items() if one.leads_to}

    @property
    def ids(self) -> frozenset[str]:
        """Return the public ids of everybody released."""
        return frozenset(one.card.id for one in self.known.people.values() if one.card is not None)

    def _again(self, people: Iterable[str], facilities: Iterable[str], touched: frozenset[str]) -> frozenset[str]:
        """Return the records to judge again: touched, new, or with a consent that has ended since."""
        today = self._release.today
        known: dict[str, KnownPerson | KnownFacility] = {**self._before.people, **self._before.facilities}
        return frozenset(
            root
            for root in (*people, *facilities)
            if root in touched or (one := known.get(root)) is None or (one.until is not None and one.until < today)
        )

    def _believe(self, again: frozenset[str]) -> None:
        people = {root: one for root, one in self._before.people.items() if root not in again}
        places = {root: one for root, one in self._before.facilities.items() if root not in again}
        both: dict[str, KnownPerson | KnownFacility] = {**people, **places}
        self._release.believe(
            {root: people[one.leads_to or root].card for root, one in people.items()},
            {root: places[one.leads_to or root].shown for root, one in places.items()},
            {root: one.counted for root, one in people.items()},
            {root: one.leads_to for root, one in both.items()},
        )

    def _judge_facilities(self, facilities: Iterable[str], again: frozenset[str]) -> None:
        for root in facilities:
            if root not in again:
                self.known.facilities[root] = self._before.facilities[root]
                continue
            ends = self._release.sources.watch()
            lead, shown = self._release.leads_to(root), self._release.facility(root)
            self.known.facilities[root] = KnownFacility(None if lead else shown, self._until(ends), lead)

    def _judge_people(self, people: Iterable[str], again: frozenset[str]) -> None:
        for root in people:
            if root not in again:
                self.known.people[root] = self._before.people[root]
                continue
            ends = self._release.sources.watch()
            lead, card, counted = self._release.leads_to(root), self._release.card(root), self._release.counted(root)
            self.known.people[root] = KnownPerson(None if lead else card, b"", counted, self._until(ends), lead)

    def _until(self, ends: Iterable[datetime.date]) -> datetime.date | None:
        return min((end for end in ends if end >= self._release.today), default=None)

    def _beside(self, again: frozenset[str]) -> frozenset[str]:
        """Return who has a link to, or from, a record that was judged again."""
        moved = {public_id(root) for root in again}
        linked = {other for known in self._both(again) for _, other in known.relations}
        linked |= {lead for old, lead in self.redirects.items() if old in linked}
        return frozenset(
            root
            for root, one in self.known.people.items()
            if (card := one.card) is not None
            and (
                card.id in linked
                or not moved.isdisjoint(card.facilities)
                or any(other in moved for _, other in card.relations)
            )
        )

    def _both(self, again: frozenset[str]) -> Iterator[Card]:
        for root in again:
            for known in (self._before.people.get(root), self.known.people.get(root)):
                if known is not None and known.card is not None:
                    yield known.card


def _decides_who_decides(touched: Iterable[str]) -> bool:
    return any(kind_of(root) == "mem" for root in touched)


def _spoken_of(touched: Iterable[str], traces: Traces) -> frozenset[str]:
    """Return these roots and all that a source among them speaks of, also through other sources or as their origin."""
    found = dict.fromkeys(touched)
    waiting = [root for root in found if root[:3] in SOURCE_KINDS]
    while waiting:
        source = waiting.pop()
        repeating = (root_of(entity) for entity, prop in traces.referring(source) if prop in _ORIGINS)
        for root in (*traces.telling(source), *repeating):
            if root not in found:
                found[root] = None
                if root[:3] in SOURCE_KINDS:
                    waiting.append(root)
    return frozenset(found)
