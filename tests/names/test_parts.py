"""Names, titles and endings."""

import pytest

from guvah.names.parts import character_endings, endings, parts, titles, without_character_ending, without_ending
from guvah.names.reading import word_readings
from guvah.names.scripts import normalise, words
from tests.names.people import EVERYONE, HOSTILE


def stem(word: str) -> tuple[str, str] | None:
    tried = [without_ending(sounds) for _, sounds in word_readings(word)]
    found = next((one for one in tried if one), None)
    return ("".join(slot[0] for slot in found[0]), found[1]) if found else None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("өрнекұлы", ("Ornek", "patronymic")),
        ("misalqyzy", ("misal", "patronymic")),
        ("ورنەكۇلى", ("Ornek", "patronymic")),
        ("мисалов", ("misal", "surname")),
        ("мисалович", ("misal", "patronymic")),
        ("misaljan", ("misal", "endearment")),
        ("misalugli", ("misal", "patronymic")),
        ("мисалевна", ("misal", "patronymic")),
        ("мисаловский", ("misalov", "surname")),
        ("misalxan", ("misal", "endearment")),
        ("misalhaji", ("misal", "endearment")),
        ("misaldamolla", ("misal", "endearment")),
        ("örnekieva", ("Ornek", "surname")),
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


@pytest.mark.parametrize(
    "name",
    [
        *("Mr", "unknown", "不详", "不詳", "неизвестно", "Dr. Prof.", "no name", "No Name!", "N/A", "name unknown"),
        *(
            "имя неизвестно",
            "нет данных",
            "белгісіз",
            "аты белгісіз",
            "белгисиз",
            "намәлум",
            "نامەلۇم",
            "ئىسمى نامەلۇم",
        ),
        *("بەلگىسىز", "مجهول", "姓名不详", "无名氏", "某某", "bilinmiyor", "ismi namelum", "г-н".replace("-", "")),
    ],
)
def test_address_and_unknown_name_nobody(name: str) -> None:
    """A title or the word for unknown, alone, leaves no name."""
    assert parts(name).names == ()
    assert parts(name).address_only


def test_an_honorific_alone_may_be_somebody() -> None:
    """Somebody recorded as `Qari` alone can be looked up but is not compared as a name."""
    assert parts("Qari").names == ("qari",)
    assert parts("Qari").address_only


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Haji",
            "Hajim",
            "Hadji",
            "Hadzhi",
            "Qari",
            "Akhun",
            "Ahun",
            "Axun",
            "Sheikh",
            "Mulla",
            "Molla",
            "Damolla",
            "Imam",
        ),
        *("Khalpat", "Xelpet", "Хаджи", "Қажы", "Ажы", "Һаҗи", "Қари", "Ахун", "Шейх", "Молда", "Дамолла", "Имам"),
        *("ھاجى", "قارى", "ئاخۇن", "شەيخ", "موللا", "داموللا", "ئىمام", "خەلپەت", "قاجى", "اجى", "مولدو"),
        *("阿吉", "哈吉", "卡日", "阿洪", "阿訇", "毛拉", "大毛拉", "伊玛目", "谢赫"),
    ],
)
def test_honours_of_every_script_are_set_apart(title: str) -> None:
    """A title beside a name is not part of it; alone it may be all that is known of somebody."""
    assert parts(f"Batuqan {title}").names == ("batuqan",)
    assert parts(title).names == words(title)
    assert parts(title).address_only


def test_the_lists_are_written_as_names_are_compared() -> None:
    """A row that is not in normal form would never be found; one given twice could say two things."""
    assert all(title == normalise(title) for title in titles())
    assert all(kind in {"address", "unknown", "honorific", "kin"} for kind in titles().values())
    assert all(kind == "unknown" for title, kind in titles().items() if " " in title)
    assert {kind for _, kind in endings()} == {"patronymic", "surname", "endearment"}
    for found in (endings(), character_endings()):
        assert len({ending for ending, _ in found}) == len(found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("巴图坎江", ("巴图坎", "endearment")),
        ("努尔古丽汗", ("努尔古丽", "endearment")),
        ("巴图坎阿吉", ("巴图坎", "honorific")),
        ("巴图坎大毛拉", ("巴图坎", "honorific")),
        ("巴图坎克孜", ("巴图坎", "patronymic")),
        ("巴图坎先生", ("巴图坎", "address")),
        ("巴圖坎別克", ("巴圖坎", "element")),
        ("努尔古丽", ("努尔", "element")),
        ("大毛拉", None),
        ("马江", None),
        ("", None),
    ],
)
def test_what_follows_a_chinese_spelling_without_a_dot(word: str, expected: tuple[str, str] | None) -> None:
    """Endearments, honours and address are told from the name where two characters remain."""
    assert without_character_ending(word) == expected


@pytest.mark.parametrize("name", [*HOSTILE, *EVERYONE])
def test_nothing_raises(name: str) -> None:
    """Whatever a field holds has parts, and no part is lost or doubled."""
    found = parts(name)
    assert set(found.names) | set(found.titles) == set(words(name))
    assert all(without_character_ending(word) is None or word for word in found.names)
