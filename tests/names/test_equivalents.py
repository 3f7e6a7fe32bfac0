"""Names that go together though no letter says so."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.equivalents import equivalent, equivalents, sounds_key, word_keys
from guvah.names.letters import rows, source
from guvah.names.scripts import normalise
from tests.names.people import HOSTILE

PAIRS = [(one, other, float(weight)) for one, other, weight, *_ in rows("equivalents")]
WORDS = st.one_of(st.sampled_from([form for pair in PAIRS for form in pair[:2]]), st.text(max_size=12))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[("memet", "muhammad"), ("мәмәт", "мухаммед"), ("مەمەت", "muhammet"), ("买买提", "muhammad")],
        *[("hüsen", "hossein"), ("үсен", "хусейн"), ("司马义", "ismail"), ("司马义", "ысмайыл"), ("simayi", "ىسمايىل")],
        *[("包尔汉", "burhan"), ("包爾漢", "бурхан"), ("铁木尔", "тимур"), ("tömür", "temir"), ("玉山", "hüsen")],
        *[("yusup", "jüsip"), ("abliz", "abdulaziz"), ("محمد", "memet")],
        *[("xedije", "hatice"), ("patime", "fatma"), ("osman", "uthman"), ("muhammad ali", "memeteli")],
    ],
)
def test_listed_pairs_are_found_in_any_script(a: str, b: str) -> None:
    """One row serves every spelling of its two forms, both ways."""
    assert equivalent(a, b) == equivalent(b, a) > 0


@pytest.mark.parametrize(("a", "b"), [("memet", "serik"), ("", ""), ("aisha", "eysa"), ("nurgül", "aygül")])
def test_other_names_are_not(a: str, b: str) -> None:
    """What is not listed is nothing, also where characters of another name would be spelled alike in pinyin."""
    assert equivalent(a, b) == 0.0


def test_surnames_go_together_as_their_stems_do() -> None:
    """`Memetov` is to `Mukhamedov` what Memet is to Muhammad."""
    assert equivalent("меметов", "мухамедова") == equivalent("мемет", "мухамед") > 0


def test_never_chained() -> None:
    """Pairs are looked up as pairs: two forms beside one third are no pair unless a row with their sounds says so."""
    listed = {frozenset((a, b)) for one, other, _ in PAIRS for a in word_keys(one) for b in word_keys(other)}
    beside: dict[str, set[str]] = {}
    for one, other, _ in PAIRS:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    chained = 0
    for forms in beside.values():
        for a, b in itertools.combinations(sorted(forms), 2):
            if not any(frozenset((x, y)) in listed for x in word_keys(a) for y in word_keys(b)):
                chained += 1
                assert equivalent(a, b) == 0.0, (a, b)
    assert chained > 100


def test_the_table_is_sound() -> None:
    """Each pair once, in normal form, with a weight that says something, a language and a source for all."""
    assert len(source("equivalents")) > 100
    assert len({frozenset(pair[:2]) for pair in PAIRS}) == len(PAIRS)
    assert all(form == normalise(form) for pair in PAIRS for form in pair[:2])
    assert all(0.1 <= weight < 1 for *_, weight in PAIRS)
    assert all(languages for _, _, _, languages, *_ in rows("equivalents"))
    assert all(word_keys(form) for pair in PAIRS for form in pair[:2])


def test_other_forms_of_a_name_the_most_frequent_first() -> None:
    """For writing a name in other ways: one step, with weights."""
    found = equivalents("мәмәт")
    assert found[0].form == "muhammad"
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert equivalents("nurgül") == ()


def test_coarse_sounds_leave_out_what_alphabets_differ_in() -> None:
    """Vowel colour, voice, doubling and glides beside i make no difference."""
    assert sounds_key((("m",), ("u",), ("x",), ("A",), ("m",), ("m",), ("e",), ("d",))) == "muhamat"
    assert sounds_key((("i",), ("y",), ("a",))) == sounds_key((("y",), ("a",))) == "ia"


@given(WORDS, WORDS)
def test_symmetric_and_within_bounds(a: str, b: str) -> None:
    """Whatever is asked, the answer lies in [0, 1) and is the same the other way round."""
    a, b = normalise(a), normalise(b)
    assert 0.0 <= equivalent(a, b) == equivalent(b, a) < 1.0


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_raises(name: str) -> None:
    """Whatever a field holds can be looked up, and is not the equivalent of a real name."""
    assert equivalent(normalise(name), "memet") == 0.0
    assert equivalents(normalise(name)) == ()
