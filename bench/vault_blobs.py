"""Attachments: stored and verified, beside restic; blind verify beside OpenSSL's SHA-256.

`python -m bench.vault_blobs --gb 5`. The same incompressible files, one after another on the same disk, in one run:
trust the ratios. restic divides files into chunks and finds repeated ones, which Guvah does not: films are not edited
in place. It runs without compression.
"""

import argparse
import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from guvah.vault.keyring import Keyring, open_member
from guvah.vault.verify import verify
from guvah.vault.writing import Writer, create_archive

FILE_BYTES = 128 * 1024 * 1024
HANDLE, PASSPHRASE = "example", "bench"
TESTIMONY = {"case": os.urandom(1500).hex().encode(), "sealed": os.urandom(500).hex().encode()}


@dataclass(frozen=True, slots=True)
class Taken:
    """Wall and processor seconds (children included) of one act, and what it returned."""

    wall: float
    cpu: float
    result: object


def taken(act: Callable[[], object]) -> Taken:
    """Run an act and time it."""
    before, start = cpu(), time.perf_counter()
    result = act()
    return Taken(time.perf_counter() - start, cpu() - before, result)


def cpu() -> float:
    """Return the processor seconds of this process and its ended children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def now() -> int:
    return time.time_ns() // 1_000_000


def make_files(folder: Path, total: int) -> list[Path]:
    """Fill a folder with `total` bytes that cannot be compressed."""
    folder.mkdir()
    files: list[Path] = []
    while total > 0:
        path = folder / f"film-{len(files):03d}.bin"
        with path.open("wb") as file:
            for _ in range(min(total, FILE_BYTES) // (1 << 20)):
                file.write(os.urandom(1 << 20))
        total -= FILE_BYTES
        files.append(path)
    return files


def store(archive: Path, keyring: Keyring, files: Sequence[Path]) -> None:
    """Store every file as a blob with an entry that names it, durable and signed."""
    with Writer(archive, keyring, now) as writer:
        for path in files:
            with path.open("rb") as source:
                writer.append("statements", {"case": b"an attachment"}, [writer.put_blob(source, "case")])


def restic(repository: Path, *arguments: str) -> None:
    """Run restic quietly on a repository."""
    environment = {**os.environ, "RESTIC_PASSWORD": PASSPHRASE, "RESTIC_REPOSITORY": str(repository)}
    command = ["restic", "--no-cache", "--quiet", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def appends(archive: Path, keyring: Keyring, count: int) -> tuple[float, float]:
    """Append `count` testimonies of two bodies (about 4 KB); return the median and the 99th percentile in ms."""
    with Writer(archive, keyring, now) as writer:
        times = sorted(taken(lambda: writer.append("statements", TESTIMONY)).wall for _ in range(count))
    return times[count // 2] * 1000, times[count * 99 // 100] * 1000


def row(name: str, limit: str, size: int, one: Taken) -> str:
    """Return a line of the table: GB/s and processor seconds a GB."""
    return f"| {name} | {limit} | {size / one.wall / 1e9:.2f} | {one.cpu / size * 1e9:.1f} |"


def run(folder: Path, gigabytes: float) -> list[str]:
    """Return the lines of the tables."""
    create_archive(folder / "archive", HANDLE, PASSPHRASE, now, log_n=4)
    keyring = open_member(folder / "archive", HANDLE, PASSPHRASE)
    median, late = appends(folder / "archive", keyring, 500)
    files = make_files(folder / "files", max(1, int(gigabytes * 1e9)))
    size = sum(path.stat().st_size for path in files)
    os.sync()
    stored = taken(lambda: store(folder / "archive", keyring, files))
    blind = taken(lambda: verify(folder / "archive", None))
    keyed = taken(lambda: verify(folder / "archive", keyring))
    blobs = [str(path) for path in (folder / "archive" / "feeds").rglob("blobs/*/*")]
    command = ["openssl", "dgst", "-sha256", *blobs]
    digest = taken(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    lines = [
        "| act | limit | GB/s | CPU s/GB |",
        "| --- | --- | --- | --- |",
        row("store, durable and signed", ">= 2 x restic", size, stored),
        row("verify blind", ">= 2 x restic, >= 0.5 x OpenSSL", size, blind),
        row("verify with keys (every byte opened)", "", size, keyed),
        row("`openssl dgst -sha256`, the same bytes", "", size, digest),
    ]
    verdicts = [f"Blind verify runs at {digest.wall / blind.wall:.2f} x OpenSSL's SHA-256."]
    if shutil.which("restic"):
        restic(folder / "restic", "init")
        backup = taken(lambda: restic(folder / "restic", "backup", "--compression", "off", str(folder / "files")))
        check = taken(lambda: restic(folder / "restic", "check", "--read-data"))
        lines += [row("restic backup", "", size, backup), row("restic check --read-data", "", size, check)]
        verdicts.append(
            f"Storing: {backup.wall / stored.wall:.1f} x restic; blind verify: {check.wall / blind.wall:.1f} x,"
        )
        verdicts.append(f"verify with keys: {check.wall / keyed.wall:.1f} x.")
    else:
        verdicts.append("restic is not on this machine: not compared.")
    lines += ["", " ".join(verdicts), ""]
    lines.append(
        f"One testimony (two bodies, 4 KB), durable and signed: p50 {median:.2f} ms (limit 3), p99 {late:.2f} ms."
    )
    return [f"{len(files)} files, {size / 1e9:.2f} GB, incompressible.", "", *lines]


def main() -> None:
    """Print the section for docs/benchmarks.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gb", type=float, default=1.0)
    arguments.add_argument("--folder", type=Path, help="a folder on the disk to measure (default: the system's own)")
    options = arguments.parse_args()
    with TemporaryDirectory(dir=options.folder) as folder:
        lines = run(Path(folder), options.gb)
    print("\n".join(["## Attachments: stored and verified", "", *lines]))


if __name__ == "__main__":
    main()
