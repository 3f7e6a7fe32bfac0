"""Programs and tables that are the same in every site."""

import json

from guvah.names.letters import ORTHOGRAPHIES
from guvah.names.pinyin import character_syllables
from guvah.site.search.fixed import IN_NAMES, fixed_files

FILES = dict(fixed_files())


def content(name: str) -> dict[str, object]:
    return json.loads(FILES[f"search/{name}.js"].decode().partition(",")[2].removesuffix(");\n"))  # type: ignore[no-any-return]


def test_every_letter_table_is_exported() -> None:
    """The browser reads what the linguist wrote."""
    letters = content("tables")["letters"]
    assert isinstance(letters, dict)
    assert set(letters) == {name for names in ORTHOGRAPHIES.values() for name in names}


def test_characters_have_the_readings_of_the_names_floor() -> None:
    """Each character stands once, under its readings; those common in names are in the file loaded first."""
    common, more = content("han"), content("han-more")
    found = {char: readings for part in (common, more) for readings, chars in part.items() for char in str(chars)}
    assert len(found) == sum(len(str(chars)) for part in (common, more) for chars in part.values())
    assert set(IN_NAMES) <= {char for chars in common.values() for char in str(chars)}
    for char in "努尔古丽娅麟買爾":
        assert found[char].split() == list(character_syllables(char))


def test_programs_keep_to_the_policy() -> None:
    """No fetch, no eval, no markup from strings, no inline style: what the strict policy forbids is not tried."""
    for name in ("search", "spelling"):
        program = FILES[f"search/{name}.js"].decode()
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "eval(",
            "new Function",
            "fetch(",
            "XMLHttp",
            "import(",
            ".style",
            "document.write",
        ):
            assert word not in program, (name, word)


def test_what_a_first_search_must_load_is_small() -> None:
    """Programs and tables together stay well below the budget of one search."""
    assert sum(len(FILES[f"search/{name}.js"]) for name in ("search", "spelling", "tables")) < 60_000
    assert len(FILES["search/han.js"]) < 30_000
