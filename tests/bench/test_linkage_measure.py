"""The measure of scored pairs, by hand on a few."""

import pytest
from bench.linkage_measure import Answer, Question, pair_of

TRUE = frozenset({("a:1", "b:1"), ("a:2", "b:2"), ("a:3", "b:3")})
ENDS = {end for pair in TRUE for end in pair}
ASKED = Question(TRUE, lambda pair: bool(ENDS.intersection(pair)), lambda pair: "kin" if "b:9" in pair else "")
SCORED = [
    ("a:1", "b:1", 0.999),
    ("b:9", "a:1", 0.995),
    ("a:2", "b:2", 0.9),
    ("a:2", "b:1", 0.6),
    ("a:3", "b:3", 0.2),
    ("a:8", "b:8", 1.0),
    ("b:2", "a:2", 0.1),
]


@pytest.fixture
def answer() -> Answer:
    """What a tool said."""
    return Answer.of(ASKED, SCORED)


def test_a_pair_counts_once_and_only_where_it_is_asked_for(answer: Answer) -> None:
    """The likeliest counts; a pair outside the truth's reach does not."""
    assert [pair for _, pair in answer.pairs] == [pair_of(*each[:2]) for each in SCORED[:5]]
    assert answer.given == 6


def test_figures_at_the_threshold(answer: Answer) -> None:
    """Two of four are right, of three."""
    cut = answer.at()
    assert cut.precision == pytest.approx(0.5)
    assert cut.recall == pytest.approx(2 / 3)
    assert cut.f1 == pytest.approx(4 / 7)


def test_the_best_cut_and_recall_at_a_precision(answer: Answer) -> None:
    """With the last pair all three are found, at a precision of 3 in 5."""
    assert answer.best().f1 == pytest.approx(6 / 8)
    assert answer.at_precision(0.66) == pytest.approx(2 / 3)
    assert answer.without_mistake() == pytest.approx(1 / 3)


def test_equal_probabilities_are_one_cut() -> None:
    """No tool gains by the order of its ties."""
    tied = Answer.of(ASKED, [("a:1", "b:1", 0.9), ("a:2", "b:9", 0.9)])
    assert tied.without_mistake() == 0


def test_one_to_one_keeps_the_likeliest(answer: Answer) -> None:
    """a:1 and b:1 have each other, so their rivals go."""
    assert answer.one_to_one() == [("a:1", "b:1"), ("a:2", "b:2")]
    assert answer.figures(answer.one_to_one()).precision == 1


def test_candidates_are_limited_for_each_record(answer: Answer) -> None:
    """The first choice of each already finds all three."""
    assert answer.reached(1) == (1.0, 3)
    assert answer.reached(5) == (1.0, 5)


def test_mistakes_by_kind(answer: Answer) -> None:
    """One is kin, and near certain."""
    assert answer.mistakes() == {"kin": 1, "": 1}
    assert answer.mistakes(answer.called_same(0.99)) == {"kin": 1}
