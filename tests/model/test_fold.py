"""The fold: everything said stands side by side, whatever the order in which it arrived."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from guvah.model.fold import fold
from guvah.model.record import Record
from guvah.model.statement import Recorded, Recording, Statement, statement_id
from tests.model.world import (
    EPISODE,
    FEED,
    LIST,
    MEMBER,
    OTHER_LIST,
    ROOT,
    TESTIMONY,
    clock,
    decided,
    facts,
    said,
    taken_back,
)

SOURCES = {**facts(LIST, reliability="B"), **facts(OTHER_LIST, official=True), **facts(TESTIMONY, origin=LIST)}
PROPS = {
    "name": ["A", "B"],
    "born": ["1950", "1950-09", "1951"],
    "sex": ["female", "unknown"],
    "unheard_of": ["x", "y"],
}

STATEMENTS = st.sampled_from(sorted(PROPS)).flatmap(
    lambda prop: st.builds(
        Statement,
        entity=st.sampled_from([ROOT, EPISODE]),
        prop=st.just(prop),
        value=st.sampled_from(PROPS[prop]),
        source=st.sampled_from([LIST, OTHER_LIST, TESTIMONY]),
        lang=st.sampled_from([None, "", "en"]),
        basis=st.sampled_from([None, "saw it", "told by: her mother"]),
    )
)
DECISIONS = st.builds(
    Statement,
    entity=st.just(ROOT),
    prop=st.just("review.verdict"),
    value=st.sampled_from(["reviewed", "needs work"]),
    source=st.just(MEMBER),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Recorded]:
    """Draw what members recorded over time: statements, verdicts, grades, retractions and things said again."""
    statements = draw(st.lists(STATEMENTS | DECISIONS, min_size=1, max_size=8))
    ids = [statement_id(statement) for statement in statements]
    retractions = draw(st.lists(st.sampled_from(ids), max_size=3))
    grades = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from("126")), max_size=2))
    everything = [
        *statements,
        *(Statement(ROOT, "retracts", one, MEMBER) for one in retractions),
        *(Statement(ROOT, "review.credibility", value, MEMBER, one) for one, value in grades),
    ]
    return [
        Recorded(one, Recording(FEED, at, clock(at), MEMBER, draw(st.sampled_from(["case", "sealed"]))))
        for one in draw(st.lists(st.sampled_from(everything), min_size=1, max_size=14))
        for at in [draw(st.integers(1, 6))]
    ]


@given(histories(), st.randoms())
def test_the_record_does_not_depend_on_the_order_of_arrival(recorded: list[Recorded], random: Random) -> None:
    """Shuffled, and with any of it arriving twice, the same statements give the same record."""
    shuffled = [*recorded, *recorded[: len(recorded) // 2]]
    random.shuffle(shuffled)
    assert fold(ROOT, shuffled, SOURCES) == fold(ROOT, recorded, SOURCES)


@given(histories())
def test_nothing_active_is_lost(recorded: list[Recorded]) -> None:
    """Every statement that stands is in the record exactly once, and nothing that does not."""
    record = fold(ROOT, recorded, SOURCES)
    shown = [item.statement for one in (record, *record.owned) for item in _said(one)]
    assert len(shown) == len(set(shown))
    assert set(shown) == _standing(recorded)


def _said(record: Record) -> Sequence[Recorded]:
    return [item for field in record.fields.values() for claim in field.claims for item in claim.said]


def _standing(recorded: list[Recorded]) -> set[Statement]:
    """The rule of docs/spec/statement.md, written again in the plainest way."""
    standing = set()
    for item in recorded:
        name = statement_id(item.statement)
        asserted = max(other.recording.at for other in recorded if other.statement == item.statement)
        taken = [
            other.recording.at
            for other in recorded
            if other.statement.prop == "retracts" and other.statement.value == name
        ]
        if "." not in item.statement.prop and item.statement.prop != "retracts" and asserted > max(taken, default=""):
            standing.add(item.statement)
    return standing


def test_a_lone_statement_is_shown_because_nobody_says_otherwise() -> None:
    """One claim, its words and language kept, with the origin of its source."""
    record = fold(ROOT, [said("name", "Nurgül Örnek", by=TESTIMONY, original="Nurgul", lang="ug-Latn")], SOURCES)
    field = record.fields["name"]
    assert (field.tier, field.contested, field.rule) == ("unreviewed", False, "only")
    claim = field.claims[0]
    assert (claim.value, claim.original, claim.lang) == ("Nurgül Örnek", "Nurgul", "ug-Latn")
    assert claim.origins == {LIST}
    assert record.value("name") == "Nurgül Örnek"
    assert record.value("born") == ""


def test_tiers() -> None:
    """Reviewed claims are of a single origin, corroborated by another origin, or documented by an official document."""
    reviewed = decided("review.verdict", "reviewed")
    sources = {**facts(LIST), **facts(TESTIMONY, origin=LIST), **facts(OTHER_LIST)}
    one, same_origin = said("sex", "female", by=LIST), said("sex", "female", by=TESTIMONY)
    other_origin = said("sex", "female", by=OTHER_LIST)
    assert fold(ROOT, [reviewed, one], sources).fields["sex"].tier == "single origin"
    assert fold(ROOT, [reviewed, one, same_origin], sources).fields["sex"].tier == "single origin"
    assert fold(ROOT, [reviewed, one, other_origin], sources).fields["sex"].tier == "corroborated"
    assert fold(ROOT, [reviewed, one], facts(LIST, official=True)).fields["sex"].tier == "documented"
    assert fold(ROOT, [reviewed, one, same_origin], facts(LIST, official=True)).fields["sex"].tier == "documented"
    withdrawn = decided("review.verdict", "needs work", at=2)
    assert fold(ROOT, [reviewed, withdrawn, one], sources).fields["sex"].tier == "unreviewed"


def test_an_unknown_source_is_its_own_origin() -> None:
    """A source of which nothing is known counts for itself."""
    claim = fold(ROOT, [said("sex", "female")], {}).fields["sex"].claims[0]
    assert claim.origins == {LIST}


def test_what_was_taken_back_is_gone_until_it_is_said_again() -> None:
    """A retraction removes a claim; recording it again brings it back; an owned entity without claims disappears."""
    name, start = said("name", "A"), said("start", "2018", of=EPISODE)
    assert fold(ROOT, [name, taken_back(name, 2)], {}).fields == {}
    again = said("name", "A", at=3)
    assert fold(ROOT, [name, taken_back(name, 2), again], {}).fields["name"].claims[0].said == (again,)
    assert fold(ROOT, [name, start, taken_back(start, 2)], {}).owned == ()


def test_a_retraction_at_the_same_moment_wins() -> None:
    """A tie between saying and taking back goes to the stricter."""
    name = said("name", "A", at=2)
    assert fold(ROOT, [name, taken_back(name, 2)], {}).fields == {}


def test_the_strictest_compartment_of_a_statement_binds() -> None:
    """The same statement recorded openly and sealed counts as sealed, whichever came first."""
    both = [said("name", "A", at=1), said("name", "A", at=2, compartment="sealed")]
    assert fold(ROOT, both, {}).fields["name"].claims[0].said == (both[1],)


def test_decisions_are_no_fields() -> None:
    """Reviews, holds and consents are not shown as claims about the person."""
    record = fold(ROOT, [said("name", "A"), decided("hold", "held"), decided("consent.public", "yes")], {})
    assert set(record.fields) == {"name"}


def test_owned_records_stand_oldest_first() -> None:
    """Episodes come in the order in which they began; one without a date comes last."""
    starts = {"00000001": "2019-05", "00000002": "", "00000003": "autumn", "00000004": "2017-23", "00000005": "../1990"}
    items = [said("note", "x")]
    for number, start in starts.items():
        items += [said("start", start, of=f"{ROOT}/epi-{number}"), said("outcome", "x", of=f"{ROOT}/epi-{number}")]
    order = [one.id[-1] for one in fold(ROOT, items, {}).owned]
    assert order == ["5", "4", "1", "2", "3"]
    assert {one.kind for one in fold(ROOT, items, {}).owned} == {"epi"}


def test_credibility_is_the_best_figure_and_one_needs_two_origins() -> None:
    """The best grade given to a claim is shown; "confirmed" by a single origin is only "probably true"."""
    one, other = said("sex", "female", by=LIST), said("sex", "female", by=OTHER_LIST)
    confirmed = decided("review.credibility", "1", locator=statement_id(one.statement))
    doubtful = decided("review.credibility", "4", locator=statement_id(other.statement))
    claim = fold(ROOT, [one, other, confirmed, doubtful], {}).fields["sex"].claims[0]
    assert claim.credibility == "1"
    assert fold(ROOT, [one, confirmed], {}).fields["sex"].claims[0].credibility == "2"
    assert fold(ROOT, [one], {}).fields["sex"].claims[0].credibility == ""


def test_properties_of_a_newer_guvah_are_kept() -> None:
    """A property this version does not know is folded like one that may hold many values."""
    field = fold(ROOT, [said("shoe_size", "38"), said("shoe_size", "39", by=OTHER_LIST)], {}).fields["shoe_size"]
    assert (len(field.claims), field.contested) == (2, False)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9), st.lists(st.integers(0, 3), max_size=9), st.randoms())
def test_a_tier_depends_on_the_origins_alone(origins: list[int], repeats: list[int], random: Random) -> None:
    """However many sources repeat an origin, and in whichever order: as many origins, the same tier, the same rule."""
    others = [origin for origin in repeats if origin in origins]
    sources = {}
    recorded = [decided("review.verdict", "reviewed")]
    few, many = list(recorded), list(recorded)
    for number, origin in enumerate([*origins, *others]):
        source = f"doc-{number:016d}"
        sources.update(facts(source, origin=f"tes-{origin:016d}"))
        item = said("sex", "female", by=source)
        many.append(item)
        if number < len(origins) and origin not in origins[:number]:
            few.append(item)
    random.shuffle(many)
    one, other = fold(ROOT, few, sources).fields["sex"], fold(ROOT, many, sources).fields["sex"]
    assert other.claims[0].origins == one.claims[0].origins
    assert (other.tier, other.rule) == (one.tier, one.rule)
    assert other.tier == ("corroborated" if len(set(origins)) > 1 else "single origin")
