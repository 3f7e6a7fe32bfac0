"""The Argentine registries made hard on both sides ("corrupt2"), as lists from several hands are.

    python -m bench.linkage_spoilt FOLDER    writes them as CSV, for the mappings of examples/argentina

Owns the spoiling: whatever column says what is spoilt is spoilt with it. The same seed gives the same rows.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

from bench.linkage_argentina import NAMES, described, registries, silver, write
from bench.linkage_measure import Row

SEED = 1976


def corrupted(lists: dict[str, list[Row]], seed: int = SEED) -> dict[str, list[Row]]:
    """Both spoilt: 20 % of birth years gone, 30 % of surnames mistyped, given names exchanged in 10 %, short in 20 %.

    The second given name becomes a letter; the first two are exchanged. Whatever says the same goes with it: the ages,
    and the photographs' addresses, which spell the name. The order of the rows is drawn anew. Kin named in other
    people's rows keep their names.
    """
    rng = random.Random(seed)
    found = {}
    for name, rows in lists.items():
        found[name] = [_spoilt(name, row, rng) for row in rows]
        rng.shuffle(found[name])
    return found


def _spoilt(name: str, row: Row, rng: random.Random) -> Row:
    column, between = NAMES[name]
    surname, cut, given = row[column].partition(between)
    draws = [rng.random() for _ in range(4)]
    if draws[0] < 0.3:
        surname = typo(surname, rng)
    words = given.split()
    if draws[1] < 0.1 and len(words) > 1:
        words[:2] = reversed(words[:2])
    if draws[2] < 0.2 and len(words) > 1:
        words[1] = words[1][0] + "."
    spoilt = {**row, column: surname + cut + " ".join(words)}
    if "foto" in spoilt:
        spoilt["foto"] = ""
    if draws[3] < 0.2:
        spoilt.update(dict.fromkeys(set(_BIRTH) & set(row), ""))
    return spoilt


_BIRTH = (
    "anio_nacimiento",
    "edad_al_momento_del_hecho",
    "edad_al_momento_del_hecho_numerico",
    "edad",
    "fecha_de_nacimiento",
)


def typo(text: str, rng: random.Random) -> str:
    """One slip of the fingers: a letter left out, put in, replaced, or exchanged with its neighbour."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if text.isupper() else "abcdefghijklmnopqrstuvwxyz"
    places = [i for i, char in enumerate(text) if char.isalpha()]
    slips: tuple[Callable[[int], str], ...] = (
        lambda at: text[:at] + text[at + 1 :],
        lambda at: text[:at] + rng.choice(letters) + text[at:],
        lambda at: text[:at] + rng.choice(letters) + text[at + 1 :],
        lambda at: text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
    )
    while len(places) > 1:
        # The first letter mostly stays right, as it does when people type.
        found = rng.choice(slips)(rng.choice(places if rng.random() < 0.1 else places[1:]))
        if found != text:
            return found
    return text


if __name__ == "__main__":
    originals = registries()
    write(corrupted(originals), Path(sys.argv[1]))
    print(described(originals, list(silver(originals).items())))
