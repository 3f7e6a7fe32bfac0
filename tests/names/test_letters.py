"""The letter tables: every one is sound, names its source, and reads its alphabet."""

from importlib import resources

import pytest

from guvah.names.letters import (
    ORTHOGRAPHIES,
    WHERE,
    letter_table,
    orthographies,
    rows,
    source,
    unaccented,
    without_doubles,
)
from guvah.names.scripts import normalise
from tests.names.vectors import TABLES as WITH_VECTORS
from tests.names.vectors import sounded, vectors

TABLES = [name for names in ORTHOGRAPHIES.values() for name in names]
SOUNDS = {sound for sound, *_ in rows("sounds")}
ALL_FILES = sorted(
    entry.name.removesuffix(".tsv")
    for entry in resources.files("guvah.names.tables").iterdir()
    if entry.name.endswith(".tsv")
)
ALPHABETS = {
    "uyghur_arabic": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە",
    "uyghur_cyrillic": "абвгғдеёжҗзийкқлмнңоөпрстуүфхһцчшщъыьэюяә",
    "kazakh_cyrillic": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "kazakh_arabic": "ابۆگعدەجزيكقلمنڭوۇپرستۋفحھچشىٴ",
    "kazakh_latin": "aäbdefgğhijklmnñoöpqrsştuūüvyz",
    "kyrgyz_cyrillic": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uyghur_latin": "abdefghijklmnopqrstuwxyzëöü",
    "english": "abcdefghijklmnopqrstuvwxyz",
    "uyghur_yengi": "abcdefgƣhⱨijkⱪlmnoɵpqrstuüvwxyzⱬä",
    "turkish": "abcçdefgğhijklmnoöprsştuüvyz",
    "kyrgyz_latin": "abcdefghijklmnopqrstuvwxyzñöşçü",
    "kyrgyz_arabic": "ابپتجچحدرزسشعفقكگڭلمنھوۅۇۉۋەىي",
}


@pytest.mark.parametrize("name", ALL_FILES)
def test_every_table_names_its_source_in_the_first_line(name: str) -> None:
    """A table without a source cannot be checked by the next linguist."""
    assert len(source(name)) > 20
    assert all(len(set(map(len, rows(name)))) == 1 for name in ALL_FILES)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_reads_its_whole_alphabet_in_known_sounds(name: str) -> None:
    """Each letter of the orthography has a rule, and every sound named is in the inventory."""
    table = letter_table(name)
    assert table.knows(ALPHABETS[name]), set(ALPHABETS[name]) - table.letters
    for letters, where, sound, *_ in rows(name):
        assert letters == letters.lower()
        assert where in WHERE or (where.startswith("with ") and table.knows(where.removeprefix("with "))), where
        assert set(sound.replace("|", "")) <= SOUNDS, letters


@pytest.mark.parametrize("name", TABLES)
def test_no_rule_is_given_twice(name: str) -> None:
    """The second of two equal rules could never apply."""
    given = [(letters, where) for letters, where, *_ in rows(name)]
    assert len(given) == len(set(given))


def test_closeness_and_endings_speak_the_same_sounds() -> None:
    """A typing slip in a cost or an ending would silently never apply."""
    assert all(len(pair) == 2 and set(pair) <= SOUNDS for pair, *_ in rows("closeness"))
    pairs = [frozenset(pair) for pair, *_ in rows("closeness")]
    assert len(pairs) == len(set(pairs))
    assert all(set(ending) <= SOUNDS for ending, *_ in rows("endings"))
    assert all(set("".join(sounds.split("|"))) <= SOUNDS for _, sounds, *_ in rows("pinyin"))


def test_every_orthography_has_vectors() -> None:
    """A table that nobody checks against real words could say anything."""
    assert set(TABLES) | {"hanzi", "pinyin", "palladius"} == set(WITH_VECTORS)
    assert all(len(vectors(name)) >= 25 for name in WITH_VECTORS)


@pytest.mark.parametrize(("table", "word", "expected"), [(name, *one) for name in TABLES for one in vectors(name)])
def test_a_word_sounds_as_a_speaker_says_it(table: str, word: str, expected: str) -> None:
    """Words written by hand, not by the program, are read as they are spoken."""
    assert expected in sounded(letter_table(table).read(normalise(word)))


def test_orthographies_name_tables_and_letters_that_exist() -> None:
    """A slip in the list of alphabets would silently leave one out."""
    for some in orthographies().values():
        for one in some:
            table = letter_table(one.name)
            assert all(table.knows(group) for group in one.needs), one
            assert all(group == normalise(group) for group in (*one.needs, *one.lacks)), one
            assert all(group.removeprefix("^") for group in one.doubts), one


def test_letters_elsewhere_in_the_word_can_decide() -> None:
    """The high hamza of Kazakh stands at the start and makes the vowels of the whole word front."""
    table = letter_table("kazakh_arabic")
    assert table.read("ٴان") == (("A",), ("n",))
    assert table.read("ان") == (("a",), ("n",))


def test_longest_letters_win_and_conditions_hold() -> None:
    """`sh` is one sound; Russian `е` says y only at the start and after a vowel."""
    assert letter_table("english").read("shan") == (("S",), ("a",), ("n",))
    assert letter_table("russian").read("еле") == (("ye",), ("l",), ("e",))
    assert letter_table("russian").read("ае")[-1] == ("ye",)
    assert letter_table("uyghur_latin").read("nga")[0] == ("N", "ng", "Ng")


def test_an_unknown_letter_is_read_without_its_accent() -> None:
    """A letter no table lists still sounds like its base letter, and a sign without a base is silent."""
    assert letter_table("russian").read("қ") == ()
    assert letter_table("english").read("ă") == (("a",),)
    assert unaccented("é") == "e"


def test_doubled_consonants_count_once_and_vowels_twice() -> None:
    """Spellings disagree about mm, hardly about ii."""
    assert without_doubles((("m",), ("m",), ("i",), ("i",))) == (("m",), ("i",), ("i",))
