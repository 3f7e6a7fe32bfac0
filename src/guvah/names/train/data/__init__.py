"""The names and alphabets learned from, as they lie here: one table a file, its source in the first line.

Owns reading them. Never used at run time.
"""

from importlib import resources


def rows(table: str) -> list[list[str]]:
    """The rows of `<table>.tsv` below its source line and heading."""
    text = resources.files(__name__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[2:] if line.strip()]
