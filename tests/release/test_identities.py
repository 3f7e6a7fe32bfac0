"""Which joins an audience may see: asked of the decisions, a cut at a time."""

from guvah.model.pairs import DIFFERENT, SAME
from guvah.model.roster import read_members
from guvah.release.cut import read_cut
from guvah.release.identities import Identities

from .test_pages import FIRST, SECOND, THIRD, decide
from .world import World


def identities(world: World) -> Identities:
    return Identities(world, read_members(world))


def test_who_was_never_decided_about_is_by_themselves() -> None:
    """No question is asked of the memory for them."""
    found = identities(World())
    assert not found.paired(FIRST)
    assert found.members(FIRST) == (FIRST,)
    assert found.same_then(FIRST, None) == ()
    assert found.connected([FIRST]) == {FIRST}


def test_a_cut_holds_what_was_decided_before_it() -> None:
    """What somebody approved names the direct neighbours as they were then, whatever was decided or undone since."""
    world = World()
    before = read_cut(world.cut())
    decide(world, FIRST, SECOND)
    then = read_cut(world.cut())
    decide(world, SECOND, THIRD)
    decide(world, FIRST, SECOND, DIFFERENT)
    found = identities(world)
    assert [found.same_then(FIRST, cut) for cut in (before, then, None)] == [(), (SECOND,), ()]
    assert found.same_then(SECOND, None) == (THIRD,)
    assert found.members(FIRST) == (FIRST,)
    assert found.connected([FIRST]) == {FIRST, SECOND, THIRD}


def test_a_join_needs_both_cuts() -> None:
    """Of two approvals only one of which has seen the decision, none joins."""
    world = World()
    early = read_cut(world.cut())
    made = decide(world, FIRST, SECOND)
    late = read_cut(world.cut())
    found = identities(world)
    assert found.joins(FIRST, late) == {made}
    assert [found.joined(FIRST, SECOND, cuts) for cuts in ((early, late), (late, early), (late, late))] == [
        False,
        False,
        True,
    ]


def test_a_contradiction_parts_whoever_was_approved() -> None:
    """A chain that somebody contradicts joins nobody, also not the pairs that nobody disputes."""
    world = World()
    for one, other, verdict in ((FIRST, SECOND, SAME), (SECOND, THIRD, SAME), (FIRST, THIRD, DIFFERENT)):
        decide(world, one, other, verdict)
    cut = read_cut(world.cut())
    assert not identities(world).joined(FIRST, SECOND, (cut, cut))
