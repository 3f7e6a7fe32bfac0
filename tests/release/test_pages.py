"""Records that are one person, as the public sees them: approved by a second person, parted by anybody."""

import pytest

from guvah.model.ids import public_id
from guvah.model.pairs import DIFFERENT, SAME, UNSURE
from guvah.model.statement import statement_id
from guvah.release.archive import Release
from guvah.release.record import encoded

from .test_archive import LETTER, ONE, TODAY, TWO, publish, values
from .world import World, entity, owned

FIRST, SECOND, THIRD = sorted(entity("per", name) for name in ("Nurgül Örnek", "Nurgul Ornek", "N. Örnek"))
CAMP = entity("fac", "camp")


def two() -> World:
    """Two published records of one woman, from two testimonies; their years of birth differ."""
    world = World()
    for root, source, name, born in ((FIRST, ONE, "Nurgül Örnek", "1984"), (SECOND, TWO, "Nurgul Ornek", "1985")):
        world.agree(source)
        world.say(root, "name", name, source)
        world.say(root, "born", born, source)
        world.say(root, "sex", "female", source)
        world.say(owned(root, "epi", name), "episode_kind", "arrest", source)
    publish(world, FIRST, SECOND)
    return world


def decide(world: World, one: str, other: str, verdict: str = SAME, by: str = "bek") -> str:
    smaller, larger = sorted((one, other))
    return statement_id(world.say(smaller, verdict, larger, by=by, locator=str(world.minutes)).statement)


def joined() -> World:
    """The two, decided to be one and approved so."""
    world = two()
    decide(world, FIRST, SECOND)
    publish(world, FIRST, SECOND)
    return world


def pages(world: World) -> dict[str, bytes]:
    return {person.id: encoded(person) for person in Release(world, "public", TODAY).people()}


def apart(world: World) -> bool:
    """Say whether both records have pages of their own and none leads to another."""
    return set(pages(world)) == {public_id(FIRST), public_id(SECOND)} and not redirects(world)


def redirects(world: World) -> dict[str, str]:
    return dict(Release(world, "public", TODAY).redirects())


def test_one_page_shows_what_is_released_of_all_its_records() -> None:
    """Under the smallest id: every name, both episodes, both years side by side, each with its source."""
    world = joined()
    (person,) = Release(world, "public", TODAY).people()
    assert person.id == public_id(FIRST)
    assert person.same == (public_id(SECOND),)
    assert {name.text for name in person.names} == {"Nurgül Örnek", "Nurgul Ornek"}
    assert len(person.episodes) == 2
    (born,) = [field for field in person.fields if field.prop == "born"]
    assert born.contested
    assert [(claim.value, claim.sources) for claim in born.claims] == [("1985", ("T2",)), ("1984", ("T1",))]
    assert redirects(world) == {public_id(SECOND): public_id(FIRST)}
    assert Release(world, "public", TODAY).person(SECOND) == person


def test_origins_are_counted_over_all_records_of_a_person() -> None:
    """Two testimonies corroborate; where the second repeats the first they are one origin still."""
    tiers = {
        field.prop: field.tier for person in Release(joined(), "public", TODAY).people() for field in person.fields
    }
    assert tiers["sex"] == "corroborated"
    world = two()
    world.say(TWO, "origin", ONE, TWO)
    decide(world, FIRST, SECOND)
    publish(world, FIRST, SECOND)
    (person,) = Release(world, "public", TODAY).people()
    assert person.tier == "single origin"
    assert {field.prop: field.tier for field in person.fields}["sex"] == "single origin"


def copied(world: World, origin: str = ONE) -> str:
    """Decide where the second record's testimony has it from."""
    return statement_id(world.say(TWO, "review.origin", origin, by="cem", basis=str(world.minutes)).statement)


def corroborated(world: World) -> tuple[str, str, int]:
    """The page's tier, and that of the sex with its origins."""
    (person,) = Release(world, "public", TODAY).people()
    (sex,) = (field for field in person.fields if field.prop == "sex")
    return person.tier, sex.tier, sex.claims[0].origins


def test_sources_of_two_records_found_to_be_one_origin_are_counted_so_at_once() -> None:
    """No approval is asked to lose an origin on a joined page, and taking the finding back gives it again."""
    world = joined()
    assert corroborated(world) == ("corroborated", "corroborated", 2)
    found = copied(world)
    assert corroborated(world) == ("single origin", "single origin", 1)
    world.say(TWO, "retracts", found, by="cem")
    assert corroborated(world) == ("corroborated", "corroborated", 2)


def test_sources_of_two_records_are_one_origin_if_either_approval_saw_them_so() -> None:
    """The first record was approved before the copy was found, the second after; that it is none now waits."""
    world = two()
    decide(world, FIRST, SECOND)
    publish(world, FIRST)
    copied(world)
    publish(world, SECOND)
    copied(world, TWO)
    assert corroborated(world) == ("single origin", "single origin", 1)
    publish(world, FIRST)
    assert corroborated(world) == ("single origin", "single origin", 1)
    publish(world, SECOND)
    assert corroborated(world) == ("corroborated", "corroborated", 2)


def test_a_join_is_public_only_once_both_are_approved_again() -> None:
    """Decided, it changes nothing; approved for one of the two it changes nothing either."""
    world = two()
    before = pages(world)
    decide(world, FIRST, SECOND)
    assert pages(world) == before
    publish(world, FIRST)
    assert apart(world)
    publish(world, SECOND)
    assert set(pages(world)) == {public_id(FIRST)}


@pytest.mark.parametrize("by", ["bek", "cem", "eva"])
def test_anybody_parts_a_page_at_once(by: str) -> None:
    """An undo, a `different` of another member (a conflict) or of the same one: without approval."""
    world = joined()
    decide(world, FIRST, SECOND, DIFFERENT, by=by)
    assert apart(world)


def test_an_undo_parts_at_once_and_gives_back_the_pages_before() -> None:
    """To the letter, but for the dates of what was published since."""
    world = two()
    made = decide(world, FIRST, SECOND)
    publish(world, FIRST, SECOND)
    world.say(FIRST, "retracts", made, by="eva")
    assert apart(world)
    assert all(not person.same for person in Release(world, "public", TODAY).people())


def test_the_same_decided_again_waits_for_another_approval() -> None:
    """What was approved was the earlier decision: a later one is inside nobody's cut."""
    world = joined()
    made = next(one for one in world.said if one.statement.prop == SAME)
    world.say(FIRST, "retracts", statement_id(made.statement))
    decide(world, FIRST, SECOND)
    assert apart(world)
    publish(world, FIRST, SECOND)
    assert not apart(world)


def test_unsure_and_a_join_by_who_may_not_link_change_nothing() -> None:
    """An intake volunteer's program that writes past the verbs joins nobody."""
    world = two()
    decide(world, FIRST, SECOND, UNSURE)
    decide(world, FIRST, SECOND, by="eva")
    publish(world, FIRST, SECOND)
    assert apart(world)


def test_a_contradiction_parts_everybody_in_it() -> None:
    """A=B approved; then B=C and A≠C: nobody of the three is joined until it is settled."""
    world = joined()
    decide(world, SECOND, THIRD, by="cem")
    decide(world, FIRST, THIRD, DIFFERENT, by="cem")
    assert apart(world)


def test_a_hold_on_one_record_holds_the_whole_page() -> None:
    """Also where the join is not public yet: the danger is the person's."""
    for world in (joined(), two()):
        decide(world, FIRST, SECOND)
        world.say(SECOND, "hold", "held", by="eva")
        assert not pages(world)


def test_a_record_that_is_not_released_is_not_on_the_page() -> None:
    """Withdrawn, or its only source withdrawn: the page is the other record's alone, and its id leads nowhere."""
    for subject, prop, value in ((SECOND, "publication.withdrawn", "public:"), (TWO, "consent.withdrawn", "yes")):
        world = joined()
        world.say(subject, prop, value)
        (person,) = Release(world, "public", TODAY).people()
        assert (person.id, person.same) == (public_id(FIRST), ())
        assert values(person).isdisjoint({"Nurgul Ornek", "1985"})
        assert not redirects(world)


def test_a_source_withdrawn_leaves_the_other_handles_as_they_were() -> None:
    """Who cited T2 of this page finds it under T2."""
    world = joined()
    world.agree(LETTER)
    world.say(SECOND, "occupation", "teacher", LETTER)
    publish(world, FIRST, SECOND)
    (before,) = Release(world, "public", TODAY).people()
    world.say(ONE, "consent.withdrawn", "yes")
    left = {source.key for person in Release(world, "public", TODAY).people() for source in person.sources}
    assert left <= {source.key for source in before.sources}


def test_links_lead_to_the_page_that_shows_whom_they_name() -> None:
    """A sibling names her once, under the canonical id, and hers names him; between the two no link is left."""
    world = two()
    brother = entity("per", "Serik Örnek")
    world.say(brother, "name", "Serik Örnek", ONE)
    for number, (root, other) in enumerate(((brother, SECOND), (brother, FIRST), (FIRST, SECOND))):
        link = owned(root, "lnk", str(number))
        world.say(link, "to", other, ONE)
        world.say(link, "relation", "sibling", ONE)
    decide(world, FIRST, SECOND)
    publish(world, FIRST, SECOND, brother)
    people = {person.id: person for person in Release(world, "public", TODAY).people()}
    assert [link.person for link in people[public_id(brother)].relations] == [public_id(FIRST)]
    assert [link.person for link in people[public_id(FIRST)].relations] == [public_id(brother)]


def test_places_are_one_page_too() -> None:
    """A camp told of under two ids: one page, and whoever was held in either is on it."""
    world = two()
    camps = sorted((CAMP, entity("fac", "school")))
    for root, camp, source in ((FIRST, camps[0], ONE), (SECOND, camps[1], TWO)):
        world.say(camp, "name", "Example camp", source)
        world.say(owned(root, "epi", "camp"), "episode_kind", "camp", source)
        world.say(owned(root, "epi", "camp"), "facility", camp, source)
    decide(world, *camps)
    publish(world, FIRST, SECOND, *camps)
    (shown,) = Release(world, "public", TODAY).facilities()
    assert (shown.id, shown.same) == (public_id(camps[0]), (public_id(camps[1]),))
    assert shown.people == tuple(sorted((public_id(FIRST), public_id(SECOND))))
    assert redirects(world) == {public_id(camps[1]): public_id(camps[0])}


def test_persons_are_counted_once() -> None:
    """As people of the site once it is approved; in the figures as soon as it is decided."""
    world = two()
    before = Release(world, "public", TODAY)
    assert (before.archive("", "", "", fictional=True).people, before.counted(SECOND) is None) == (2, False)
    decide(world, FIRST, SECOND)
    after = Release(world, "public", TODAY)
    assert after.archive("", "", "", fictional=True).people == 2
    assert after.counted(SECOND) is None
    assert after.counted(FIRST) == before.counted(FIRST)
    assert Release(joined(), "public", TODAY).archive("", "", "", fictional=True).people == 1
