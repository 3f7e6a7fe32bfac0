"""Weighing: each rule is asked only where the ones before it could not tell two claims apart."""

import pytest

from guvah.model.fold import fold
from guvah.model.kinds import schema
from guvah.model.record import Field, SourceFacts
from guvah.model.statement import Recorded
from guvah.model.weighing import RULES, basis_rank, exactness
from tests.model.world import LIST, OTHER_LIST, ROOT, TESTIMONY, facts, said

FOUR = [LIST, OTHER_LIST, TESTIMONY, "tes-00000000000000t2"]


def field(items: list[Recorded], sources: dict[str, SourceFacts] | None = None) -> Field:
    return fold(ROOT, items, sources or {}).fields["born"]


def born(value: str, by: str, at: int = 1, basis: str = "") -> Recorded:
    return said("born", value, by=by, at=at, **({"basis": basis} if basis else {}))


CASES = {
    "documented": (
        [born("1951", LIST), born("1950", OTHER_LIST), born("1950", TESTIMONY)],
        facts(LIST, official=True),
    ),
    "origins": (
        [born("1951", LIST), born("1951", OTHER_LIST), born("1950", TESTIMONY, basis="saw it")],
        {},
    ),
    "closer witness": (
        [born("1951", LIST, basis="saw it"), born("1950-09-01", OTHER_LIST, basis="told by: a neighbour")],
        facts(OTHER_LIST, reliability="A"),
    ),
    "graded": ([born("1951", LIST), born("1950-09-01", OTHER_LIST)], facts(LIST, reliability="B")),
    "precise": ([born("1951", LIST), born("1950~", OTHER_LIST, at=2)], {}),
    "latest": ([born("1951", LIST, at=2), born("1950", OTHER_LIST, at=1)], {}),
    "value order": ([born("1952", LIST), born("1951", OTHER_LIST)], {}),
}


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_decides_where_those_before_it_cannot(rule: str) -> None:
    """The value shown is 1951 in every case, by the rule that the case is named after."""
    items, sources = CASES[rule]
    folded = field(items, sources)
    assert (folded.claims[0].value, folded.rule) == ("1951", rule)


def test_every_rule_has_a_case_and_a_label() -> None:
    """The rules of the code, of the tests and of the vocabulary are the same."""
    assert set(CASES) == set(RULES)
    assert set(schema().vocabulary("rule").words) == {"only", *RULES}


def test_sources_of_one_origin_count_once() -> None:
    """Three articles that repeat one testimony weigh no more than the testimony."""
    sources = {source: SourceFacts(source, "tes", TESTIMONY) for source in FOUR[1:]}
    items = [born("1950", LIST, at=2), *(born("1951", source) for source in FOUR[1:])]
    assert (field(items, sources).claims[0].value, field(items, sources).rule) == ("1950", "latest")


def test_a_source_known_to_be_unreliable_is_worse_than_an_ungraded_one() -> None:
    """F and ungraded mean "cannot be judged": better than D and E, worse than A to C."""
    for reliability, shown in {"A": "1951", "C": "1951", "F": "1950", "D": "1950", "E": "1950", "": "1950"}.items():
        items = [born("1951", LIST, at=1), born("1950", OTHER_LIST, at=2)]
        assert field(items, facts(LIST, reliability=reliability)).claims[0].value == shown, reliability


@pytest.mark.parametrize(
    ("prop", "one", "other", "contested"),
    [
        ("born", "1950", "1951", True),
        ("born", "1950", "1950-09-01", False),
        ("born", "1950-37", "1950-04", False),
        ("born", "1950", "unclear", True),
        ("sex", "male", "female", True),
        ("sex", "male", "unknown", False),
        ("birth_place", "654021", "654000", False),
        ("birth_place", "654021", "653125", True),
        ("birth_place", "654021", "Karabulak", True),
        ("children", "2", "3", True),
        ("name", "A", "B", False),
        ("occupation", "teacher", "driver", False),
    ],
)
def test_what_contradicts(prop: str, one: str, other: str, contested: bool) -> None:
    """Only values that cannot both be true contradict: a year and a day in it, or a county and its prefecture, can."""
    items = [said(prop, one), said(prop, other, by=OTHER_LIST)]
    assert fold(ROOT, items, {}).fields[prop].contested is contested


def test_words_of_two_languages_do_not_contradict() -> None:
    """A title in Russian and one in English say nothing against each other; two in English do."""
    source = "tes-00000000000000t1"
    title = [said("title", words, of=source, lang=lang) for words, lang in [("A", "en"), ("А", "ru"), ("B", "en")]]
    assert not fold(source, title[:2], {}).fields["title"].contested
    assert fold(source, title[::2], {}).fields["title"].contested


def test_basis_and_exactness_ranks() -> None:
    """Closer and more exact is more; what is not stated is least."""
    bases = [None, "told by: her mother", "saw it", "official document"]
    assert sorted(bases, key=basis_rank) == bases
    assert basis_rank("inferred") == basis_rank("hearsay") == 0
    place = schema().property("per", "birth_place")
    codes = ["Karabulak", "650000", "654000", "654021"]
    assert sorted(codes, key=lambda code: exactness(place, code)) == codes
    assert exactness(None, "x") == 0
