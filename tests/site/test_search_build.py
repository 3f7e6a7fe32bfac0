"""All files of the search, built whole."""

import json
import random
import re
from collections.abc import Iterable

from guvah.site.search import SearchPerson, build_search
from guvah.site.search.build import ROW_BYTES
from tests.site.search_people import EVERYONE, crowd


def files(people: Iterable[SearchPerson]) -> dict[str, bytes]:
    found = list(build_search(people))
    assert len({path for path, _ in found}) == len(found)
    return dict(found)


def test_the_same_people_in_any_order_give_the_same_bytes() -> None:
    """Nothing depends on the order in which people come."""
    shuffled = list(EVERYONE)
    random.Random(1).shuffle(shuffled)
    assert files(EVERYONE) == files(shuffled)


def test_every_file_is_one_call_of_plain_json() -> None:
    """A file holds data only: the name of the part and JSON."""
    for path, content in build_search(EVERYONE):
        if re.match(r"search/([rk]-|l\.|d\.|tables|han)", path):
            found = re.fullmatch(r'guvahPart\("([^"]+)",(.*)\);\n', content.decode(), re.DOTALL)
            assert found, path
            assert path == f"search/{found[1]}.js"
            json.loads(found[2])


def test_everyone_is_in_exactly_one_row() -> None:
    """Rows hold each person once, and no file of rows is far larger than the limit."""
    made = files(crowd(300))
    ids = [
        public_id
        for path, text in made.items()
        if "/r-" in path
        for public_id in re.findall(r"G-\d{5}-ABCDE-X", text.decode())
    ]
    assert len(ids) == len(set(ids)) == 300
    assert sum("/r-" in path for path in made) > 10
    assert all(len(text) < 3 * ROW_BYTES for path, text in made.items() if "/r-" in path)


def test_a_name_cannot_leave_its_string() -> None:
    """Whatever a name holds, it stays data."""
    hostile = '");alert(1);//</script>\u2028\\'
    made = files([SearchPerson("G-1", ((hostile, 'x"onload='),), hostile, "1980", "dead")])
    (rows,) = (text.decode() for path, text in made.items() if "/r-" in path)
    assert json.loads(rows.partition(",")[2].removesuffix(");\n"))[0][2][0] == hostile


def test_nobody_at_all_is_a_search_too() -> None:
    """An archive that has published nobody has a search that finds nobody."""
    assert "search/d.js" in files(())
