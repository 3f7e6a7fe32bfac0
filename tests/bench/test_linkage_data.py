"""The lists that linking is measured on: the same each time, spoilt as said, and their truth is true."""

from collections import Counter
from itertools import islice

import pytest
from bench.linkage_fictional import world
from bench.linkage_judged import judged, parts
from bench.linkage_limit import untold
from bench.linkage_sizes import BREAKING, person_of, plain, true_pairs
from bench.linkage_spoilt import corrupted
from bench.linkage_words import HABITS, stocks

from bench import linkage_argentina as argentina


def test_the_silver_truth_is_one_to_one_and_of_equal_names() -> None:
    """As the reference figures count it."""
    lists = argentina.registries()
    true = argentina.silver(lists)
    known = {argentina.record(name, row): argentina.facts(name, row) for name, rows in lists.items() for row in rows}
    assert len(true) == len(set(true.values())) == 6500
    assert all(known[one].full == known[other].full and known[one].born for one, other in true.items())


def test_a_spoilt_registry_keeps_its_rows_and_loses_what_is_said() -> None:
    """A fifth without a year, and no other column still tells it."""
    lists = argentina.registries()
    spoilt = corrupted(lists)
    assert spoilt == corrupted(lists)
    for name, rows in spoilt.items():
        before = {argentina.record(name, row): argentina.facts(name, row) for row in lists[name]}
        after = {argentina.record(name, row): (row, argentina.facts(name, row)) for row in rows}
        assert set(before) == set(after)
        lost = [row for one, (row, known) in after.items() if before[one].born and not known.born]
        assert 0.18 < len(lost) / sum(bool(known.born) for known in before.values()) < 0.22
        assert not any(row.get("edad") or row.get("edad_al_momento_del_hecho") or row.get("foto") for row in lost)
        changed = sum(before[one].surname != known.surname for one, (_, known) in after.items())
        assert 0.27 < changed / len(rows) < 0.31


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("26/12/1976", "1976-12-26"),
        ("NOV/1976", "1976-11-01"),
        ("med/05/1976", "1976-05-01"),
        ("02-03/04/1976", "1976-04-02"),
        ("1º/07/1976", "1976-07-01"),
        ("SEP-OCT/1976", "1976-09-01"),
        ("AÑO/1976", "1976-01-01"),
        ("", ""),
    ],
)
def test_the_first_day_a_registry_may_mean(said: str, day: str) -> None:
    """For the kinds of dates RUVTE writes."""
    assert argentina.first_day(said) == day


def test_every_word_is_spelled_in_every_habit() -> None:
    """A person can be written by any list."""
    for (language, _), stock in stocks(1, 50).items():
        assert all(set(HABITS[language]) == set(word.spelled) for word in stock.words)
        assert len({word.key for word in stock.words}) == len(stock.words)


def test_the_invented_lists_are_the_same_each_time_and_hold_what_makes_them_hard() -> None:
    """Every script, repeated rows, families, twins and homonyms."""
    made = world(2000, 3)
    assert made.lists == world(2000, 3).lists
    assert {said.script for said in made.said.values()} == {"Latn", "Arab", "Cyrl", "Hani", "pinyin"}
    assert 1000 < len(made.true) < 2000
    assert made.repeated
    people = [said.person for said in made.said.values()]
    assert any(one.twin for one in people)
    names = Counter(frozenset(one.name) for one in {person.number: person for person in people}.values())
    assert sum(count for count in names.values() if count > 1) > 200


def test_an_informed_reader_can_tell_most_pairs_and_not_all() -> None:
    """Hard, but fair."""
    made = world(2000, 3)
    rivalled, bare = untold(made)
    assert 0 < len(rivalled | bare) < 0.08 * len(made.true)


def test_a_plain_list_has_one_double_for_five_persons() -> None:
    """Nobody stands three times; rows follow from their numbers."""
    assert set(Counter(map(person_of, range(12_000))).values()) == {1, 2}
    assert len(list(true_pairs(12_000))) == 2000
    assert list(plain(100)) == list(islice(plain(1000), 100))


@pytest.mark.parametrize("how", sorted(BREAKING))
def test_lists_made_to_break_have_the_same_columns(how: str) -> None:
    """So that one mapping reads them all."""
    rows = list(BREAKING[how](50))
    assert len(rows) == 50
    assert {tuple(row) for row in rows} == {tuple(next(plain(1)))}


def test_the_judgements_name_records_that_exist_and_no_partner_twice() -> None:
    """At least 300, none of them in the silver truth; the parts are apart."""
    lists = argentina.registries()
    true = argentina.silver(lists)
    known = {argentina.record(name, row) for name, rows in lists.items() for row in rows}
    every = judged()
    partners = [one.partner for one in every if one.partner]
    assert len(every) >= 300
    assert len({one.record for one in every}) == len(every)
    assert len(set(partners)) == len(partners)
    assert {one.record for one in every} | set(partners) <= known
    assert not {one.record for one in every} & set(true)
    assert not set(partners) & set(true.values())
    both = parts()
    assert len(both["dev"]) == 100
    assert not {one.record for one in both["dev"]} & {one.record for one in both["kept"]}
