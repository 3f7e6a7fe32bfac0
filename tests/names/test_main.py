"""The line commands by which name matchers are measured."""

import io
from pathlib import Path

import pytest

from guvah.names.__main__ import main


def test_score_answers_each_line_with_a_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One number a line, in [0, 1], whatever the line holds."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Nurgül Örnek\tНұргүл Өрнек\nMisal\nMisal\tMisal\n"))
    assert main(["score"]) == 0
    scores = [float(line) for line in capsys.readouterr().out.splitlines()]
    assert scores[0] > 0.7
    assert scores[1:] == [0.0, 1.0]


def test_find_answers_each_line_with_line_numbers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Numbers of the likest lines of the file, best first; an empty line for nobody."""
    among = tmp_path / "names.txt"
    among.write_text("Batuqan Misal\nNurgül Örnek\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("Нұргүл Өрнек\n\n"))
    assert main(["find", "--among", str(among), "--limit", "5"]) == 0
    assert [line.split("\t")[:1] for line in capsys.readouterr().out.splitlines()] == [["1"], [""]]
