"""A terminal to type at: commands run in this process against a small real archive."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from guvah.cli.main import run
from tests.casework.group import PASSPHRASE, Group

MEMBERS = ("ada", "bek", "cem", "eva")
FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional"


@dataclass(frozen=True)
class Printed:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class Terminal:
    """Types commands as members of one archive."""

    def __init__(self, folder: Path, type_: Callable[[list[str]], Printed], group: Group | None = None) -> None:
        self.folder = folder
        self.group = group or Group(folder, MEMBERS)
        self.archive = self.group.archive
        self.passphrase = folder / "passphrase.txt"
        self.passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self._type = type_

    def __call__(self, *words: str, member: str = "bek") -> Printed:
        common = ["-C", str(self.archive), "--member", member, "--passphrase-file", str(self.passphrase)]
        return self._type([*common, *words])

    def bare(self, *words: str) -> Printed:
        return self._type(list(words))


@pytest.fixture
def type_(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[list[str]], Printed]:
    """Types words in this process, with nothing said by the environment."""
    for name in ("GUVAH_ARCHIVE", "GUVAH_MEMBER", "GUVAH_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)

    def typed(words: list[str]) -> Printed:
        monkeypatch.setattr("sys.argv", ["guvah", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run()
        out, err = capsys.readouterr()
        return Printed(int(left.value.code or 0), out, err)

    return typed


@pytest.fixture
def terminal(tmp_path: Path, type_: Callable[[list[str]], Printed]) -> Terminal:
    return Terminal(tmp_path, type_)
