"""The door itself: one sentence and one exit code for every refusal, help for a volunteer."""

import fcntl
import json
from pathlib import Path

import pytest

from guvah.cli.main import shared_first
from guvah.vault import layout
from tests.cli.conftest import Terminal


def test_help_lists_what_a_volunteer_can_do(terminal: Terminal) -> None:
    """`guvah --help` names every command with a whole sentence, the order of work, and the exit codes."""
    printed = terminal.bare("--help")
    assert printed.code == 0
    for command in (
        "add",
        "import",
        "capture",
        "find",
        "show",
        "review",
        "consent",
        "publish",
        "site",
        "verify",
        "rebuild",
    ):
        assert f"\n  {command} " in printed.out
    assert "..." not in printed.out.partition("Commands:")[2], "no sentence is cut off"
    assert "Exit codes: 0 done" in printed.out


def test_without_words_the_help_is_shown(terminal: Terminal) -> None:
    """`guvah` alone, and a group alone, show their help and no complaint."""
    for words in ((), ("publish",)):
        printed = terminal.bare(*words)
        assert (printed.code, printed.out) == (2, "")
        assert printed.err.startswith("Usage: guvah")


def test_shared_options_may_stand_anywhere(terminal: Terminal) -> None:
    """`guvah find x --json --member ada` is `guvah --json --member ada find x`; after `--` every word is a word."""
    common = ("-C", str(terminal.archive), f"--passphrase-file={terminal.passphrase}")
    before = terminal.bare("--member", "ada", "--json", *common, "member", "list")
    after = terminal.bare("member", "list", "--json", *common, "--member", "ada")
    assert after == before
    assert after.code == 0
    assert shared_first(["find", "--", "--json"]) == ["find", "--", "--json"]
    assert shared_first(["find", "x", "--member"]) == ["--member", "find", "x"], "typer then says what is missing"


def test_a_folder_that_is_not_there(terminal: Terminal) -> None:
    """A mistyped folder is a mistake of the person, not damage."""
    for words in (("find", "x"), ("verify", "--blind")):
        printed = terminal.bare("-C", str(terminal.folder / "nowhere"), "--member", "bek", *words)
        assert printed.code == 2
        assert "no such folder" in printed.err


def test_a_wrong_passphrase_is_one_sentence(terminal: Terminal) -> None:
    """A wrong passphrase is refused with exit code 2 and no trace."""
    terminal.passphrase.write_text("something else entirely\n", encoding="utf-8")
    printed = terminal("find", "nurgul")
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("guvah: The passphrase does not open this.")
    assert printed.err.count("\n") == 1


def test_no_archive_named(terminal: Terminal) -> None:
    """Without an archive the door says how to name one."""
    printed = terminal.bare("find", "nurgul")
    assert printed.code == 2
    assert "-C FOLDER" in printed.err


def test_no_member_named(terminal: Terminal) -> None:
    """Without a member the door asks who is there."""
    printed = terminal.bare("-C", str(terminal.archive), "find", "nurgul")
    assert printed.code == 2
    assert "--member" in printed.err


def test_a_folder_that_is_no_archive(terminal: Terminal, tmp_path: Path) -> None:
    """A folder that is no archive is called damaged by its code and left alone."""
    empty = tmp_path / "empty"
    empty.mkdir()
    printed = terminal.bare(
        "-C", str(empty), "--member", "bek", "--passphrase-file", str(terminal.passphrase), "find", "x"
    )
    assert printed.code == 3
    assert "V001" in printed.err
    assert not list(empty.iterdir())


def test_an_archive_of_a_newer_format(terminal: Terminal) -> None:
    """An archive that a newer Guvah wrote is refused rather than guessed at."""
    charter = terminal.archive / layout.ARCHIVE_FILE
    content = json.loads(charter.read_text(encoding="utf-8"))
    charter.chmod(0o600)
    charter.write_text(json.dumps(content | {"version": 99}, separators=(",", ":")), encoding="utf-8")
    printed = terminal("find", "nurgul")
    assert printed.code == 2
    assert "newer" in printed.err


def test_an_unknown_option_is_one_sentence(terminal: Terminal) -> None:
    """A mistyped option is refused with exit code 2."""
    printed = terminal("find", "nurgul", "--limt", "3")
    assert printed.code == 2
    assert "--limt" in printed.err


def test_two_processes_at_once(terminal: Terminal) -> None:
    """While another process writes, a second one is refused with a sentence and nothing is written."""
    with (terminal.archive / "local" / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        printed = terminal("retract", "per-0000000000000000", "0" * 64, "--why", "a test")
        busy = terminal("add", str(Path(__file__).parents[2] / "examples/fictional/testimonies/2019-041.yaml"))
    assert printed.code == 2
    assert busy.code == 2
    assert "Another Guvah is writing" in busy.err


@pytest.mark.parametrize("words", [("find", "nobody"), ("member", "list"), ("publish", "waiting"), ("review",)])
def test_json_everywhere_it_reads(terminal: Terminal, words: tuple[str, ...]) -> None:
    """With --json a reading command prints one JSON document and nothing else."""
    printed = terminal.bare(
        "--json", "-C", str(terminal.archive), "--member", "ada", "--passphrase-file", str(terminal.passphrase), *words
    )
    assert printed.code == 0, printed.err
    json.loads(printed.out)
