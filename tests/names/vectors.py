"""The vectors of tests/vectors/names: what a speaker says, against what a table reads."""

from itertools import product
from pathlib import Path

from guvah.names.letters import Sounds

FOLDER = Path(__file__).parents[1] / "vectors" / "names"
TABLES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


def vectors(table: str) -> list[tuple[str, str]]:
    """(word, expected) of one table."""
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [(word, expected) for word, expected, *_ in (line.split("\t") for line in lines[2:])]


def sounded(sounds: Sounds) -> set[str]:
    """Every string of sounds a word's places can stand for."""
    return {"".join(choice) for choice in product(*sounds)}
