"""Names at the terminal: the lines by which a matcher is measured, and what a linguist asks."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.cli import names
from guvah.cli.main import COMMANDS, command_of, program
from tests.cli.conftest import Terminal


def typed(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))


def test_score_answers_each_line_with_a_number(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """One number a line, in [0, 1], whatever the line holds; without archive, member or passphrase."""
    typed(monkeypatch, "Nurgül Örnek\tНұргүл Өрнек\nMisal\nMisal\tMisal\n\n\t\t\n")
    printed = terminal.bare("names", "score")
    scores = [float(line) for line in printed.out.splitlines()]
    assert printed.code == 0
    assert scores[0] > 0.7
    assert scores[1:] == [0.0, 1.0, 0.0, 0.0]


def test_score_answers_while_it_is_still_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an endless stream the first answers come after the first few lines, not at the end."""
    asked: list[str] = []

    def lines() -> Iterator[str]:
        while len(asked) < names.FIRST:
            asked.append("")
            yield "Misal\tMisal\n"
        raise KeyboardInterrupt

    written = io.StringIO()
    monkeypatch.setattr("sys.stdin", lines())
    monkeypatch.setattr("sys.stdout", written)
    with pytest.raises(KeyboardInterrupt):
        names.score()
    assert written.getvalue().count("1.000000\n") == names.FIRST


def test_find_answers_each_line_with_line_numbers(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Numbers of the likest lines of the file, best first; an empty line for nobody."""
    among = tmp_path / "names.txt"
    among.write_text("Batuqan Misal\nNurgül Örnek\n", encoding="utf-8")
    typed(monkeypatch, "Нұргүл Өрнек\n\n")
    printed = terminal.bare("names", "find", "--among", str(among), "--limit", "5")
    best, nobody = printed.out.split("\n")[:2]
    assert (printed.code, best[0], nobody) == (0, "1", "")
    missing = terminal.bare("names", "find", "--among", str(tmp_path / "none.txt"))
    assert (missing.code, "cannot be read" in missing.err) == (2, True)


def test_explain_prints_the_sentence_and_the_letters(terminal: Terminal) -> None:
    """A probability, the reason, the two words laid together; the same as JSON."""
    printed = terminal.bare("names", "explain", "Нұргүл Өрнек", "Nurgul Ornek").out
    assert "ornek sounds like өрнек" in printed
    assert "o r n e k\n= = = = =\nө р н е к" in printed
    told = json.loads(terminal.bare("--json", "names", "explain", "Nurgül", "Nurgül").out)
    assert (told["probability"], told["sentence"]) == (1.0, "The same words.")


def test_read_shows_a_linguist_how_a_name_is_taken(terminal: Terminal) -> None:
    """Its words, titles, readings and keys; a title alone names nobody."""
    printed = terminal.bare("names", "read", "Doktor Nurgül Örnek Haji").out
    assert "uyghur_latin: " in printed
    assert "titles: haji" in printed
    assert "keys: g" in printed
    told = json.loads(terminal.bare("--json", "names", "read", "马小例").out)
    assert told["script"] == "Hani"
    assert told["chinese"] > 0.5
    assert "nobody is named" in terminal.bare("names", "read", "Mr").out


@pytest.mark.parametrize("module", COMMANDS)
def test_each_module_holds_the_commands_the_table_says(module: str) -> None:
    """The table by which a command's module is found is true, and asking for one command reads in no other module."""
    app = program(COMMANDS[module][0])
    held = [one.name for one in app.registered_commands] + [one.name for one in app.registered_groups]
    assert held == list(COMMANDS[module])


def test_the_command_is_found_behind_the_shared_options() -> None:
    """Their values are not taken for a command."""
    assert command_of(["-C", "find", "--json", "--member=ada", "show", "x"]) == "show"
    assert command_of(["--json"]) == ""


def test_names_need_nothing_of_the_archive() -> None:
    """What takes long to read in (the vault, the index, the tables of pages) is not read in for them."""
    script = "import sys; from guvah.cli.main import program; program('names'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "rich.progress", "guvah.casework", "guvah.index", "guvah.vault"} & set(loaded)
