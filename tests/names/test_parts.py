"""Names, titles and endings."""

import pytest

from guvah.names.parts import parts, without_ending
from guvah.names.reading import word_readings


def stem(word: str) -> tuple[str, str] | None:
    tried = [without_ending(sounds) for _, sounds in word_readings(word)]
    found = next((one for one in tried if one), None)
    return ("".join(slot[0] for slot in found[0]), found[1]) if found else None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("өрнекұлы", ("Ornek", "patronymic")),
        ("misalqyzy", ("misal", "patronymic")),
        ("ورنەكۇلى", ("ornek", "patronymic")),
        ("мисалов", ("misal", "surname")),
        ("мисалович", ("misal", "patronymic")),
        ("misaljan", ("misal", "endearment")),
        ("uly", None),
        ("ova", None),
        ("misal", None),
    ],
)
def test_endings_come_off_and_leave_a_name(word: str, expected: tuple[str, str] | None) -> None:
    """Patronymics, surnames and endearments are recognised in any script; what would leave nothing is left whole."""
    assert stem(word) == expected


def test_titles_are_set_apart() -> None:
    """Forms of address, honours and a patronymic written apart do not name anybody beside a name."""
    found = parts("Mr. Batuqan Misal Haji")
    assert (found.names, found.titles, found.address_only) == (("batuqan", "misal"), ("mr", "haji"), False)
    assert parts("Örnek Uly").names == ("örnek",)


@pytest.mark.parametrize("name", ["Mr", "unknown", "不详", "неизвестно", "Dr. Prof."])
def test_address_and_unknown_name_nobody(name: str) -> None:
    """A title or the word for unknown, alone, leaves no name."""
    assert parts(name).names == ()
    assert parts(name).address_only


def test_an_honorific_alone_may_be_somebody() -> None:
    """Somebody recorded as `Qari` alone can be looked up but is not compared as a name."""
    assert parts("Qari").names == ("qari",)
    assert parts("Qari").address_only
