"""Sources and their origins as a release counts them: then, and since."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvah.model.roster import read_members
from guvah.model.statement import statement_id
from guvah.release.archive import Release
from guvah.release.released import ReleasedPerson

from .test_archive import NURGUL, ONE, TODAY, publish, shown, told
from .world import World, entity

COPIES = tuple(entity("cap", name) for name in ("first", "second", "third"))
SOURCES = (ONE, *COPIES)
ELSEWHERE = entity("doc", "a list never imported")


def several() -> World:
    """Four sources that say one thing, and nothing yet about where they have it from."""
    world = told()
    for source in COPIES:
        world.agree(source)
        world.say(NURGUL, "born", "1984", source)
    return world


def born(world: World) -> tuple[str, int]:
    """The tier of the year of birth as released, and of how many origins it says it is."""
    person = shown(world)
    assert isinstance(person, ReleasedPerson)
    (field,) = (one for one in person.fields if one.prop == "born")
    return field.tier, field.claims[0].origins


def decide(world: World, source: str, origin: str, by: str = "bek") -> str:
    return statement_id(world.say(source, "review.origin", origin, by=by, basis=str(world.minutes)).statement)


def test_what_is_found_to_be_copied_is_counted_at_once_and_what_is_found_not_to_be_waits_for_approval() -> None:
    """Four origins are approved; copies are counted without an approval; taking that back leads to the four again."""
    world = several()
    publish(world)
    assert born(world) == ("corroborated", 4)
    found = decide(world, COPIES[0], COPIES[1])
    assert born(world) == ("corroborated", 3)
    decide(world, COPIES[1], ONE)
    decide(world, COPIES[2], ONE)
    assert born(world) == ("single origin", 1)
    world.say(COPIES[0], "retracts", found)
    assert born(world) == ("corroborated", 2)


def test_nobody_gains_an_origin_without_an_approval() -> None:
    """One origin was approved; that they are two is not shown before somebody else has seen it."""
    world = several()
    for copy in COPIES:
        decide(world, copy, ONE)
    publish(world)
    decide(world, COPIES[0], COPIES[0])
    assert born(world) == ("single origin", 1)
    publish(world)
    assert born(world) == ("corroborated", 2)


def test_only_who_may_decide_origins_is_counted() -> None:
    """An intake member's program can write the statement; no release counts by it."""
    world = several()
    decide(world, COPIES[0], ONE, by="eva")
    publish(world)
    assert born(world) == ("corroborated", 4)


def counted(world: World) -> int:
    person = Release(world, "public", TODAY).person(NURGUL)
    return next(one for one in person.fields if one.prop == "born").claims[0].origins if person else 0


acts = st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from((*SOURCES, ELSEWHERE)), st.booleans()), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts, acts)
def test_decisions_after_an_approval_only_take_origins_away(
    before: list[tuple[str, str, bool]], after: list[tuple[str, str, bool]]
) -> None:
    """Whatever is decided or taken back since: never more origins than were approved, never more than there are now."""
    world = several()
    made = [(one, decide(world, one, other)) for one, other, _ in before]
    publish(world)
    approved = counted(world)
    for one, other, undoes in after:
        if undoes and made:
            source, statement = made.pop()
            world.say(source, "retracts", statement)
        else:
            made.append((one, decide(world, one, other)))
        since = counted(world)
        assert read_members(world) is not None
        assert 1 <= since <= approved
    publish(world)
    assert since <= counted(world) if after else counted(world) == approved
