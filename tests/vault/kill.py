"""Killing writers at random moments: `python -m tests.vault.kill --tries 100`.

A writer process appends and says each entry's number once it is acknowledged; it is killed (SIGKILL) at a random
moment; then every acknowledged entry must be there, readable and verified, and the next writer must go on. The control
acknowledges before the commit: if no loss is seen there, the harness proves nothing.
"""

import argparse
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from guvah.vault.verify import verify
from guvah.vault.writing import Writer
from tests.vault.archives import HANDLE, PASSPHRASE, founded

MOST_HEARD = 12
MOST_WAITED = 0.02  # seconds; about as long as a commit takes
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Outcome:
    """What many kills gave: entries acknowledged, of these unsigned at the kill or lost for good, and faults found."""

    tries: int = 0
    acknowledged: int = 0
    unsigned: int = 0
    lost: int = 0
    adopted: int = 0
    problems: list[str] = field(default_factory=list)


def write_forever(archive: Path, *, early: bool) -> None:
    """Append until killed; say each acknowledged entry. `early`: say it before the commit (the control)."""
    keyring = open_member(archive, HANDLE, PASSPHRASE)
    with Writer(archive, keyring, lambda: time.time_ns() // 1_000_000) as writer:
        say("ready")
        while True:
            size = writer.journal.end.tree.size
            bodies = {"case": f"entry {size}".encode() * 20, "sealed": f"sealed {size}".encode()}
            if early:
                with writer.batch():
                    for _ in range(8):
                        say(writer.append("statements", bodies).seq)
            elif size % 7 == 0:
                with writer.batch():
                    numbers = [writer.append("statements", bodies).seq for _ in range(3)]
                for number in numbers:
                    say(number)
            else:
                refs = [writer.put_blob(BytesIO(bytes(70_000)), "case")] if size % 5 == 0 else []
                say(writer.append("statements", bodies, refs).seq)


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def kill_once(archive: Path, draw: random.Random, *, early: bool) -> list[int]:
    """Start a writer, kill it a random moment after some of its words, return the entries it had acknowledged.

    Counted in words and not in seconds, so that a busy machine is killed at the same places as a quiet one.
    """
    mode = "early" if early else "durable"
    command = [sys.executable, "-m", "tests.vault.kill", "--write", str(archive), "--mode", mode]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        heard = b"".join(process.stdout.readline() for _ in range(draw.randrange(MOST_HEARD)))
        time.sleep(draw.uniform(0, MOST_WAITED))
        process.send_signal(signal.SIGKILL)
        said = (heard + process.stdout.read()).decode().split("\n")
    return [int(word) for word in said[:-1]]


def drill(archive: Path, tries: int, *, early: bool = False, seed: int = 0) -> Outcome:
    """Kill `tries` writers of one archive, one after another, and judge the archive after each."""
    draw, outcome = random.Random(seed), Outcome()
    keyring = open_member(archive, HANDLE, PASSPHRASE)
    for _ in range(tries):
        said = kill_once(archive, draw, early=early)
        outcome.tries += 1
        outcome.acknowledged += len(said)
        report = verify(archive, None)
        outcome.problems += [f"{one.code} {one.where}" for one in report.problems]
        signed = Reader(archive, keyring).position()[keyring.feed]
        with Writer(archive, keyring, lambda: 0):
            found = Reader(archive, keyring).position()[keyring.feed]
        outcome.adopted += found - signed
        outcome.unsigned += sum(number >= signed for number in said)
        outcome.lost += sum(number >= found for number in said)
    reader = Reader(archive, keyring)
    for entry in reader.entries({}):
        for ref in entry.bodies:
            reader.body(ref)
    outcome.problems += [f"{one.code} {one.where}" for one in verify(archive, keyring).problems]
    return outcome


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tries", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--mode", choices=("durable", "early"), default="durable")
    options = parser.parse_args()
    if options.write:
        write_forever(options.write, early=options.mode == "early")
    with TemporaryDirectory() as folder:
        founded(Path(folder) / "durable")
        founded(Path(folder) / "control")
        outcome = drill(Path(folder) / "durable", options.tries, seed=options.seed)
        control = drill(Path(folder) / "control", max(10, options.tries // 5), early=True, seed=options.seed)
    say(f"{outcome.tries} kills: {outcome.acknowledged} acknowledged, {outcome.lost} lost, {outcome.adopted} adopted")
    say(
        f"control, acknowledging early: {control.tries} kills, {control.acknowledged} acknowledged, {control.lost} lost"
    )
    for line in outcome.problems:
        say(line)
    return int(bool(outcome.unsigned or outcome.lost or outcome.problems or not control.lost))


if __name__ == "__main__":
    sys.exit(main())
