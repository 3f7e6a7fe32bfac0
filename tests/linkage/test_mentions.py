"""Whom a text names: fictional people in articles of five languages, among words that are nobody."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from guvah.errors import HostileInput
from guvah.index import Index
from guvah.linkage.mentions import ALONE, MOST_BEARERS, Mention, mentions
from tests.index.archive import Vault, opened, root, said
from tests.names.people import HOSTILE

NAMES = ("Nurgül Örnek", "Batuqan Misal", "Ghalib Ülgi", "马小例", "Misal", "Zeytune Chölpan")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Six fictional people; one of them is known by one word only."""
    vault = Vault()
    for number, name in enumerate(NAMES):
        vault.append(said(root("per", number), "name", name, root("tes", number + 1)))
    with opened(tmp_path_factory.mktemp("archive"), vault) as index:
        yield index


def found(index: Index, text: str) -> list[tuple[str, str]]:
    named = mentions(index, text)
    assert all(text[one.start : one.end] == one.words for one in named)
    assert all(NAMES.index(one.name) == [root("per", n) for n in range(len(NAMES))].index(one.person) for one in named)
    return [(one.name, one.words) for one in named if one.probability > ALONE]


ARTICLES = {
    "English": (
        "Yesterday Nurgül Örnek’s sister met Ghalib Haji Ulgi near Misal County. Nurgul Misal did not come.",
        [("Nurgül Örnek", "Nurgül Örnek’s"), ("Ghalib Ülgi", "Ghalib Haji Ulgi")],
    ),
    "Russian": (
        "Вчера Нургуль Орнек задержали. О Батукане Мисале молчат; с Галибом Улги говорили. Нургуль Сериковой не было.",
        [("Nurgül Örnek", "Нургуль Орнек"), ("Batuqan Misal", "Батукане Мисале"), ("Ghalib Ülgi", "Галибом Улги")],
    ),
    "Kazakh": (
        "Кеше Нұргүл Өрнектің анасы келді. Батуқан Мисалға хат жазды. Нұргүл Серікова жоқ еді.",
        [("Nurgül Örnek", "Нұргүл Өрнектің"), ("Batuqan Misal", "Батуқан Мисалға")],
    ),
    "Uyghur": (
        "تۈنۈگۈن نۇرگۈل ئۆرنەكنىڭ ئاكىسى كەلدى. باتۇقان مىسالغا خەت يازدى، نۇرگۈل مىسال كەلمىدى",
        [("Nurgül Örnek", "نۇرگۈل ئۆرنەكنىڭ"), ("Batuqan Misal", "باتۇقان مىسالغا")],
    ),
    "Chinese": (
        "昨天记者努尔古丽·约尔乃克说，马小例在伊宁。巴图坎米萨力没有来，古丽·米萨力也没有来。",
        [("Nurgül Örnek", "努尔古丽·约尔乃克"), ("马小例", "马小例"), ("Batuqan Misal", "巴图坎米萨力")],
    ),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_people_are_found_in_an_article(index: Index, language: str) -> None:
    """Inflected, with titles, beside places and other people of the same given name; nobody else is found."""
    text, named = ARTICLES[language]
    assert found(index, text) == named


def test_one_given_name_names_nobody_who_has_more(index: Index) -> None:
    """Whatever the script, at the beginning of a sentence or inside it."""
    for text in ("Nurgül came. He saw Nurgül and Batuqan.", "видели Нургуль", "نۇرگۈل كەلدى", "努尔古丽来了"):
        assert mentions(index, text) == ()


def test_who_has_one_name_is_named_hardly(index: Index) -> None:
    """With a low probability, and the reason says so; never inside a longer name of somebody else."""
    (one,) = mentions(index, "They asked about Misal again.")
    assert (one.name, one.words, one.probability <= ALONE) == ("Misal", "Misal", True)
    assert "One word alone" in one.why
    assert [one.name for one in mentions(index, "They asked Batuqan Misal.")] == ["Batuqan Misal"]


def test_a_sentence_may_begin_before_a_name(index: Index) -> None:
    """The capital of its first word is no part of the name."""
    assert found(index, "Вчера Нургуль Орнек ушла.") == [("Nurgül Örnek", "Нургуль Орнек")]
    assert found(index, "Teacher Nurgül Örnek left") == [("Nurgül Örnek", "Nurgül Örnek")]


class Memory:
    """Answers every question with the same persons."""

    def __init__(self, *bearers: tuple[str, tuple[str, ...]]) -> None:
        self.bearers = bearers

    def sounding(self, words: Sequence[Sequence[str]], most: int) -> Sequence[tuple[str, tuple[str, ...]]]:
        return self.bearers[:most]


def test_all_who_bear_the_name_share_the_probability() -> None:
    """Two of one name are each at most one half; of many the first few are named."""
    two = mentions(Memory(*((root("per", n), ("Nurgül Örnek",)) for n in range(2))), "(Nurgül Örnek)")
    assert [one.probability for one in two] == [0.5, 0.5]
    assert all("2 persons of the archive bear this name." in one.why for one in two)
    many = mentions(Memory(*((root("per", n), ("Nurgül Örnek",)) for n in range(50))), "(Nurgül Örnek)")
    assert (len(many), many[0].probability) == (MOST_BEARERS, 0.02)


def test_a_text_that_is_all_names_is_refused() -> None:
    """Rather than compared for hours: it is no article."""
    everybody = Memory(*((root("per", n), (f"Nurgül {n}", f"Örnek {n}x Misal")) for n in range(200)))
    with pytest.raises(HostileInput, match="divide it"):
        mentions(everybody, "Misal " * 2000)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_answered(index: Index, text: str) -> None:
    """Nothing raises; what is named stands in the text."""
    assert all(isinstance(one, Mention) and text[one.start : one.end] == one.words for one in mentions(index, text))


def test_nobody_is_named_by_an_empty_archive(tmp_path: Path) -> None:
    """No persons, no mentions."""
    with opened(tmp_path, Vault()) as empty:
        assert mentions(empty, ARTICLES["English"][0]) == ()
