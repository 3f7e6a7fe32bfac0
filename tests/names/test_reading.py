"""Spellings as sounds: one reading for each orthography that could have written them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.reading import could_be_palladius, could_be_pinyin, language, readings, word_readings
from guvah.names.scripts import words
from tests.names.people import EVERYONE, HOSTILE
from tests.names.vectors import sounded, vectors


def plain(name: str, lang: str = "") -> list[str]:
    return [reading.plain() for reading in readings(name, lang)]


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("Ghalib", "Galib"),
        ("غالىب", "Galib"),
        ("Chölpan", "COlpan"),
        ("چۆلپان", "COlpan"),
        ("Чөлпан", "COlpan"),
        ("Джангир", "Jangir"),
        ("Яқуп", "yaqup"),
        ("ۋاھىت", "wahit"),
        ("بەرىك", "berik"),
        ("Tɵmür", "tOmUr"),
        ("Kaxgar", "kaSgar"),
        ("Celil", "Jelil"),
        ("Jeenbek", "Jenbek"),
        ("ۅمۉر", "OmUr"),
        ("Цзинь", "Jin"),
    ],
)
def test_a_reading_in_sounds(name: str, sounds: str) -> None:
    """The orthography that wrote a name is among its readings."""
    assert sounds in plain(name)


def test_letters_of_one_language_settle_the_orthography() -> None:
    """Arabic-script letters that only Uyghur or only Kazakh uses leave one reading."""
    assert [reading.orthography for reading in readings("غالىب")] == ["uyghur_arabic"]
    assert [reading.orthography for reading in readings("عالىم")] == ["kazakh_arabic"]


def test_a_language_given_narrows_the_readings() -> None:
    """With a language the tables of other languages are left aside; an unknown language changes nothing."""
    assert len(readings("Жанар", "kk-Cyrl")) == 1
    assert {reading.orthography for reading in readings("Жанар", "ru")} == {"russian"}
    assert readings("Жанар", "tlh") == readings("Жанар")
    assert language("UG-Arab") == "ug"


def test_a_latin_name_that_is_wholly_pinyin_gets_a_second_reading() -> None:
    """`Guli Xian` may be Uyghur or pinyin; `Guli Batur` cannot be pinyin."""
    assert readings("Guli Xian")[-1].orthography == "pinyin"
    assert all(reading.orthography != "pinyin" for reading in readings("Guli Batur"))
    assert not could_be_pinyin(("guli",), "ug-Latn")


def test_a_cyrillic_name_that_is_wholly_palladius_gets_a_chinese_reading() -> None:
    """`Чжан Сяо` is Chinese in Russian spelling; with a Turkic word beside it, it is not."""
    found = readings("Чжан Сяо")[-1]
    assert (found.orthography, found.plain()) == ("palladius", "JaN Syaw")
    assert all(reading.orthography != "palladius" for reading in readings("Чжан Батур"))
    assert not could_be_palladius(("чжан",), "kk")


def test_letters_decide_which_alphabets_are_tried() -> None:
    """The old Uyghur Latin is tried for its own letters, or for x and q where nothing speaks against it."""
    assert [reading.orthography for reading in readings("Ⱪasim")] == ["uyghur_yengi"]
    assert "Sadir" in plain("Xadir")
    assert "Ciman" in plain("Qiman")
    assert "Caman" not in plain("Qaman")
    assert all("kaSi" not in sounds for sounds in plain("Ghaxi"))
    assert {reading.orthography for reading in readings("ۅمۉر", "ky")} == {"kyrgyz_arabic"}
    assert readings("اسان", "ky") == readings("اسان")


@pytest.mark.parametrize(("word", "expected"), vectors("hanzi"))
def test_characters_can_stand_for_the_name_they_write(word: str, expected: str) -> None:
    """Among what the syllables may mean are the sounds of the name itself."""
    ((_, sounds),) = word_readings(word)
    assert expected in sounded(sounds)


def test_chinese_characters_keep_what_a_syllable_may_stand_for() -> None:
    """力 may be li, a bare l, ri or r."""
    (reading,) = readings("力")
    assert reading.orthography == "hanzi"
    assert {"li", "l", "r"} <= set(reading.words[0][0])


@pytest.mark.parametrize("name", [*EVERYONE, *HOSTILE])
@pytest.mark.parametrize("lang", ["ug", "kk", "ky", "ru", "en", "tr", "tlh"])
def test_a_language_adds_no_reading_of_a_word(name: str, lang: str) -> None:
    """What is read with a language is read without: keys stored with one are found by a question without."""
    for word in words(name):
        assert {sounds for _, sounds in word_readings(word, lang)} <= {sounds for _, sounds in word_readings(word)}


@pytest.mark.parametrize("name", EVERYONE)
def test_everyone_has_a_reading(name: str) -> None:
    """Every spelling of the fictional people can be read."""
    assert plain(name)[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_raises(name: str) -> None:
    """Whatever a field holds, it has a few readings or none."""
    assert len(readings(name)) <= 5


@given(st.text(max_size=60), st.sampled_from(["", "ug", "kk", "zh-Hans", "x"]))
def test_any_text_can_be_asked(name: str, lang: str) -> None:
    """Reading never fails and is repeatable."""
    assert readings(name, lang) == readings(name, lang)
