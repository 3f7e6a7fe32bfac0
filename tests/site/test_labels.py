"""Labels: names by reader, words by vocabulary, keys for order."""

import pytest

from guvah.release.released import ReleasedName, ReleasedPlace
from guvah.site.labels import labels, language_tag, name_key, script_of
from tests.site.fictional import PLACES, nurgul


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Nurgül Örnek"), ("ru", "Нургуль Орнек"), ("ug", "نۇرگۈل ئۆرنەك")]
)
def test_name_in_the_readers_script_comes_first(language: str, first: str) -> None:
    """A reader sees the name they can read, then every other spelling."""
    main, others = labels(language).names(nurgul().names)
    assert main.text == first
    assert {name.text for name in (main, *others)} == {name.text for name in nurgul().names}


def test_person_without_a_name_is_said_to_have_none_known() -> None:
    """No name is a sentence, never an empty heading."""
    assert labels("en").names(())[0].text == "Name not known"


def test_place_is_named_in_the_language_or_in_its_own_words() -> None:
    """A place of the gazetteer has a name in the reader's language; any other keeps its words."""
    assert labels("ru").place(PLACES[0]) == "уезд Кульджа"
    assert labels("en").place(PLACES[5]) == "a village near the river"
    assert labels("ug").place(ReleasedPlace("Ghulja", "1", (("en", "Ghulja County"),))) == "Ghulja County"


@pytest.mark.parametrize("language", ["en", "ru", "ug"])
def test_every_word_a_page_needs_has_a_label(language: str) -> None:
    """Statuses, kinds of events, tiers, rules, relations and grades have a label in each language."""
    known = labels(language)
    for vocabulary in ("status", "episode_kind", "tier", "rule", "relation", "reliability", "sex", "basis", "change"):
        assert known.words[vocabulary]
        assert all(known.words[vocabulary].values())


def test_unknown_words_are_shown_as_they_are() -> None:
    """A word or property the model does not know is shown under its own name, last."""
    known = labels("en")
    assert known.word("status", "somewhere") == "somewhere"
    assert known.property("per", "shoe_size").name == "shoe size"
    assert known.property("per", "shoe_size").order > known.property("per", "born").order


def test_scripts_and_tags() -> None:
    """The script is read off the first letter; only language tags get into a lang attribute."""
    assert [script_of(text) for text in ("Örnek", "Үлгі", "ئۈلگى", "努尔", "123")] == [
        "latn",
        "cyrl",
        "arab",
        "hani",
        "",
    ]
    assert language_tag("kk-Cyrl") == "kk-Cyrl"
    assert language_tag('en" onclick="x') == ""


def test_order_ignores_marks_and_case() -> None:
    """Lists are ordered by the Latin spelling where there is one."""
    names = (ReleasedName("نۇرگۈل", "ug-Arab"), ReleasedName("Nurgül  ÖRNEK", "en"))
    assert name_key(names) == "nurgul ornek"
    assert name_key(()) == ""
