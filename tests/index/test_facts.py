"""What the fold needs to know of sources."""

from guvah.index.facts import Own, facts_of, origin_of, own_facts
from guvah.model.statement import Recorded, Recording, statement_id
from tests.index.archive import ANN, FEEDS, root, said

ONE, TWO, THREE = (root("cap", number) for number in (1, 2, 3))


def own(*props: tuple[str, str]) -> Own:
    """Return what a source's statements, recorded one after another, say of it."""
    recorded = [
        Recorded(said(ONE, prop, value, ONE), Recording(FEEDS[0], n, f"{n:013d}", ANN, "case"))
        for n, (prop, value) in enumerate(props)
    ]
    return own_facts(ONE, recorded)


def test_a_source_that_says_nothing_special() -> None:
    """A source is its own origin, ungraded, not official and no list."""
    assert own(("title", "A title")) == Own(ONE)


def test_what_a_source_says_of_itself() -> None:
    """Origin, the latest grade, official and list are read off."""
    said_so = own(
        ("origin", TWO), ("official", "yes"), ("list_id", "a"), ("review.reliability", "A"), ("review.reliability", "C")
    )
    assert said_so == Own(TWO, "C", official=True, is_list=True)


def test_what_was_retracted_is_not_believed() -> None:
    """A retracted origin or grade counts no more."""
    origin = statement_id(said(ONE, "origin", TWO, ONE))
    grade = statement_id(said(ONE, "review.reliability", "A", ONE))
    assert own(("origin", TWO), ("review.reliability", "A"), ("retracts", origin), ("retracts", grade)) == Own(ONE)


def test_origins_are_followed_to_the_end() -> None:
    """A chain ends at its last source, an unknown one included; a circle is one origin whoever asks."""
    chain = {ONE: Own(TWO), TWO: Own(THREE)}
    assert origin_of(ONE, chain) == THREE
    assert facts_of(ONE, chain).origin == THREE
    circle = {ONE: Own(TWO), TWO: Own(THREE), THREE: Own(TWO)}
    assert {origin_of(source, circle) for source in circle} == {min(TWO, THREE)}
    assert origin_of(ONE, {}) == ONE
