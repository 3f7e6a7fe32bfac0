"""Clusters: what follows from decisions, where they contradict, and that an undone decision leaves no trace."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import UserError
from guvah.model.clusters import chains, clusters
from guvah.model.ids import public_id
from guvah.model.pairs import DIFFERENT, SAME, UNSURE, Decision, in_force
from tests.linkage.people import MEMBER, OTHER, Ledger, person_id

MEMBERS = (MEMBER, OTHER)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 6),
        st.sampled_from([SAME, SAME, DIFFERENT, UNSURE]),
        st.sampled_from(MEMBERS),
    ),
    max_size=14,
)


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(map(person_id, numbers))


def ledger_of(*steps: tuple[int, int, str]) -> Ledger:
    ledger = Ledger()
    for one, other, verdict in steps:
        ledger.decide(one, other, verdict)
    return ledger


def run(steps: list[tuple[int, int, str, str]]) -> tuple[Ledger, list[Decision]]:
    ledger, made = Ledger(), []
    for one, other, verdict, by in steps:
        try:
            made.append(ledger.decide(one, other, verdict, by))
        except UserError:
            continue
    return ledger, made


def test_same_and_same_make_same() -> None:
    """A=B and B=C make one person of three records, shown under the smallest id; the others lead there."""
    groups = clusters(ledger_of((3, 2, SAME), (2, 9, SAME)).decisions)
    assert groups.members == {person_id(2): ids(2, 3, 9)}
    assert groups.redirects == dict.fromkeys(ids(3, 9), person_id(2))
    assert groups.canonical(person_id(9)) == person_id(2)
    assert groups.canonical(person_id(5)) == person_id(5)


def test_a_contradiction_is_shown_with_its_chain() -> None:
    """A=B, B=C, A≠C: the chain leads from the one to the other, by the shortest way."""
    ledger = ledger_of((1, 2, SAME), (2, 3, SAME), (2, 4, SAME), (4, 5, SAME), (5, 3, SAME), (1, 3, DIFFERENT))
    (found,) = chains(ledger.decisions)
    assert [decision.pair for decision in found.chain] == [ids(1, 2), ids(2, 3)]
    g1, g2, g3 = (public_id(id) for id in ids(1, 2, 3))
    assert found.sentence == f"{g1} = {g2}, {g2} = {g3}, but {g1} ≠ {g3}"


def test_a_contradictory_group_is_not_joined() -> None:
    """Two people shown as one is the worse lie: everyone in a contradiction stands alone, others are untouched."""
    groups = clusters(ledger_of((1, 2, SAME), (2, 3, SAME), (1, 3, DIFFERENT), (7, 8, SAME)).decisions)
    assert groups.members == {person_id(7): ids(7, 8)}
    assert groups.suspended == set(ids(1, 2, 3))


@settings(max_examples=150)
@given(STEPS)
def test_nobody_is_in_two_clusters_and_none_holds_two_different_people(steps: list[tuple[int, int, str, str]]) -> None:
    """Whatever was decided in whatever order, contradictory or not."""
    ledger, _ = run(steps)
    groups = clusters(ledger.decisions)
    everyone = [id for members in groups.members.values() for id in members]
    assert len(everyone) == len(set(everyone))
    assert not groups.suspended.intersection(everyone)
    for head, members in groups.members.items():
        assert head == min(members)
        assert len(members) > 1
    for pair, decision in in_force(ledger.decisions).items():
        together = groups.canonical(pair[0]) == groups.canonical(pair[1])
        joined = decision.verdict == SAME and pair[0] not in groups.suspended
        assert together == joined or (decision.verdict == UNSURE and together)


@settings(max_examples=150)
@given(STEPS, STEPS)
def test_undoing_gives_back_exactly_the_clusters_before(
    before: list[tuple[int, int, str, str]], after: list[tuple[int, int, str, str]]
) -> None:
    """After any history, taking back what came later, one by one, restores every state it passed through."""
    ledger, _ = run(before)
    states, made = [clusters(ledger.decisions)], []
    for one, other, verdict, by in after:
        try:
            made.append(ledger.decide(one, other, verdict, by))
        except UserError:
            continue
        states.append(clusters(ledger.decisions))
    while made:
        assert clusters(ledger.decisions) == states.pop()
        ledger.undo(made.pop())
    assert clusters(ledger.decisions) == states.pop()


@settings(max_examples=100)
@given(STEPS, st.data())
def test_undoing_one_of_many_is_as_if_it_had_never_been(
    steps: list[tuple[int, int, str, str]], data: st.DataObject
) -> None:
    """Not only the last: any decision that is taken back leaves what the others alone would make."""
    ledger, made = run(steps)
    if made:
        gone = data.draw(st.sampled_from(made))
        rest = tuple(decision for decision in ledger.decisions if decision.statement != gone.statement)
        ledger.undo(gone)
        assert clusters(ledger.decisions) == clusters(rest)


@given(STEPS)
def test_the_order_of_decisions_does_not_matter(steps: list[tuple[int, int, str, str]]) -> None:
    """Clusters and chains are functions of the decisions, not of how they are listed."""
    decisions = run(steps)[0].decisions
    assert clusters(decisions) == clusters(tuple(reversed(decisions)))
    assert chains(decisions) == chains(tuple(reversed(decisions)))


def test_who_disagrees_stands_in_the_way_of_a_chain() -> None:
    """A=B and B=C, and of A and C one says same, one different: all stand alone, and the chain says why."""
    ledger = ledger_of((1, 2, SAME), (2, 3, SAME), (1, 3, SAME))
    ledger.decide(1, 3, DIFFERENT, OTHER)
    (found,) = chains(ledger.decisions)
    assert found.disputed
    assert found.sentence.endswith("(members disagree about these two)")
    assert clusters(ledger.decisions).suspended == set(ids(1, 2, 3))


def test_doubt_joins_nobody() -> None:
    """Unsure is in no cluster and in no chain."""
    ledger = ledger_of((1, 2, SAME), (2, 3, UNSURE))
    assert clusters(ledger.decisions).members == {person_id(1): ids(1, 2)}
