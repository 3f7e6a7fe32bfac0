"""A release brought up to date is the release made from nothing, after anything that can happen."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvah.model.pairs import VERDICTS
from guvah.model.statement import statement_id
from guvah.release.archive import Release
from guvah.release.known import Known, recall
from guvah.release.record import encoded, fingerprint
from guvah.release.renewal import Renewal

from .test_archive import TODAY, publish
from .world import World, entity, owned

DAY = datetime.timedelta(days=1)
PEOPLE = tuple(entity("per", name) for name in ("Nurgül Örnek", "Serik Ülgi", "Askar Örnek"))
CAMPS = tuple(entity("fac", name) for name in ("camp", "school"))
SOURCES = (*(entity("tes", name) for name in ("one", "two")), entity("doc", "letter"))

who, where, by_whom = st.sampled_from(PEOPLE), st.sampled_from(CAMPS), st.sampled_from(SOURCES)
words = st.sampled_from(("one", "two", "three"))


def named(world: World, root: str, source: str, word: str) -> None:
    world.say(root, "name", f"{word} Örnek", source)


def taken(world: World, root: str, source: str, camp: str) -> None:
    episode = owned(root, "epi", camp)
    world.say(episode, "episode_kind", "camp", source)
    world.say(episode, "facility", camp, source)


def related(world: World, root: str, source: str, other: str) -> None:
    link = owned(root, "lnk", other)
    world.say(link, "to", other, source)
    world.say(link, "relation", "sibling", source)


def taken_back(world: World, root: str, number: int) -> None:
    said = [one for one in world.recorded(root) if one.statement.prop in ("name", "facility", "to")]
    if said:
        statement = said[number % len(said)].statement
        world.say(statement.entity, "retracts", statement_id(statement))


def decided(world: World, pair: tuple[str, str], verdict: str, by: str) -> None:
    one, other = sorted(pair)
    if one != other and one[:3] == other[:3]:
        world.say(one, verdict, other, by=by, locator=str(world.minutes))


def undone(world: World, number: int, by: str) -> None:
    made = [one for one in world.said if one.statement.prop in VERDICTS]
    if made:
        statement = made[number % len(made)].statement
        world.say(statement.entity, "retracts", statement_id(statement), by=by)


Act = Callable[[World], object]
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda root, source, word: lambda world: named(world, root, source, word), who | where, by_whom, words),
    st.builds(lambda root, source, camp: lambda world: taken(world, root, source, camp), who, by_whom, where),
    st.builds(lambda root, source, other: lambda world: related(world, root, source, other), who, by_whom, who),
    st.builds(lambda root, number: lambda world: taken_back(world, root, number), who | where, st.integers(0, 9)),
    st.builds(
        lambda one, other, verdict, by: lambda world: decided(world, (one, other), verdict, by),
        who | where, who | where, st.sampled_from((VERDICTS[0], *VERDICTS)), st.sampled_from(("bek", "cem", "eva")),
    ),
    st.builds(
        lambda number, by: lambda world: undone(world, number, by),
        st.integers(0, 9), st.sampled_from(("bek", "cem")),
    ),
    st.builds(lambda *roots: lambda world: publish(world, *roots), who, who, where),
    st.builds(lambda root: lambda world: world.say(root, "publication.withdrawn", "public:"), who | where),
    st.builds(lambda root: lambda world: world.say(root, "hold", "held", by="eva"), who | by_whom),
    st.builds(lambda source: lambda world: world.agree(source), by_whom),
    st.builds(
        lambda source, until: lambda world: world.say(source, "consent.until", until),
        by_whom, st.sampled_from(("2024-06-12", "2024-06-13")),
    ),
    st.builds(lambda source: lambda world: world.say(source, "consent.public", "no"), by_whom),
    st.builds(lambda source: lambda world: world.say(source, "review.reliability", "B", by="cem"), by_whom),
    st.builds(lambda source, word: lambda world: world.say(source, "title", word, source), by_whom, words),
    st.builds(lambda source, other: lambda world: world.say(source, "origin", other, source), by_whom, by_whom),
    st.builds(lambda source, other: lambda world: world.say(source, "review.origin", other), by_whom, by_whom),
    st.just(lambda world: world.say(entity("mem", "cem"), "left", "yes", by="ada")),
)  # fmt: skip


def begun() -> World:
    world = World()
    for source in SOURCES:
        world.agree(source)
    for place, root in enumerate((*PEOPLE, *CAMPS)):
        named(world, root, SOURCES[place % len(SOURCES)], "first")
        if root in PEOPLE:
            taken(world, root, SOURCES[place % len(SOURCES)], CAMPS[0])
    related(world, PEOPLE[0], SOURCES[0], PEOPLE[1])
    publish(world, *PEOPLE, *CAMPS)
    return world


class Chain:
    """A release that is renewed again and again, as a site would follow it."""

    def __init__(self) -> None:
        self.kept = b""
        self.site: dict[str, bytes] = {}
        self.read = 0

    def renew(self, world: World, day: datetime.date) -> tuple[object, ...]:
        """Return everything that is released, and count who was read for it."""
        before = recall(self.kept, "public")
        release = Release(world, "public", day)
        touched = world.roots_since(before.position) if before.position else None
        renewal = Renewal(release, world, before, touched, dict(world.sizes))
        found = release.archive("", "", "", fictional=True), list(release.facilities())
        changed = {
            person.id: encoded(person) for person in renewal.people({i: fingerprint(r) for i, r in self.site.items()})
        }
        self.read = len(changed)
        self.site = {key: record for key, record in self.site.items() if key in renewal.ids} | changed
        self.kept = renewal.known.written()
        return (self.site, dict(renewal.redirects), *found)


def whole(world: World, day: datetime.date) -> tuple[object, ...]:
    release = Release(world, "public", day)
    people = {person.id: encoded(person) for person in release.people()}
    return (people, dict(release.redirects()), release.archive("", "", "", fictional=True), list(release.facilities()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.lists(ACTS, min_size=1, max_size=4), st.booleans()), min_size=1, max_size=5))
def test_a_renewed_release_is_the_whole_one(steps: list[tuple[list[Act], bool]]) -> None:
    """Names, links, retractions, holds, consents and their ends, withdrawals, members: in any order, over days."""
    world, chain, day = begun(), Chain(), TODAY
    chain.renew(world, day)
    for acts, tomorrow in steps:
        for act in acts:
            act(world)
        day += DAY * tomorrow
        assert chain.renew(world, day) == whole(world, day)


def test_who_did_not_change_is_not_read() -> None:
    """One more name of one person: that person is read, and whoever is linked is compared, nobody else."""
    world, chain = begun(), Chain()
    chain.renew(world, TODAY)
    assert chain.read == len(PEOPLE)
    chain.renew(world, TODAY)
    assert chain.read == 0
    named(world, PEOPLE[2], SOURCES[2], "second")
    publish(world, PEOPLE[2])
    chain.renew(world, TODAY)
    assert chain.read == 1


def test_a_new_name_is_read_on_the_pages_that_link_to_it() -> None:
    """A sibling published under one more spelling changes the page of the other sibling."""
    world, chain = begun(), Chain()
    chain.renew(world, TODAY)
    named(world, PEOPLE[1], SOURCES[1], "second")
    publish(world, PEOPLE[1])
    assert chain.renew(world, TODAY) == whole(world, TODAY)
    assert chain.read == 2
    named(world, CAMPS[0], SOURCES[0], "second")
    publish(world, CAMPS[0])
    assert chain.renew(world, TODAY) == whole(world, TODAY)
    assert chain.read == len(PEOPLE)


def test_a_site_that_has_less_is_given_more() -> None:
    """Another folder, or one whose files were lost, gets whatever it does not have."""
    world, chain = begun(), Chain()
    chain.renew(world, TODAY)
    chain.site = dict(list(chain.site.items())[1:])
    assert chain.renew(world, TODAY) == whole(world, TODAY)
    assert chain.read == 1


def test_a_consent_that_ends_takes_its_words_with_it() -> None:
    """Nothing was recorded since, but the day has come."""
    world, chain = begun(), Chain()
    world.say(SOURCES[0], "consent.until", "2024-06-12")
    chain.renew(world, TODAY)
    assert chain.renew(world, TODAY + DAY) == whole(world, TODAY + DAY)
    assert len(chain.site) < len(PEOPLE)


@pytest.mark.parametrize("kept", [b"", b"\x00", b"\x93\xa1x\xa6public\x80", Known("another", "public").written()])
def test_what_another_program_remembered_is_forgotten(kept: bytes) -> None:
    """Nothing, something unreadable, another form, another version."""
    assert recall(kept, "public") == Known()
