"""Records of one person: found, shown and counted once, and apart again as if nothing had been."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.index import Index, rebuild
from guvah.index.finding import LEADS_HERE
from guvah.model.pairs import DIFFERENT, SAME
from guvah.model.statement import Statement, statement_id
from tests.index.archive import ANN, BEN, FEEDS, Keys, Vault, opened, root, said, staff

A, B, C, D = sorted(root("per", number) for number in range(4))
ONE, TWO = root("tes", 1), root("tes", 2)


def archive() -> Vault:
    """Four records, each from a testimony of its own; the first two are of one woman."""
    vault = Vault()
    vault.append(*staff())
    facts = (
        (A, "Nurgül Örnek", "1984", "female"),
        (B, "نۇرگۈل ئۆرنەك", "1985", "female"),
        (C, "Serik Ülgi", "1990", "male"),
        (D, "Aidos Ülgi", "1991", "male"),
    )
    for number, (who, name, born, sex) in enumerate(facts, 1):
        source = root("tes", number)
        vault.append(said(who, "name", name, source), said(who, "born", born, source), said(who, "sex", sex, source))
    return vault


def decide(vault: Vault, one: str, other: str, verdict: str = SAME, by: str = ANN) -> Statement:
    statement = Statement(min(one, other), verdict, max(one, other), by, locator=str(vault.clock))
    vault.append(statement, feed=FEEDS[0] if by == ANN else FEEDS[1])
    return statement


def undo(vault: Vault, statement: Statement) -> None:
    vault.append(Statement(statement.entity, "retracts", statement_id(statement), ANN))


@pytest.fixture
def vault() -> Vault:
    return archive()


@pytest.fixture
def index(vault: Vault, tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path, vault) as found:
        yield found


def same_as_a_rebuild(index: Index, vault: Vault, folder: Path) -> bool:
    elsewhere = folder / str(vault.clock)
    elsewhere.mkdir()
    with rebuild(elsewhere, Keys(), vault) as other:
        return other.dump_hash() == index.dump_hash()


def test_one_hit_for_one_person(index: Index, vault: Vault) -> None:
    """By either name, by sound, or by any of the ids: the canonical record, with the names of all."""
    decide(vault, A, B)
    index.catch_up()
    for words in ("Nurgül Örnek", "نۇرگۈل ئۆرنەك", "Нургуль", A):
        (hit,) = index.find(words)
        assert (hit.id, len(hit.names)) == (A, 2)
    (hit,) = index.find(B)
    assert (hit.id, hit.why) == (A, LEADS_HERE)
    assert [hit.id for hit in index.find("Örnek", {"sex": "female"})] == [A]
    assert index.find("نۇرگۈل", {"sex": "male"}) == []


def test_persons_are_counted_once(index: Index, vault: Vault) -> None:
    """In the facets, in the list of persons and in the queue for review."""
    decide(vault, A, B)
    index.catch_up()
    assert index.facets()["sex"] == {"female": 1, "male": 2}
    assert list(index.persons()) == index.queue("to review") == [A, C, D]
    assert index.facets({"born": "1985"})["sex"] in ({"female": 1}, {})


def test_the_record_is_of_all_statements_with_conflicts_side_by_side(index: Index, vault: Vault) -> None:
    """Under any of its ids; each value keeps its sources, and origins are counted over all."""
    decide(vault, A, B)
    vault.append(*(said(who, "review.verdict", "reviewed", ANN) for who in (A, B)))
    index.catch_up()
    record = index.record(B)
    assert record.id == A
    assert record == index.record(A)
    assert {claim.value for claim in record.fields["born"].claims} == {"1984", "1985"}
    assert record.fields["born"].contested
    assert record.fields["sex"].tier == "corroborated"
    assert len(index.recorded(B)) == len(index.recorded(A)) - 1


def test_two_members_from_one_origin_stay_one_origin(index: Index, vault: Vault) -> None:
    """The second testimony repeats the first: nothing is corroborated by a merge."""
    vault.append(said(TWO, "origin", ONE, TWO), *(said(who, "review.verdict", "reviewed", ANN) for who in (A, B)))
    decide(vault, A, B)
    index.catch_up()
    assert index.record(A).fields["sex"].tier == "single origin"
    assert index.facets({"sex": "female"})["tier"] == {"single origin": 1}


def test_a_merged_record_is_reviewed_where_all_of_it_is(index: Index, vault: Vault) -> None:
    """One of two reviewed is not enough, neither for the fold nor for the facets."""
    decide(vault, A, B)
    vault.append(said(A, "review.verdict", "reviewed", ANN))
    index.catch_up()
    assert index.record(A).fields["sex"].tier == "unreviewed"
    assert index.facets({"sex": "female"})["tier"] == {"unreviewed": 1}


def test_a_head_that_nothing_new_speaks_of_is_shown_by_itself_again(index: Index, vault: Vault, tmp_path: Path) -> None:
    """A=B=C=D; then another member says that B is not D: all are apart, though nothing was recorded under A."""
    for one, other in ((A, B), (B, C), (C, D)):
        decide(vault, one, other)
    index.catch_up()
    assert index.members(D) == (A, B, C, D)
    decide(vault, B, D, DIFFERENT, BEN)
    index.catch_up()
    assert index.members(A) == (A,)
    assert index.find("Nurgül Örnek")[0].names == ("Nurgül Örnek",)
    assert same_as_a_rebuild(index, vault, tmp_path)


def test_who_may_no_longer_join_has_joined_nobody_since(index: Index, vault: Vault, tmp_path: Path) -> None:
    """A role that arrives late changes what counts, and with it who is shown as one."""
    decide(vault, A, B, by=BEN)
    index.catch_up()
    assert index.canonical(B) == A
    vault.append(said(BEN, "left", "yes", ANN))
    decide(vault, C, D, by=BEN)
    index.catch_up()
    assert (index.canonical(B), index.canonical(D)) == (A, D)
    assert same_as_a_rebuild(index, vault, tmp_path)


def test_each_step_leaves_what_a_rebuild_gives(index: Index, vault: Vault, tmp_path: Path) -> None:
    """Joined, told more of, joined with a third, parted in the middle, undone."""
    first = decide(vault, A, B)
    index.catch_up()
    assert same_as_a_rebuild(index, vault, tmp_path)
    vault.append(said(B, "name", "N. Örnek", TWO))
    index.catch_up()
    assert len(index.find("Nurgül")[0].names) == 3
    assert same_as_a_rebuild(index, vault, tmp_path)
    decide(vault, B, C)
    index.catch_up()
    assert same_as_a_rebuild(index, vault, tmp_path)
    undo(vault, first)
    index.catch_up()
    assert (index.canonical(B), index.canonical(C)) == (B, B)
    assert same_as_a_rebuild(index, vault, tmp_path)


def test_a_decision_about_a_record_that_is_not_here_joins_once_it_comes(index: Index, vault: Vault) -> None:
    """Another device's record, decided before it arrived."""
    late = root("per", 77)
    decide(vault, A, late)
    index.catch_up()
    assert index.members(A) == (A,)
    vault.append(said(late, "name", "Late Örnek", ONE))
    index.catch_up()
    assert index.members(late) == tuple(sorted((A, late)))
