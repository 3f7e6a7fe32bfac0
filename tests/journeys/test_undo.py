"""An undo leaves nothing behind: index, released values and site are those of a history in which nobody was joined."""

import datetime
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.index import Index
from guvah.model.pairs import DIFFERENT, SAME, UNSURE
from guvah.model.statement import Statement, statement_id
from guvah.release.archive import Release
from guvah.release.cut import cut_of
from guvah.release.digest import digest
from guvah.release.known import recall
from guvah.release.record import encoded
from guvah.release.renewal import Renewal
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight
from guvah.site.build import build_site
from tests.index.archive import ANN, BEN, FEEDS, Vault, opened, owned, root, said, staff
from tests.site.reading import files

TODAY = datetime.date(2024, 6, 12)
MEMBERS = {ANN: FEEDS[0], BEN: FEEDS[1]}
PEOPLE = tuple(sorted(root("per", number) for number in range(4)))
CAMPS = tuple(sorted(root("fac", number) for number in range(2)))
SOURCES = (root("tes", 0), root("tes", 1), root("doc", 0))
SCOPES = {"public": "yes", "statistics": "yes", "quote": "yes", "relation": "yes", "place": "exact"}
ROOTS = (*PEOPLE, *CAMPS)


@dataclass
class History:
    """One archive and what is made of it. Without decisions their entries are empty, so that clocks and cuts agree."""

    index: Index
    site: Path
    vault: Vault
    with_decisions: bool
    made: list[tuple[str, Statement]] = field(default_factory=list)
    kept: bytes = b""

    def say(self, *statements: Statement, by: str = ANN) -> None:
        self.vault.append(*statements, feed=MEMBERS[by])
        self.index.catch_up()

    def decide(self, pair: tuple[str, str], verdict: str, by: str) -> None:
        one, other = sorted(pair)
        if one != other and one[:3] == other[:3]:
            statement = Statement(one, verdict, other, by, locator=str(self.vault.clock))
            self._decided(statement, by)
            self.made.append((by, statement))

    def undo(self, number: int) -> None:
        """Take the numbered decision back, by who made it."""
        if self.made:
            by, statement = self.made.pop(number % len(self.made))
            self._decided(Statement(statement.entity, "retracts", statement_id(statement), by), by)

    def _decided(self, statement: Statement, by: str) -> None:
        if self.with_decisions:
            self.say(statement, by=by)
        else:
            self.vault.add(MEMBERS[by], "statements")
            self.index.catch_up()

    def publish(self, *roots: str) -> None:
        """Ann reviews, Ben proposes what there is, Ann approves it."""
        clock = str(self.vault.clock)
        self.say(*(Statement(one, "review.verdict", "reviewed", ANN, basis=clock) for one in roots))
        cut, release = cut_of(self.index.position()), Release(self.index, "public", TODAY)
        seen = [
            release.seen(one, self.index.recorded(one), Occasion("public", TODAY, Sight(cut, True))) for one in roots
        ]
        found = [(one.root, digest(one.shown, "public")) for one in seen if one.shown]
        for prop, by in (("publication.proposed", BEN), ("publication.approved", ANN)) if found else ():
            self.say(*(Statement(one, prop, value, by, locator=cut.words) for one, value in found), by=by)

    def build(self) -> Mapping[str, bytes]:
        """Bring the site up to date as the group would, and return every file of it."""
        before, position = recall(self.kept, "public"), self.index.position()
        release = Release(self.index, "public", TODAY)
        renewal = Renewal(release, self.index, before, self.index.kept.roots_since(before.position), position)
        archive = release.archive("Example", "", "", fictional=True)
        build_site(self.site, archive, renewal, list(release.facilities()))
        self.kept = renewal.known.written()
        return files(self.site)


@contextmanager
def history(folder: Path, *, with_decisions: bool) -> Iterator[History]:
    vault = Vault()
    vault.append(*staff())
    (folder / "archive").mkdir(parents=True)
    with opened(folder / "archive", vault) as index:
        found = History(index, folder / "site", vault, with_decisions)
        for source in SOURCES:
            found.say(*(said(source, f"consent.{scope}", word, source) for scope, word in SCOPES.items()))
        for number, one in enumerate(ROOTS):
            found.say(said(one, "name", f"Example Örnek {number}", SOURCES[number % len(SOURCES)]))
        found.publish(*ROOTS)
        yield found


Act = Callable[[History], object]
who, anyone, by_whom = st.sampled_from(PEOPLE), st.sampled_from(ROOTS), st.sampled_from(SOURCES)
members = st.sampled_from((ANN, BEN))


def held_in(who: str, source: str, camp: str) -> Act:
    episode = owned(who, "epi", CAMPS.index(camp))
    facts = {"episode_kind": "camp", "start": "2017", "facility": camp}
    return lambda on: on.say(*(said(episode, prop, value, source) for prop, value in facts.items()))


def related(who: str, source: str, other: str) -> Act:
    link = owned(who, "lnk", PEOPLE.index(other))
    return lambda on: on.say(said(link, "to", other, source), said(link, "relation", "sibling", source))


def imported(rows: list[tuple[str, str]]) -> Act:
    """A list with a few rows, each of somebody."""
    said_so = [
        line
        for number, (one, born) in enumerate(rows)
        for line in (
            said(one, "born", born, SOURCES[2]),
            said(one, "row", f"{number:02x}" * 32, SOURCES[2], locator=str(number)),
        )
    ]
    return lambda on: on.say(*said_so)


JOINS: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda one, other, verdict, by: lambda on: on.decide((one, other), verdict, by),
        anyone, anyone, st.sampled_from((SAME, SAME, SAME, DIFFERENT, UNSURE)), members,
    ),
    st.builds(lambda one, other: lambda on: on.decide((one, other), SAME, ANN), who, who),
    st.builds(lambda number: lambda on: on.undo(number), st.integers(0, 9)),
)  # fmt: skip
OTHERS: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda one, name, source: lambda on: on.say(said(one, "name", f"{name} Örnek", source)),
        anyone, st.sampled_from(("Nurgül", "نۇرگۈل", "Serik")), by_whom,
    ),
    st.builds(held_in, who, by_whom, st.sampled_from(CAMPS)),
    st.builds(related, who, by_whom, who),
    st.builds(imported, st.lists(st.tuples(who, st.sampled_from(("1984", "1985"))), min_size=1, max_size=3)),
    st.builds(lambda one: lambda on: on.say(Statement(one, "hold", "held", BEN), by=BEN), anyone),
    st.builds(lambda source: lambda on: on.say(said(source, "consent.public", "no", source)), by_whom),
    st.builds(lambda *roots: lambda on: on.publish(*dict.fromkeys(roots)), anyone, anyone, anyone),
    st.builds(lambda: lambda on: on.publish(*ROOTS)),
    st.builds(lambda one: lambda on: on.say(Statement(one, "publication.withdrawn", "public:", ANN)), anyone),
)  # fmt: skip
STEPS = st.lists(st.one_of(JOINS, JOINS, OTHERS, OTHERS, st.just(History.build)), min_size=1, max_size=9)
_SHOWN = (
    "select id, card from document order by id",
    "select key, count(*), sum(length(rows)) from posting group by key order by key",
    "select key from vocabulary order by key",
    "select id, list, key, digest from list_row join document using (n) order by id, list, key",
    "select count(*) from merged",
)


def remembered(index: Index) -> list[object]:
    """Return all that the index shows, finds and counts, but for the decisions themselves, which stay on record."""
    rows: list[object] = [row for query in _SHOWN for row in index._store.execute(query)]
    facets = index._refresh()
    rows += [facets.row(n) for (n,) in index._store.execute("select n from document order by id")]
    rows += [index.find(word) for word in ("Örnek", "نۇرگۈل", "Example", *ROOTS)]
    return [*rows, index.facets(), [index.record(one) for one in ROOTS]]


def released(index: Index) -> list[bytes]:
    return [encoded(person) for person in Release(index, "public", TODAY).people()]


def lived(
    folder: Path, steps: list[Act], *, with_decisions: bool
) -> tuple[list[object], list[bytes], Mapping[str, bytes]]:
    """Return what is remembered, released and on the site after these steps and after every decision is undone."""
    with history(folder, with_decisions=with_decisions) as on:
        for step in steps:
            step(on)
        while on.made:
            on.undo(-1)
        return remembered(on.index), released(on.index), on.build()


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_undoing_all_leaves_the_history_without_decisions(steps: list[Act]) -> None:
    """Joins, splits, doubts, undos, imports, publications, holds and consents in any order; then all is taken back."""
    with tempfile.TemporaryDirectory() as folder:
        joined = lived(Path(folder, "joined"), steps, with_decisions=True)
        never = lived(Path(folder, "never"), steps, with_decisions=False)
    assert joined == never


def test_the_steps_do_join_people() -> None:
    """The property above would hold of a program that joins nobody: this one does, on every floor."""
    with tempfile.TemporaryDirectory() as folder, history(Path(folder), with_decisions=True) as on:
        before = on.build()
        on.decide((PEOPLE[0], PEOPLE[1]), SAME, BEN)
        on.publish(*ROOTS)
        assert len(released(on.index)) == len(PEOPLE) - 1
        assert sum(on.index.facets()["sex"].values()) == len(PEOPLE) - 1
        assert PEOPLE[1] not in {hit.id for hit in on.index.find("Example")}
        after = on.build()
        assert after.keys() == before.keys()
        assert after != before
