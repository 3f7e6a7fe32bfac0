"""Some people change: the files touched are few, and the result is what building whole would give."""

import dataclasses
import random

import pytest

from guvah.errors import BadInput
from guvah.site.search import SearchPerson, build_search, update_search
from tests.site.search_people import crowd


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small limits, so that few people make many files."""
    for module in ("build", "update"):
        monkeypatch.setattr(f"guvah.site.search.{module}.ROW_BYTES", 600)
        monkeypatch.setattr(f"guvah.site.search.{module}.WORD_BYTES", 300)


def updated(files: dict[str, bytes], before: list[SearchPerson], after: list[SearchPerson]) -> dict[str, bytes]:
    result = dict(files)
    for path, content in update_search(lambda name: files[name], before, after):
        if content is None:
            del result[path]
        else:
            result[path] = content
    return result


@pytest.mark.parametrize("seed", range(8))
def test_updating_gives_what_building_whole_gives(seed: int) -> None:
    """People come, go, change their names or only their status: byte for byte as if built anew."""
    rng = random.Random(seed)
    everyone = crowd(160)
    rng.shuffle(everyone)
    stay, gone, come = everyone[:100], everyone[100:130], everyone[130:]
    turn = [dataclasses.replace(one, status="dead", names=one.names[: rng.randrange(3)]) for one in stay[:20]]
    start = dict(build_search([*stay, *gone]))
    assert updated(start, [*stay[:20], *gone], [*turn, *come]) == dict(build_search([*turn, *stay[20:], *come]))


def test_namesakes_at_one_place_are_not_lost_with_one_of_them() -> None:
    """When one of several people at the same place goes, the others are still found."""
    names = (("Batuqan Misal", "ug-Latn"),)
    people = [SearchPerson(f"G-{number}", names) for number in range(120)]
    start = dict(build_search(people))
    assert updated(start, people[:60], []) == dict(build_search(people[60:]))


def test_everybody_may_go_and_come_again() -> None:
    """Down to nobody and up again."""
    people = crowd(40)
    nobody = updated(dict(build_search(people)), people, [])
    assert nobody == dict(build_search([]))
    assert updated(nobody, [], people) == dict(build_search(people))


def test_one_change_touches_few_files() -> None:
    """One person's new status touches the file of the row and the two small files of the whole."""
    people = crowd(400)
    files = dict(build_search(people))
    turned = dataclasses.replace(people[7], status="dead", born="1960")
    changed = [
        path for path, content in update_search(files.__getitem__, [people[7]], [turned]) if content != files[path]
    ]
    assert len(changed) == 1


def test_files_of_another_making_are_refused() -> None:
    """What cannot be read is not mended: the caller builds whole."""
    person = crowd(1)
    for bad in (b"", b"guvahPart(", b'guvahPart("d",{"r":7});\n', b'guvahPart("d",{"r":"?","k":"0"});\n', b"\xff"):
        with pytest.raises(BadInput):
            list(update_search(lambda _name, content=bad: content, person, []))  # type: ignore[misc]
