"""Files that divide themselves: the division depends on what is kept, not on how it came."""

import random

from hypothesis import given
from hypothesis import strategies as st

from guvah.site.search.files import Division, Item, Items, divided, fits

PLACES = st.integers(0, 2**32 - 1) | st.integers(0, 3) | st.integers(0, 2**32 - 1).map(lambda n: n & 0xFFF00000)
ITEMS = st.dictionaries(st.text("abc", min_size=1, max_size=4), PLACES, max_size=40)


def items(places: dict[str, int]) -> list[Item]:
    return [Item(place, name, "x" * 10 + name) for name, place in places.items()]


@given(ITEMS)
def test_every_item_lies_in_the_one_file_of_its_bits(places: dict[str, int]) -> None:
    """Files do not overlap, hold everything, and are small unless one place fills them."""
    made = divided(items(places), 60)
    assert sorted(item.name for some in made.values() for item in some) == sorted(places)
    for bits, some in made.items():
        assert all(f"{item.place:032b}".startswith(bits) for item in some)
        assert fits(some, 60)


@given(ITEMS, ITEMS, st.randoms())
def test_changing_gives_what_building_whole_gives(
    before: dict[str, int], after: dict[str, int], rng: random.Random
) -> None:
    """After any change the files are those that the new items alone would have made, and the rest is untouched."""
    files: dict[str, Items] = {bits: {i.name: i for i in some} for bits, some in divided(items(before), 60).items()}
    division = Division(set(files), 60, lambda bits: dict(files[bits]))
    changed: dict[str, Items] = {}
    for item in items(before):
        leaf = division.leaf_of(item.place)
        changed.setdefault(leaf, dict(files[leaf])).pop(item.name)
    for item in rng.sample(items(after), len(after)):
        leaf = division.leaf_of(item.place)
        changed.setdefault(leaf, dict(files[leaf]))[item.name] = item
    made, gone = division.settle(changed)
    result = {bits: some for bits, some in files.items() if bits not in gone}
    result.update({bits: {i.name: i for i in some} for bits, some in made.items()})
    whole = divided(items(after), 60)
    assert {bits: sorted(some) for bits, some in result.items()} == {
        bits: sorted(item.name for item in some) for bits, some in whole.items()
    }
    assert division.leaves == set(whole)
    assert not gone & set(whole)
