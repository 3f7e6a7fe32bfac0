"""Made-up people."""

import random

from guvah.names.train.lexicon import elements
from guvah.names.train.persons import chinese_people, people, person, slipped, written

KAZAKH = [element for element in elements() if element.language == "kk"][:200]
UYGHUR = [element for element in elements() if element.language == "ug"][:200]


def test_the_same_people_from_the_same_seed() -> None:
    """What is learned can be learned again."""
    assert people(UYGHUR, random.Random(3), 5) == people(UYGHUR, random.Random(3), 5)
    assert people(UYGHUR, random.Random(3), 5) != people(UYGHUR, random.Random(4), 5)


def test_a_person_is_spelled_in_every_orthography_of_the_elements() -> None:
    """Each spelling holds a word for each element, or one for all where Chinese leaves out the dot."""
    made = person(UYGHUR[:2], random.Random(1))
    kinds = {kind for kind, _ in made.spellings}
    assert kinds == {kind for kind, _ in UYGHUR[0].spellings}
    assert {len(words) for kind, words in made.spellings if kind != "zh"} == {2}


def test_some_kazakhs_have_a_fathers_name() -> None:
    """An ending for son or daughter, not always, and the same sex in every spelling."""
    made = [person(KAZAKH[:2], random.Random(seed)) for seed in range(60)]
    ends = [{word[-3:] for kind, words in one.spellings if kind == "kk-Cyrl" for word in words} for one in made]
    assert any("ұлы" in some for some in ends)
    assert any("ызы" in some for some in ends)
    assert not any({"ұлы", "ызы"} <= some for some in ends)
    assert any(not some & {"ұлы", "ызы"} for some in ends)


def test_the_strangers_of_a_group_are_not_the_person() -> None:
    """Each differs in an element or in their order."""
    groups = people([*UYGHUR, *KAZAKH], random.Random(5), 40)
    strangers = [(own, other) for own, *others in groups for other in others]
    assert len(strangers) > 40
    assert sum(own.elements != other.elements for own, other in strangers) > 0.9 * len(strangers)
    assert all(own.language == other.language for own, other in strangers)


def test_chinese_people_come_from_their_list() -> None:
    """Characters with their variants, pinyin in both orders, Russian."""
    for made in chinese_people(random.Random(2), 10):
        assert made.language == "zh"
        assert {"zh", "pinyin", "ru"} == {kind for kind, _ in made.spellings}


def test_a_spelling_is_written_as_its_script_does() -> None:
    """A dot in Chinese, a space elsewhere."""
    assert written(("努尔古丽", "米萨力"), "zh") == "努尔古丽·米萨力"
    assert written(("nurgül", "misal"), "ug-Latn") == "nurgül misal"
    assert slipped(("nurgül", "misal"), random.Random(1)) == slipped(("nurgül", "misal"), random.Random(1))
