"""Chinese and Hui names told from Turkic ones written by sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.letters import rows
from guvah.names.mode import han_likelihood, surnames
from guvah.names.pinyin import simplified
from guvah.names.scripts import words
from tests.names.people import EVERYONE, HOSTILE

CHINESE = (
    *(
        "马明",
        "马小花",
        "丁玉兰",
        "哈福贵",
        "穆国强",
        "白文祥",
        "王建国",
        "张伟",
        "沙金龙",
        "拜学义",
        "纳忠明",
        "买德福",
    ),
    *("欧阳明", "馬明", "張國華", "马 小花", "Ma Xiaoming", "Xiaoming Ma", "Чжан Сяо", "Ma Xiao Ming"),
)
TURKIC = (
    *("买买提", "吐尔逊", "努尔古丽", "阿里木", "马木提", "哈斯木", "买合木提", "帕提曼", "沙吾提", "库尔班", "司马义"),
    *("安尼瓦尔", "包尔汉", "艾尼·买买提", "古丽·艾力", "Maimaiti Aili", "Nuerguli", "Али Вали", "巴图坎·米萨力"),
)


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_and_hui_names(name: str) -> None:
    """A surname and one or two characters chosen for their meaning, or syllables of that shape."""
    assert han_likelihood(words(name)) > 0.8


@pytest.mark.parametrize("name", TURKIC)
def test_turkic_names_written_by_sound(name: str) -> None:
    """A dot, more characters, or characters that write sounds."""
    assert han_likelihood(words(name)) < 0.2


@pytest.mark.parametrize("name", ["Nurgül Örnek", "Нұргүл", "نۇرگۈل", "", "김철수", "马明 Nurgül"])
def test_other_scripts_are_no_chinese_name(name: str) -> None:
    """What is neither characters nor syllables is not asked."""
    assert han_likelihood(words(name)) == 0.0


def test_what_could_be_both_stays_open() -> None:
    """Two or three syllables run together behind a surname may be either."""
    assert 0.1 < han_likelihood(("maming",)) < 0.8


def test_the_lists_are_in_simplified_characters() -> None:
    """Traditional spellings are simplified first, so a traditional row would never apply."""
    assert all(surname == simplified(surname) for surname in surnames())
    listed = [char for char, *_ in rows("han_modes")]
    assert all(len(char) == 1 and char == simplified(char) for char in listed)
    assert len(listed) == len(set(listed))
    assert len(surnames()) == len(rows("surnames")) > 150


@pytest.mark.parametrize("name", [*HOSTILE, *EVERYONE])
def test_nothing_raises(name: str) -> None:
    """Whatever a field holds, the answer is a likelihood."""
    assert 0.0 <= han_likelihood(words(name)) <= 1.0


@given(st.text(alphabet="马买明提尔小国王张努古丽·欧阳馬", max_size=8))
def test_a_likelihood_for_any_characters(name: str) -> None:
    """Always within bounds, and the same for traditional characters."""
    assert 0.0 <= han_likelihood(words(name)) <= 1.0
    assert han_likelihood(words(name)) == han_likelihood(words(simplified(name)))
