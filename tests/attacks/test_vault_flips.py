"""One bit anywhere: every byte of a small archive is covered by the signature.

Not covered, by design: this device's own memory under local/, the inside of a timestamp token beyond the hash it must
hold, and the lines of cosigners whose keys are not known.
"""

from pathlib import Path

import pytest

from guvah.vault.checkpoint import parse_cosigner
from guvah.vault.verify import verify
from tests.vault.forge import copied
from tests.vault.make_vectors import COSIGNERS, VECTORS

STRIDE = 23  # of every file every 23rd byte, another bit each time; all of them were tried once


@pytest.mark.parametrize("name", ["letter", "witnessed"])
def test_every_flipped_bit_is_noticed_blind(name: str, tmp_path: Path) -> None:
    """Flipping a bit of any file of the feeds, or of guvah.json, is noticed without any key."""
    archive = copied(VECTORS / "good" / name / "archive", tmp_path / "a")
    cosigners = [parse_cosigner(line) for line in COSIGNERS]
    unnoticed = []
    for path in sorted(path for path in [archive / "guvah.json", *(archive / "feeds").rglob("*")] if path.is_file()):
        if "timestamps" in path.parts:
            continue
        content = path.read_bytes()
        for place in range(len(content) % STRIDE, len(content), STRIDE):
            changed = bytearray(content)
            changed[place] ^= 1 << place % 8
            path.write_bytes(bytes(changed))
            if verify(archive, None, cosigners=cosigners).sound:
                unnoticed.append((path.name, place))
        path.write_bytes(content)
    assert unnoticed == []
    assert verify(archive, None, cosigners=cosigners).sound


@pytest.mark.parametrize("name", ["letter", "witnessed"])
def test_every_shortened_and_every_missing_file_is_noticed(name: str, tmp_path: Path) -> None:
    """Cutting the last byte off a file, adding one, or taking the file away, is noticed without any key.

    A whole cosignature or timestamp may be missing: they are added by others and nothing promises them; so may a
    checkpoint that is not the newest, as long as the newest covers its entries.
    """
    archive = copied(VECTORS / "good" / name / "archive", tmp_path / "a")
    cosigners = [parse_cosigner(line) for line in COSIGNERS]
    newest = max(path.name for path in (archive / "feeds").rglob("checkpoints/*/*"))
    unnoticed = []
    for path in sorted(path for path in (archive / "feeds").rglob("*") if path.is_file()):
        content = path.read_bytes()
        optional = {"cosignatures", "timestamps"} & set(path.parts) or "checkpoints" in path.parts
        for changed in (content[:-1], content + b"x", b""):
            path.write_bytes(changed)
            if "timestamps" not in path.parts and verify(archive, None, cosigners=cosigners).sound:
                unnoticed.append((path.name, len(changed)))
        path.unlink()
        if not optional and verify(archive, None, cosigners=cosigners).sound:
            unnoticed.append((path.name, -1))
        path.write_bytes(content)
    assert unnoticed == []
    assert newest in {path.name for path in archive.rglob("*")}
