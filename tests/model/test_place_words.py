"""Place words: one stem for a name in any dress, and the level it states."""

import pytest

from guvah.model.place_words import PlaceName, bare_name, is_elsewhere, place_name, plain, words_of

COUNTY, CITY, PREFECTURE = frozenset({"county"}), frozenset({"city"}), frozenset({"prefecture"})
NAMES = {
    "Ghulja County": PlaceName("ghulja", COUNTY),
    "Gulja nahiyisi": PlaceName("gulja", COUNTY),
    "伊宁县": PlaceName("伊宁", COUNTY),
    "察布查尔锡伯自治县": PlaceName("察布查尔", COUNTY),
    "喀什": PlaceName("喀什", frozenset()),
    "Ürümchi Shehiri": PlaceName("urumchi", CITY),
    "ka shi di qu": PlaceName("kashi", PREFECTURE),
    "г. Урумчи": PlaceName("урумчи", CITY),
    "county": PlaceName("county", frozenset()),
}


@pytest.mark.parametrize("words", NAMES)
def test_names_without_their_dress(words: str) -> None:
    """Accents, level words at either end and peoples in official names do not matter."""
    assert place_name(words_of(words)) == NAMES[words]


def test_plain_letters() -> None:
    """Accents, case, full width and apostrophes are folded away."""
    assert plain("Qa’ghılıq Ürümchi ＡＢ") == "qaghılıq urumchi ab"


@pytest.mark.parametrize("words", ["Almaty, Kazakhstan", "哈萨克斯坦阿拉木图", "Қазақстан", "قازاقىستان"])
def test_other_countries_are_recognised(words: str) -> None:
    """A place in another country is not one of Xinjiang, whatever its name."""
    assert is_elsewhere(words)
    assert not is_elsewhere("哈萨克自治州")


def test_a_bare_name_keeps_its_accents() -> None:
    """What is compared by sound is the name as written, without its level."""
    assert [bare_name(one) for one in ("Çapçal nahiyisi", "伊宁县", "Uch-Turfan", "city of Korla")] == [
        "Çapçal", "伊宁", "UchTurfan", "ofKorla",
    ]  # fmt: skip
