"""A name in the other scripts. The expectations were written by hand from how the names are spelled in print."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.names import normalise, parts, similarities, transliterations
from guvah.names.train.lexicon import elements
from guvah.names.transliteration import MOST
from tests.names.people import HOSTILE, SPELLINGS

RULED = (
    ("Memet", "ug", "ug-Arab", "مەمەت"),
    ("Memet", "ug", "ug-Cyrl", "Мәмәт"),
    ("Ghopur", "ug", "ug-Arab", "غوپۇر"),
    ("Gülnar", "ug", "ug-Arab", "گۈلنار"),
    ("Abdughëni", "ug", "ug-Arab", "ئابدۇغېنى"),
    ("Shemshinur", "ug", "ug-Cyrl", "Шәмшинур"),
    ("Yasin", "ug", "ug-Cyrl", "Ясин"),
    ("Dolqun", "", "ug-Arab", "دولقۇن"),
    ("تۇرسۇن", "ug", "ug-Latn", "Tursun"),
    ("ئايگۈل", "", "ug-Latn", "Aygül"),
    ("پاتىگۈل", "ug", "ug-Cyrl", "Патигүл"),
    ("Әхмәт", "ug", "ug-Latn", "Exmet"),
    ("Ғени", "ug", "ug-Latn", "Ghëni"),
    ("Нұрлан", "kk", "kk-Latn", "Nūrlan"),
    ("Нұрлан", "kk", "kk-Arab", "نۇرلان"),
    ("Ғалым", "kk", "kk-Latn", "Ğalym"),
    ("Әсем", "kk", "kk-Latn", "Äsem"),
    ("Қайрат", "kk", "kk-Arab", "قايرات"),
    ("Ілияс", "kk", "kk-Latn", "Iliias"),
    ("Өмір", "kk", "kk-Arab", "ٴومىر"),
    ("Жумабек", "ky", "ky-Arab", "جۇمابەك"),
    ("Өмүр", "ky", "ky-Arab", "ۅمۉر"),
)
"""(spelling, language, tag, what the official alphabet writes): always the first."""
USUAL = (
    ("Нұрлан", "kk", "en", "Nurlan"),
    ("Нұрлан", "kk", "ru", "Нурлан"),
    ("Нұрлан", "kk", "zh-Hans", "努尔兰"),
    ("Гүлнар", "kk", "ru", "Гульнар"),
    ("Гүлнар", "kk", "zh-Hans", "古丽娜尔"),
    ("Серік", "kk", "zh-Hans", "赛力克"),
    ("Ержан", "kk", "en", "Yerzhan"),
    ("Қанат", "kk", "ru", "Канат"),
    ("Қанат", "kk", "en", "Kanat"),
    ("Жәнібек", "kk", "en", "Zhanibek"),
    ("Бақыт", "kk", "zh-Hans", "巴合提"),
    ("Омаров", "kk", "en", "Omarov"),
    ("Memet", "ug", "zh-Hans", "买买提"),
    ("Memet", "ug", "ru", "Мемет"),
    ("Gülnar", "ug", "zh-Hans", "古丽娜尔"),
    ("Gülnar", "ug", "en", "Gulnar"),
    ("Abdukërim", "ug", "en", "Abdukerim"),
    ("Abdukërim", "ug", "zh-Hans", "阿不都克力木"),
    ("Tursun", "ug", "zh-Hans", "吐尔逊"),
    ("Ablet", "ug", "zh-Hans", "阿不来提"),
    ("Hüseyin", "ug", "ru", "Хусейин"),
    ("Exmetjan", "ug", "zh-Hans", "艾合买提江"),
    ("Qadir", "ug", "zh-Hans", "卡德尔"),
    ("Rahile", "ug", "ru", "Рахиле"),
    ("买买提", "zh", "ug-Latn", "Memet"),
    ("买买提", "", "ug-Arab", "مەمەت"),
    ("古丽娜尔", "zh", "ug-Latn", "Gülnar"),
    ("吐尔逊", "", "ug-Latn", "Tursun"),
    ("叶尔江", "zh", "kk-Cyrl", "Ержан"),
    ("努尔兰", "", "kk-Cyrl", "Нұрлан"),
    ("Гульнур", "ru", "ug-Latn", "Gülnur"),
    ("Мурат", "ru", "kk-Cyrl", "Мұрат"),
    ("Nurlan", "en", "kk-Cyrl", "Нұрлан"),
    ("Tursun", "en", "ug-Arab", "تۇرسۇن"),
    ("Қасым Мұратұлы", "kk", "zh-Hans", "哈斯木·木拉提"),
    ("Zhumabek", "en", "ky-Cyrl", "Жумабек"),
)
"""(spelling, language, tag, what papers or registries write): among the first three."""
CHINESE = (
    ("马小虎", "zh-Latn", "Ma Xiaohu"),
    ("马小虎", "ru", "Ма Сяоху"),
    ("馬小虎", "zh-Hans", "马小虎"),
    ("马玉兰", "ru", "Ма Юйлань"),
    ("马建国", "ru", "Ма Цзяньго"),
    ("王明", "en", "Wang Ming"),
    ("Ma Xiaohu", "ru", "Ма Сяоху"),
    ("Ма Сяоху", "zh-Latn", "Ma Xiaohu"),
    ("欧阳明", "zh-Latn", "Ouyang Ming"),
)


def given_in(tag: str, name: str, lang: str = "") -> list[str]:
    return [one.text for one in transliterations(name, lang) if one.lang == tag]


@pytest.mark.parametrize(("name", "lang", "tag", "expected"), RULED)
def test_official_alphabets_are_rules(name: str, lang: str, tag: str, expected: str) -> None:
    """What an official alphabet writes is the first spelling given in it."""
    assert given_in(tag, name, lang)[0] == expected


@pytest.mark.parametrize(("name", "lang", "tag", "expected"), USUAL)
def test_usual_spellings_are_among_the_first_three(name: str, lang: str, tag: str, expected: str) -> None:
    """What papers and registries write is near the top."""
    assert expected in given_in(tag, name, lang)[:3]


@pytest.mark.parametrize(("name", "tag", "expected"), CHINESE)
def test_a_chinese_name_has_pinyin_and_palladius(name: str, tag: str, expected: str) -> None:
    """A Hui or Han name is spelled by its syllables, and never in a Turkic alphabet."""
    assert given_in(tag, name) == [expected]
    assert {one.lang for one in transliterations(name)} <= {"zh-Hans", "zh-Latn", "en", "ru"}


def test_a_chinese_spelling_parts_the_words_with_a_dot() -> None:
    """As registries write it."""
    assert all("·" in text for text in given_in("zh-Hans", "Memet Tursun", "ug"))


def test_the_spelling_given_is_left_out() -> None:
    """Whoever asks has it already."""
    for person in SPELLINGS:
        for name in person:
            assert normalise(name) not in {normalise(one.text) for one in transliterations(name)}


@pytest.mark.parametrize("name", [*HOSTILE, "  Mr ", "b", "?"])
def test_bad_input_has_no_spelling_or_a_few(name: str) -> None:
    """Whatever a name field holds: never an exception, never more than MOST, nothing where nobody is named."""
    found = transliterations(name)
    assert len(found) <= MOST
    if parts(name).address_only:
        assert found == ()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.sampled_from(["", "ug", "kk", "ky", "zh", "ru", "en", "ug-Arab", "xx"]))
def test_any_text_gives_few_spellings_in_order_and_the_same_again(text: str, lang: str) -> None:
    """Bounded, best first, each once, deterministic."""
    found = transliterations(text, lang)
    assert len(found) <= MOST
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert len({(one.text, one.lang) for one in found}) == len(found)
    assert found == transliterations(text, lang)


def unrecognised(names: Iterable[str]) -> list[tuple[str, str]]:
    pairs = [(name, one.text) for name in names for one in transliterations(name)[:3]]
    return [pair for pair, score in zip(pairs, similarities(pairs), strict=True) if score < 0.5]


def test_the_matcher_recognises_what_is_produced() -> None:
    """The first spellings of fictional people are the same name to the matcher."""
    assert unrecognised(name for person in SPELLINGS for name in person) == []


def test_the_matcher_recognises_the_elements_of_the_lexicon() -> None:
    """All but a few in a thousand of the first spellings of single words are the same name to the matcher."""
    names = [element.name for element in elements()[::9] if element.language != "uz"]
    assert len(unrecognised(names)) <= len(names) * 3 * 0.005
