"""Proposals: found over scripts through name keys, scored, without what people have already decided."""

from guvah.linkage.decisions import DIFFERENT, SAME
from guvah.linkage.evidence.profile import profile
from guvah.linkage.proposals import MOST_CANDIDATES, candidates, decisions_around, propose, propose_new, settled
from tests.linkage.people import Ledger, Memory, person_id, told

NURGUL = told(1, name="Nurgül Örnek", sex="female", born="1984", birth_place="654021")
AGAIN = told(2, name="نۇرگۈل ئۆرنەك", sex="female", born="1984", birth_place="654021")
NAMESAKE = told(3, name="Nurgül Örnek", sex="female", born="1950", birth_place="653101")
STRANGER = told(4, name="Serik Ülgi", sex="male", born="1984")
EVERYBODY = (NURGUL, AGAIN, NAMESAKE, STRANGER)


def others(memory: Memory, number: int = 1, limit: int = 5) -> list[str]:
    return [proposal.other for proposal in propose(memory, person_id(number), limit)]


def test_the_same_person_in_another_script_is_proposed_with_reasons() -> None:
    """The likeliest comes first, with what speaks for it; oneself and strangers do not come."""
    first, *rest = propose(Memory(*EVERYBODY), person_id(1))
    assert first.other == person_id(2)
    assert first.probability > 0.85
    assert {each.word for each in first.reasons} >= {"birth: same year", "home: same county", "sex: same"}
    assert person_id(4) not in [proposal.other for proposal in rest]


def test_the_limit_holds() -> None:
    """No more than asked for."""
    twins = [told(number, name="Nurgül Örnek", born="1984") for number in range(10, 20)]
    assert len(propose(Memory(NURGUL, *twins), person_id(1), limit=3)) == 3


def test_what_is_decided_is_not_proposed_again() -> None:
    """Neither who was decided to be the same nor who was decided to be different, from either side."""
    for verdict in (SAME, DIFFERENT):
        ledger = Ledger()
        ledger.decide(1, 2, verdict)
        memory = Memory(*EVERYBODY, ledger.items)
        assert person_id(2) not in others(memory)
        assert person_id(1) not in others(memory, 2)


def test_what_follows_from_decisions_is_not_proposed_again() -> None:
    """1=2 and 2=3 settle 1 and 3; 1=2 and 2≠3 settle them too."""
    for verdict in (SAME, DIFFERENT):
        ledger = Ledger()
        ledger.decide(1, 2, SAME)
        ledger.decide(2, 3, verdict)
        memory = Memory(*EVERYBODY, ledger.items)
        assert others(memory) == others(memory, 3) == []


def test_an_undone_decision_is_proposed_again() -> None:
    """Taking a decision back gives back the proposal."""
    ledger = Ledger()
    made = ledger.decide(1, 2, DIFFERENT)
    ledger.undo(made)
    assert others(Memory(*EVERYBODY, ledger.items))[0] == person_id(2)


def test_decisions_are_gathered_along_the_chain() -> None:
    """Every decision connected with a person is read, under whichever id it was written."""
    ledger = Ledger()
    for one, other in ((1, 2), (3, 2), (3, 4), (5, 6)):
        ledger.decide(one, other)
    around = decisions_around(Memory(ledger.items), person_id(1))
    assert len(around) == 3
    assert settled(person_id(1), around) == {person_id(number) for number in (1, 2, 3, 4)}


def test_a_record_without_a_name_has_no_candidates() -> None:
    """Candidates come through names: this limit is known and written down."""
    nameless = told(9, sex="female", born="1984")
    memory = Memory(*EVERYBODY, nameless)
    assert candidates(memory, profile(memory.record(person_id(9)))) == ()
    assert propose(memory, person_id(9)) == ()


def test_what_is_being_typed_is_compared_before_it_is_recorded() -> None:
    """The likely ones are shown for statements that nobody has kept yet; the new id itself never is."""
    new = [item.statement for item in told(9, name="Nurgul Ornek", sex="female", born="1984", birth_place="654021")]
    found = propose_new(Memory(*EVERYBODY), person_id(9), new)
    assert found[0].other in (person_id(1), person_id(2))
    assert found == propose_new(Memory(*EVERYBODY, told(9, name="Nurgul Ornek")), person_id(9), new)


def test_how_common_a_name_is_counts() -> None:
    """The same records are less likely one person in an archive where many bear their names."""
    rare, common = Memory(*EVERYBODY), Memory(*EVERYBODY)
    common.size = 4
    assert propose(common, person_id(1))[0].probability < propose(rare, person_id(1))[0].probability


def test_a_name_that_a_thousand_bear_costs_no_thousand_comparisons() -> None:
    """Candidates are capped, however many the index gives."""
    many = [told(number, name="unknown Örnek") for number in range(10, 210)]
    memory = Memory(*many)
    assert len(candidates(memory, profile(memory.record(person_id(10))))) <= MOST_CANDIDATES
