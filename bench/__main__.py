"""Run every benchmark and write docs/benchmarks.md; `python -m bench --short` only shows that each still runs."""

import argparse
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
RUNS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("bench.argentina", (), ()),
    ("bench.names", (), ("--short",)),
    ("bench.linkage", (), ("--short",)),
    ("bench.mentions", (), ("--persons", "1000", "--articles", "1")),
    ("bench.list_copies", (), ("--people", "400", "--times", "1")),
    ("bench.list_overlap", ("--records", "1000000"), ("--records", "20000", "--samples", "10")),
    ("bench.index_scale", ("--persons", "1000000"), ("--persons", "20000")),
    ("bench.vault_blobs", ("--gb", "5"), ("--gb", "0.5")),
    ("bench.site_pages", ("--persons", "5000"), ("--persons", "1000")),
    ("bench.site_command", ("--persons", "10000"), ("--persons", "300")),
    ("bench.site_search", ("--persons", "100000"), ("--persons", "2000")),
)
HEAD = "# Benchmarks\n\nMade by `make bench`. Trust the ratios: each compares within one run on one machine.\n\n"
PACKAGES = ("msgspec", "pyrage", "zstandard", "apsw-sqlite3mc", "minijinja", "numpy", "cryptography")


def machine() -> str:
    """Describe this machine and the versions that matter, in one paragraph."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if "model name" in line), platform.processor())
    cores = len([line for line in lines if line.startswith("processor")])
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python = f"{platform.system()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {model}, {cores} cores, {python}; {versions}."


def main() -> None:
    """Run the modules one after another so that none disturbs another, and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--short", action="store_true", help="small sizes: shows that every benchmark still runs")
    short = arguments.parse_args().short
    sections = []
    for module, full, small in RUNS:
        command = [sys.executable, "-m", module, *(small if short else full)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        sections.append(done.stdout.strip())
        print(done.stdout, flush=True)
    if not short:
        PAGE.write_text(HEAD + machine() + "\n\n" + "\n\n".join(sections) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
