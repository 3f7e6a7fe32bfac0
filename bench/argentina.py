"""The main job: both registries, aliases and centres imported, sealed, folded; then imported again.

Each import is one process, as a volunteer runs it; its passphrase costs about a second and 256 MB, counted in.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).parents[1]
LISTS = ("ruvte", "parque_memoria", "apodos", "ccd_places")


def main() -> None:
    """Print one table: seconds, CPU seconds and peak memory beside their limits."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "argentina"
        copytree(ROOT / "examples" / "argentina", folder)
        (folder / "pass").write_text("words for a benchmark\n", encoding="utf-8")
        guvah(folder, "init", "archive", "--as", "ainur")
        first = [measured(folder, name) for name in LISTS]
        again = [measured(folder, name) for name in LISTS]
        statements = sum(int(each[3].split(" statements")[0].split()[-1].replace(",", "")) for each in first)
        stored = sum(path.stat().st_size for path in (folder / "archive" / "feeds").rglob("*") if path.is_file())
    both = added(first[:2])
    print("## The main job: two registries\n")
    print("| job | wall s | CPU s | peak MB | limit |\n|---|---|---|---|---|")
    peak = max(each[2] for each in first[:2])
    print(f"| both registries, 17.5k rows | {both[0]:.1f} | {both[1]:.1f} | {peak:.0f} | 20 s, 400 MB |")
    total = added(first)
    print(f"| with aliases and centres | {total[0]:.1f} | {total[1]:.1f} | {max(each[2] for each in first):.0f} | |")
    twice = added(again[:2])
    peak = max(each[2] for each in again)
    print(f"| both registries again | {twice[0]:.1f} | {twice[1]:.1f} | {peak:.0f} | 5 s, 0 new statements |\n")
    print(f"{statements:,} statements; {stored / statements:.1f} bytes a statement in the vault, everything counted.")
    print("Imported again: " + " ".join(each[3].splitlines()[0] for each in again[:2]))


def added(runs: list[tuple[float, float, float, str]]) -> tuple[float, float]:
    """Wall and CPU seconds of several imports together."""
    return sum(run[0] for run in runs), sum(run[1] for run in runs)


def measured(folder: Path, name: str) -> tuple[float, float, float, str]:
    """Import one list in a process of its own; return wall s, CPU s, peak MB and what it said."""
    started = time.perf_counter()
    process = start(folder, "import", f"{name}.csv", "--mapping", f"{name}.yaml")
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(said)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said


def guvah(folder: Path, *words: str) -> None:
    """Run one command and wait for it."""
    if start(folder, *words).wait() != 0:
        raise SystemExit("a command of the benchmark failed")


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """Start one command in the folder."""
    command = [
        str(Path(sys.executable).with_name("guvah")),
        "-C",
        "archive",
        "--member",
        "ainur",
        "--passphrase-file",
        "pass",
    ]
    return subprocess.Popen([*command, *words], cwd=folder, stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    main()
