"""What people decided about two records: whose word counts, whom it joins, and where two people disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput, UserError
from guvah.linkage.decisions import DIFFERENT, SAME, UNSURE, draft_undo
from guvah.model.pairs import conflicts, in_force, pair_of, read_decisions
from guvah.model.statement import Recorded, Statement
from tests.linkage.people import MEMBER, OTHER, OUTSIDER, ROSTER, THIRD, Ledger, feed_of, person_id, recorded

A, B = person_id(1), person_id(2)
EVERYONE = (MEMBER, OTHER, THIRD, OUTSIDER)


def verdict(ledger: Ledger) -> str:
    """Return what counts of the pair: a verdict, `conflict`, or '' for nothing."""
    if conflicts(ledger.decisions):
        return "conflict"
    held = in_force(ledger.decisions)
    return held[A, B].verdict if held else ""


def decided(*steps: tuple[str, str]) -> Ledger:
    ledger = Ledger()
    for word, by in steps:
        ledger.decide(1, 2, word, by)
    return ledger


def test_a_pair_is_written_under_its_smaller_id() -> None:
    """Whoever comes first in the question, the decision lies in one place."""
    assert pair_of(B, A) == pair_of(A, B) == (A, B)


@pytest.mark.parametrize(
    "pair",
    [
        (A, A),
        (A, "fac-0000000000000001"),
        ("doc-0000000000000001", "doc-0000000000000002"),
        (A, f"{B}/epi-00000001"),
        (A, "x"),
    ],
)
def test_what_cannot_be_compared_is_refused(pair: tuple[str, str]) -> None:
    """A record with itself, other kinds, episodes, or no id at all."""
    with pytest.raises(BadInput):
        pair_of(*pair)


def test_two_who_disagree_are_in_conflict() -> None:
    """Nobody's decision counts, neither the first nor the latest, and both are kept with who said what."""
    ledger = decided((SAME, MEMBER), (DIFFERENT, OTHER))
    (found,) = conflicts(ledger.decisions)
    assert ([one.by for one in found.same], [one.by for one in found.different]) == ([MEMBER], [OTHER])
    assert not in_force(ledger.decisions)


def test_changing_ones_own_mind_is_no_conflict() -> None:
    """The latest of one member counts."""
    assert verdict(decided((SAME, MEMBER), (DIFFERENT, MEMBER))) == DIFFERENT


@pytest.mark.parametrize("who", [0, 1])
def test_a_conflict_ends_when_one_takes_theirs_back(who: int) -> None:
    """What the other said holds then."""
    ledger = decided((SAME, MEMBER), (DIFFERENT, OTHER))
    ledger.undo(ledger.decisions[who])
    assert verdict(ledger) == (DIFFERENT, SAME)[who]


def test_nobody_takes_back_that_two_are_different_but_who_said_it_or_may_settle() -> None:
    """Taking it back may join: an editor's word against a custodian's changes nothing."""
    ledger = decided((SAME, OTHER), (DIFFERENT, THIRD))
    ledger.undo(ledger.decisions[1], by=OTHER)
    assert verdict(ledger) == "conflict"
    ledger.undo(ledger.decisions[1], by=MEMBER)
    assert verdict(ledger) == SAME


def test_everybody_parts_whom_another_has_joined() -> None:
    """Taking back that two are the same only parts, so it counts from whoever does it."""
    ledger = decided((SAME, MEMBER))
    ledger.undo(ledger.decisions[0], by=OUTSIDER)
    assert verdict(ledger) == ""


def test_a_third_who_may_settle_settles() -> None:
    """A custodian who is none of the two; the disagreement is there again once the settlement is taken back."""
    ledger = decided((SAME, OTHER), (DIFFERENT, MEMBER))
    settled = ledger.settle(1, 2, SAME, THIRD)
    assert verdict(ledger) == SAME
    ledger.undo(settled)
    assert verdict(ledger) == "conflict"


def test_who_disagrees_does_not_settle() -> None:
    """A lead is a party like everybody else: what they write as a settlement is one more word."""
    ledger = decided((SAME, OTHER), (DIFFERENT, MEMBER))
    ledger.settle(1, 2, DIFFERENT, MEMBER)
    assert verdict(ledger) == "conflict"


def test_an_editor_does_not_settle() -> None:
    """Written past the verbs it counts as a plain decision."""
    ledger = decided((SAME, THIRD), (DIFFERENT, MEMBER))
    ledger.settle(1, 2, SAME, OTHER)
    assert verdict(ledger) == "conflict"


def test_a_word_after_the_settlement_is_a_new_disagreement() -> None:
    """A settlement sets aside what its maker has seen, and nothing that comes later."""
    ledger = decided((SAME, OTHER), (DIFFERENT, MEMBER))
    ledger.settle(1, 2, SAME, THIRD)
    ledger.decide(1, 2, DIFFERENT, OUTSIDER)
    assert verdict(ledger) == "conflict"


def test_unsure_joins_nobody_and_lifts_nothing_of_somebody_else() -> None:
    """It is shown; another's same or different holds beside it, one's own gives way."""
    assert verdict(decided((UNSURE, MEMBER))) == UNSURE
    assert verdict(decided((SAME, OTHER), (UNSURE, MEMBER))) == SAME
    assert verdict(decided((DIFFERENT, OTHER), (UNSURE, MEMBER))) == DIFFERENT
    assert verdict(decided((SAME, MEMBER), (UNSURE, MEMBER))) == UNSURE


def test_a_join_counts_only_from_who_may_link_and_a_parting_from_everyone() -> None:
    """An observer's program that writes past the verbs joins nobody; that it parts does no harm."""
    ledger = Ledger([recorded(Statement(A, SAME, B, OUTSIDER, locator="1"), 1, OUTSIDER)])
    assert verdict(ledger) == ""
    assert verdict(decided((SAME, MEMBER), (DIFFERENT, OUTSIDER))) == "conflict"


def test_nobody_speaks_in_anothers_name() -> None:
    """Whose decision it is says the feed it stands in, not the member it names."""
    ledger = decided((DIFFERENT, OTHER))
    forged = Statement(A, SAME, B, OTHER, locator="2")
    ledger.items.append(recorded(forged, 9, MEMBER))
    assert verdict(ledger) == "conflict"


@pytest.mark.parametrize("statement", [(B, A), (A, A), (A, "fac-0000000000000001"), (f"{A}/epi-00000001", B), (A, "x")])
def test_what_is_no_pair_decides_nothing(statement: tuple[str, str]) -> None:
    """Written by another program: the wrong way round, itself, another kind, an episode, no id."""
    entity, value = statement
    assert not read_decisions([recorded(Statement(entity, SAME, value, MEMBER, locator="1"))], ROSTER)


def test_a_decision_is_taken_back_only_where_it_is_written() -> None:
    """A retraction under another record is about nothing there."""
    ledger = decided((SAME, MEMBER))
    draft = draft_undo(ledger.decisions[0], by=MEMBER, why="")
    elsewhere = Statement(B, draft.statement.prop, draft.statement.value, MEMBER)
    assert read_decisions([*ledger.items, recorded(elsewhere, 9)], ROSTER) == ledger.decisions


@given(
    st.lists(st.tuples(st.sampled_from([SAME, DIFFERENT, UNSURE]), st.sampled_from(EVERYONE)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_does_not_matter(steps: list[tuple[str, str]], random: object) -> None:
    """Devices that sync in any order see the same decisions, conflicts and settlements."""
    ledger = Ledger()
    for number, (word, by) in enumerate(steps):
        try:
            ledger.settle(1, 2, word, by) if number % 3 == 2 else ledger.decide(1, 2, word, by)
        except (UserError, StopIteration):
            continue
    shuffled: list[Recorded] = list(ledger.items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = read_decisions(shuffled, ROSTER)
    assert [(one, one.overrules) for one in again] == [(one, one.overrules) for one in ledger.decisions]


def test_no_roster_no_joining() -> None:
    """Feeds that belong to nobody part, and never join."""
    assert feed_of(MEMBER) != feed_of(OTHER)
    assert not read_decisions(decided((SAME, MEMBER)).items, type(ROSTER)({}, {}))
