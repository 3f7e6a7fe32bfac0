"""Lookup keys: shared by the spellings of one name, few, and the same every time."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.keys import MOST_KEYS, keys, word_skeletons
from tests.names.people import EVERYONE, HOSTILE, SPELLINGS


def kinds(name: str, kind: str) -> set[str]:
    return {key for key in keys(name) if key[0] == kind}


@pytest.mark.parametrize(
    ("a", "b"), [pair for person in SPELLINGS for pair in itertools.combinations(person, 2)], ids=str
)
def test_spellings_of_one_name_share_a_key(a: str, b: str) -> None:
    """Any two of a person's spellings, whatever their scripts, meet under at least one key."""
    assert keys(a) & keys(b)


@pytest.mark.parametrize("person", SPELLINGS, ids=lambda person: person[0])
def test_spellings_of_one_name_share_the_whole_name_key(person: tuple[str, ...]) -> None:
    """The selective key, that of the whole name, is shared too, and in the other order."""
    first = kinds(person[0], "g")
    assert all(first & kinds(name, "g") for name in person)
    assert first & kinds(" ".join(reversed(person[0].split())), "g")


def test_different_names_do_not_meet() -> None:
    """Keys are coarse, not blind: different consonants are different keys."""
    assert not keys("Batuqan Misal") & keys("Nurgül Örnek")
    assert not keys("Berik") & keys("Serik")


def test_a_chinese_spelling_without_a_dot_meets_the_one_with() -> None:
    """Registries often leave the dot out: the whole name and its halves are still found."""
    glued = keys("努尔古丽约尔乃克")
    assert glued & kinds("努尔古丽·约尔乃克", "g")
    assert glued & kinds("Nurgul", "t")
    assert "h古丽" in glued


def test_pinyin_meets_what_it_spells() -> None:
    """The keys of a pinyin spelling are those of its syllables, not of its letters."""
    assert keys("Nuerguli") & keys("Nurgül")


def test_patronymic_and_stem_meet() -> None:
    """`Misalqyzy` is found by `Misal`, and the other way round."""
    assert kinds("Misalqyzy", "t") & kinds("Misal", "t")


def test_an_unreadable_script_is_found_as_it_stands() -> None:
    """A name in a script without a table is its own key."""
    assert keys("김철수") == {"u김철수"}


@pytest.mark.parametrize("name", ["", "Mr", "unknown", "不详", "12", "😀"])
def test_nobody_has_no_key(name: str) -> None:
    """What names nobody is not looked up: two unknowns never meet."""
    assert keys(name) == frozenset()


@pytest.mark.parametrize("name", [*HOSTILE, *EVERYONE])
def test_few_keys(name: str) -> None:
    """Whatever a field holds, its keys are few and short."""
    found = keys(name)
    assert len(found) <= MOST_KEYS
    assert all(key[0] in "tghu" and len(key) < 130 for key in found)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x9FFF), max_size=40))
def test_any_text_has_keys_or_none(name: str) -> None:
    """Keys never fail and do not change between two askings."""
    assert keys(name) == keys(name)


@pytest.mark.parametrize("name", EVERYONE)
@pytest.mark.parametrize("lang", ["ug", "kk", "ru", "en", "zh", "tlh"])
def test_a_language_only_narrows(name: str, lang: str) -> None:
    """Keys stored with a language are found by a question without one."""
    assert keys(name, lang) & keys(name)


def test_word_skeletons_are_what_the_site_posts() -> None:
    """For each word that can be read, its skeletons in order."""
    assert word_skeletons("Batuqan Misal") == (("PTKN",), ("MSL",))


def test_quick_enough_for_a_million_names() -> None:
    """Many names, each met once, take far less than the time a rebuild may spend on them."""
    syllables = ["ba", "tu", "qan", "mi", "sal", "nur", "gül", "ör", "nek", "zey", "chöl", "pan"]
    names = [f"{a}{b}{c} {c}{a}" for a in syllables for b in syllables for c in syllables]
    start = time.process_time()
    for name in names:
        keys(name)
    assert len(names) / (time.process_time() - start) > 2_000
