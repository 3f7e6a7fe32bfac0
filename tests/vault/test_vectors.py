"""The vectors: every good archive is sound, every bad one is rejected by exactly the code in its name."""

import json
import shutil
from pathlib import Path

import pytest

from guvah.vault.checkpoint import parse_cosigner
from guvah.vault.codes import SENTENCES, Code
from guvah.vault.keyring import Keyring, open_member
from guvah.vault.verify import Report, verify
from tests.vault.archives import HANDLE, PASSPHRASE
from tests.vault.make_vectors import VECTORS, make_bad

GOOD = sorted(path for path in (VECTORS / "good").iterdir())
BAD = sorted(path for path in (VECTORS / "bad").iterdir())
KNOWN = {"comment", "cosigners", "opened_with"}


def judged(vector: Path, keyring: Keyring | None = None) -> Report:
    about = json.loads((vector / "vector.json").read_text("utf-8"))
    assert set(about) <= KNOWN, "a vector says something that this test does not understand"
    if about.get("opened_with"):
        keyring = open_member(VECTORS / "good" / about["opened_with"] / "archive", HANDLE, PASSPHRASE)
    cosigners = [parse_cosigner(line) for line in about.get("cosigners", [])]
    return verify(vector / "archive", keyring, cosigners=cosigners)


@pytest.mark.parametrize("vector", GOOD, ids=lambda path: path.name)
def test_good_vector_is_sound(vector: Path) -> None:
    """A good archive has no problem, blind and with every key, and every object could be opened."""
    assert judged(vector).problems == []
    report = judged(vector, open_member(vector / "archive", HANDLE, PASSPHRASE))
    assert (report.problems, report.locked) == ([], 0)


@pytest.mark.parametrize("vector", BAD, ids=lambda path: path.name)
def test_bad_vector_is_rejected_by_the_code_in_its_name(vector: Path) -> None:
    """A bad archive is rejected, by the one code that its folder is named after."""
    code = Code(vector.name[:4])
    assert vector.name.split("__")[0] == f"{code.value}_{code.name.lower()}"
    assert {found.code for found in judged(vector).problems} == {code.value}


def test_every_code_has_a_sentence_and_a_vector() -> None:
    """No code is only said to be detected."""
    assert set(SENTENCES) == set(Code)
    assert {Code(path.name[:4]) for path in BAD} == set(Code)


def test_vectors_are_nothing_else() -> None:
    """The folder holds good and bad vectors and its README, and each vector an archive and its description."""
    assert {path.name for path in VECTORS.iterdir()} == {"README.md", "good", "bad"}
    assert all({path.name for path in vector.iterdir()} == {"archive", "vector.json"} for vector in [*GOOD, *BAD])


def test_bad_vectors_are_made_bit_for_bit(tmp_path: Path) -> None:
    """Making the bad vectors again from the good ones gives the very bytes that are kept."""
    make_bad(VECTORS / "good", tmp_path)
    assert _files(tmp_path) == _files(VECTORS / "bad")


def test_verify_changes_nothing(tmp_path: Path) -> None:
    """Checking an archive, sound or not, leaves every byte of it as it was."""
    for vector in [*GOOD[:2], BAD[10], BAD[30]]:
        shutil.copytree(vector, tmp_path / vector.name)
        before = _files(tmp_path / vector.name)
        judged(tmp_path / vector.name)
        assert _files(tmp_path / vector.name) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
