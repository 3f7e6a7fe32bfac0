"""Deciding pair after pair: over a pipe, where each line is an answer, and at a terminal."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from guvah.casework import link, recording
from guvah.casework.at_hand import every_decision
from guvah.casework.session import Session
from guvah.errors import Busy
from guvah.model.draft import Draft
from guvah.model.ids import public_id
from tests.casework.group import PASSPHRASE, Group
from tests.casework.pairs import KAZAKH, NURGUL, SERIK, UYGHUR, compare_everybody, tell_of_people
from tests.cli.conftest import MEMBERS, Printed, Terminal

COMMAND = "import sys; from guvah.cli.main import run; run()"
QUESTION = "q quit: "

Answer = Callable[..., Printed]


@pytest.fixture(scope="module")
def compared_once(tmp_path_factory: pytest.TempPathFactory) -> Group:
    group = Group(tmp_path_factory.mktemp("compared"), MEMBERS)
    tell_of_people(group)
    with group.as_("bek") as session:
        assert compare_everybody(session) == 3
    return group


@pytest.fixture
def compared(compared_once: Group, tmp_path: Path, type_: Callable[[list[str]], Printed]) -> Terminal:
    return Terminal(tmp_path, type_, compared_once.copied(tmp_path))


@pytest.fixture
def answer(compared: Terminal, monkeypatch: pytest.MonkeyPatch) -> Answer:
    def typed(lines: str, *words: str, member: str = "bek") -> Printed:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return compared("match", *words, member=member)

    return typed


def decisions(group: Group, member: str = "bek") -> list[tuple[str, str]]:
    with group.as_(member) as session:
        return [(each.verdict.partition("_")[0], each.why) for each in every_decision(session)]


def test_a_letter_and_a_reason_decide(answer: Answer, compared: Terminal) -> None:
    """Side by side, why they may be one, the answer, and the next; each answer is recorded with its reason."""
    printed = answer("s one father, one village\nd\nhis brother, says the uncle\nu nothing but a name\n")
    assert printed.code == 0, printed.err
    first, second, third, end = printed.out.split(QUESTION)
    assert re.search(r"Name +\u2068نۇرگۈل ئۆرنەك\u2069 +≈  Nurgül Örnek", first)
    assert re.search(r"Sex +female +=  female", first)
    assert public_id(NURGUL) in first
    assert "in all: 99 in 100, near certain" in first
    assert re.search(r"\+5\.0 +█+ +same father's name: Tursun and", first)
    assert second.startswith("s one father, one village\nRecorded: same. ")
    assert re.search(r"Date of birth +1974 +≠  1975", second)
    assert "Recorded: different. " in third
    assert end.startswith("u nothing but a name\nRecorded: unsure. ")
    assert end.endswith("Decided: 3.\n")
    assert decisions(compared.group) == [
        ("same", "one father, one village"),
        ("different", "his brother, says the uncle"),
        ("unsure", "nothing but a name"),
    ]


def test_nothing_is_decided_without_a_reason(answer: Answer, compared: Terminal) -> None:
    """An empty line goes back to the pair; the end of the pipe ends the sitting."""
    printed = answer("s\n\n")
    assert printed.out.count("Why? (one line; nothing: back)") == 1
    assert printed.out.endswith("Decided: 0.\n")
    assert decisions(compared.group) == []


def test_a_reason_is_chosen_by_its_number(answer: Answer, compared: Terminal) -> None:
    """Those of this sitting and of earlier ones, the latest first; `w` says it before the letter."""
    answer("s one father\n")
    printed = answer("w\n1\nd\n")
    assert "  1  one father\n" in printed.out
    assert decisions(compared.group) == [("same", "one father"), ("different", "one father")]


def test_the_last_is_taken_back_and_comes_again(answer: Answer, compared: Terminal) -> None:
    """With a reason, and then the pair that stood there; `n` passes on, `q` stops."""
    printed = answer("s one father\nz the wrong key\nn\nn\nq\n")
    shown = re.findall(r"father's name[^:\n]*: (.*)", printed.out)
    assert [words.partition(" ")[0] for words in shown] == ["Tursun", "Bolat", "Tursun", "Bolat"]
    assert "Taken back. " in printed.out
    assert printed.out.endswith("Decided: 0.\n")
    assert decisions(compared.group) == []


def test_what_cannot_be_done_is_said_and_the_pair_stays(answer: Answer, compared: Terminal) -> None:
    """Nothing to take back, a letter that means nothing; the answer after that is about the same pair."""
    printed = answer("z x\nx\n\ns one father\nq\n")
    assert "Nothing was decided in this sitting" in printed.out
    assert "That is none of the letters." in printed.out
    assert printed.out.count("Date of birth") == 2
    assert decisions(compared.group) == [("same", "one father")]


def test_a_refusal_of_the_archive_is_said_and_the_pair_stays(
    answer: Answer, compared: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process writes, nothing is recorded; the same answer a moment later is."""
    tries = []
    record = recording.record

    def busy_once(session: Session, drafts: list[Draft]) -> object:
        tries.append(drafts)
        if len(tries) == 1:
            raise Busy("Another Guvah is writing to this archive.")
        return record(session, drafts)

    monkeypatch.setattr("guvah.casework.link.record", busy_once)
    printed = answer("s one father\ns one father\nq\n")
    assert "Another Guvah is writing" in printed.out
    assert printed.out.endswith("Decided: 1.\n")
    assert decisions(compared.group) == [("same", "one father")]


def test_a_contradiction_is_refused_with_its_chain(answer: Answer, compared: Terminal) -> None:
    """Serik is Nurgül and Nurgül is not the Kazakh Serik: that the two are one is not even asked, it follows."""
    with compared.group.as_("bek") as session:
        link.decide(session, NURGUL, SERIK, "same", "a test")
        link.decide(session, NURGUL, KAZAKH, "different", "a test")
    printed = answer("")
    assert "Серик" not in printed.out
    refused = compared("match", SERIK, KAZAKH, "--decide", "same", "--why", "x")
    assert (refused.code, public_id(NURGUL) in refused.err) == (2, True)


def test_a_conflict_comes_first_with_who_says_what(answer: Answer, compared: Terminal) -> None:
    """Both words with their reasons, and that it is to be settled; who is a party may pass on."""
    with compared.group.as_("bek") as session:
        link.decide(session, SERIK, KAZAKH, "same", "one father")
    with compared.group.as_("cem") as session:
        link.decide(session, SERIK, KAZAKH, "different", "his brother")
    first, second, *_ = answer("n\n").out.split(QUESTION)
    assert "Two members disagree" in first
    assert "Bolat" in first
    assert re.search(r"says: same .*one father", first)
    assert re.search(r"says: different .*his brother", first)
    assert "Tursun" in second


def test_the_queue_as_json(answer: Answer) -> None:
    """With names, standing, how likely and why; as many as asked for."""
    printed = answer("", "--json", "--limit", "2")
    first, second = json.loads(printed.out)
    assert {first["one"]["name"], first["other"]["name"]} == {"Nurgül Örnek", "نۇرگۈل ئۆرنەك"}
    assert (first["standing"], first["level"]) == ("open", "near certain")
    assert "same father's name" in second["why"]


def test_the_limit_ends_the_sitting(answer: Answer) -> None:
    """One pair, one answer."""
    printed = answer("n\nn\n", "--limit", "1")
    assert printed.out.count(QUESTION) == 1


def test_where_nothing_was_compared_it_says_what_to_do(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence and exit code 2, in words and as JSON."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for words in (("match",), ("match", "--json")):
        printed = terminal(*words)
        assert (printed.code, printed.out) == (2, "")
        assert "run `guvah link` first" in printed.err


def test_where_nothing_waits_it_says_so(answer: Answer) -> None:
    """After the last one."""
    answer("s a\ns b\ns c\n")
    assert answer("").out.endswith("Nothing waits of what was compared on 2024-06-10.\nDecided: 0.\n")


def test_intake_decides_nothing(answer: Answer) -> None:
    """Nor sees anybody."""
    printed = answer("s x\n", member="eva")
    assert printed.code == 2
    assert "Nurg" not in printed.out


def test_one_decision_by_ids_as_before(compared: Terminal) -> None:
    """The likely ones of one person, one decision, and its undo."""
    one, other = public_id(NURGUL), public_id(UYGHUR)
    assert other in compared("match", one).out
    refused = compared("match", one, other)
    assert (refused.code, "--decide same" in refused.err) == (2, True)
    assert "Recorded: same." in compared("match", one, other, "--decide", "same", "--why", "one father").out
    assert "Recorded: undo." in compared("match", one, other, "--decide", "undo", "--why", "a slip").out


def started(compared: Terminal) -> "pexpect.spawn[str]":
    around = os.environ | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    words = ["-C", str(compared.archive), "--member", "bek", "--passphrase-file", str(compared.passphrase), "match"]
    return pexpect.spawn(
        sys.executable, ["-c", COMMAND, *words], env=around, encoding="utf-8", dimensions=(50, 110), timeout=30
    )


def test_at_a_terminal(compared: Terminal) -> None:
    """The same with keys: each is typed and Enter; what is typed is shown once."""
    child = started(compared)
    child.expect_exact(QUESTION)
    assert "Nurgül Örnek" in (child.before or "")
    child.sendline("s")
    child.expect_exact("Why?")
    child.sendline("one father")
    child.expect_exact("Recorded: same.")
    child.expect_exact(QUESTION)
    child.sendline("q")
    child.expect_exact("Decided: 1.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert decisions(compared.group) == [("same", "one father")]


def test_ctrl_c_leaves_nothing_half_written(compared: Terminal) -> None:
    """In the middle of a reason: what was recorded before stays, the rest was never there; exit code 130."""
    child = started(compared)
    child.expect_exact(QUESTION)
    child.sendline("s one father")
    child.expect_exact(QUESTION)
    child.sendline("d")
    child.expect_exact("Why?")
    child.sendintr()
    child.expect_exact("stopped; what was acknowledged is kept")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert decisions(compared.group) == [("same", "one father")]
    assert compared("verify", "--blind").code == 0


def test_a_pipe_that_is_closed_early_is_no_error(compared: Terminal, tmp_path: Path) -> None:
    """`guvah match | head -1` ends quietly."""
    words = ["-C", str(compared.archive), "--member", "bek", "--passphrase-file", str(compared.passphrase), "match"]
    done = subprocess.run(
        ["bash", "-c", 'yes n | "$0" "$@" | head -1', sys.executable, "-c", COMMAND, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("= the same")
    assert "Traceback" not in done.stderr
    assert PASSPHRASE not in done.stderr
