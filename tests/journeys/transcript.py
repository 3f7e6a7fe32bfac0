"""Runs the console blocks of a Markdown page and compares what they print; `…` stands for whatever differs each time.

`python -m tests.journeys.transcript PAGE` prints the page with what its commands print today.
"""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
END = "--end-of-step--"


@dataclass(frozen=True)
class Step:
    """One command as typed, and what the page says it prints."""

    command: str
    expected: str


def steps_of(page: str) -> list[Step]:
    """Every command of a page's console blocks, in order."""
    steps = []
    for block in BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            steps.append(Step(command, expected.strip()))
    return steps


def run(steps: list[Step], folder: Path) -> list[str]:
    """Run the commands in one shell, as somebody reading along would, and return what each printed."""
    script = "".join(f"{step.command}\necho '{END}'\n" for step in steps)
    around = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "120"}
    done = subprocess.run(
        ["bash"],
        input=script,
        cwd=folder,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return [part.strip() for part in done.stdout.split(f"{END}\n")][: len(steps)]


def fits(expected: str, printed: str) -> bool:
    """Whether a printed text is the expected one, `…` standing for anything within a line."""
    pattern = "[^\n]*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, printed) is not None


DIFFERS = (
    r"G-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z*~$=U]",
    r"(?<=[a-z]-)[0-9a-z]{16}",
    r"[0-9a-f]{64}",
    r"[0-9.]+ MB",
    r"\b[1-9][0-9,]*(?= files written| unchanged, 0 removed| files,| entries)",
)


def blurred(text: str) -> str:
    """The text with everything that differs from run to run replaced by `…`."""
    return re.sub("|".join(DIFFERS), "…", text)


def main() -> None:
    """Print a page with what its commands print today."""
    page = Path(sys.argv[1])
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / page.parent.name
        copytree(page.parent, folder)
        printed = iter(run(steps_of(text), folder))

    def filled(block: re.Match[str]) -> str:
        lines = []
        for step in steps_of(block.group(0)):
            lines += [f"$ {step.command}", *filter(None, [blurred(next(printed))])]
        return "```console\n" + "\n".join(lines) + "\n```"

    print(BLOCK.sub(filled, text), end="")


if __name__ == "__main__":
    main()
