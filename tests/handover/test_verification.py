"""Hostile and damaged packages, each named after what was done to it, each found by its code."""

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from guvah.errors import UserError
from guvah.handover.package import write_in_clear
from guvah.handover.verification import verify_package
from tests.handover.people import MADE_AT, NURGUL, archive, other_person, person, recipient

DOSSIER = f"data/dossiers/{NURGUL}.html"
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A good package in clear, with its seal."""
    out = tmp_path_factory.mktemp("good") / "package"
    receipt = write_in_clear([person(), other_person()], archive(), recipient(), out, MADE_AT, released_for="partner")
    return out, receipt.seal


def add_line(folder: Path, manifest: str, path: str, content: bytes = b"") -> None:
    with (folder / manifest).open("a", encoding="utf-8") as file:
        file.write(f"{hashlib.sha256(content).hexdigest()}  {path}\n")
    seal_again(folder)


def seal_again(folder: Path) -> None:
    """Rewrite the tag manifest as a forger would, so that only the attack itself is left to find."""
    lines = (folder / TAGS).read_text(encoding="utf-8").splitlines()
    again = []
    for line in lines:
        path = line.split("  ", 1)[1]
        file = folder / path
        fresh = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() and ".." not in path else line[:64]
        again.append(f"{fresh}  {path}\n")
    (folder / TAGS).write_text("".join(again), encoding="utf-8")


def rewrite(folder: Path, path: str, old: bytes, new: bytes) -> None:
    content = (folder / path).read_bytes()
    assert old in content
    (folder / path).write_bytes(content.replace(old, new))
    seal_again(folder)


def change(folder: Path, how: Callable[[bytes], bytes]) -> None:
    (folder / DOSSIER).write_bytes(how((folder / DOSSIER).read_bytes()))


def second_label(folder: Path) -> None:
    rewrite(folder, "bag-info.txt", b"Guvah-Package: 1\n", b"Guvah-Package: 1\n" * 2)


def forged_from_top_to_bottom(folder: Path) -> None:
    rewrite(folder, "README.txt", b"Keep it encrypted", b"Send it around")


def fetch_list(folder: Path) -> None:
    (folder / "fetch.txt").write_bytes(b"http://example.org/x 1 data/x\n")


def tower_of_brackets(folder: Path) -> None:
    (folder / "data/people.json").write_bytes(b'{"guvah":"x","people":[],"x":' + b"[" * 200_000)


def climbing_path(folder: Path) -> None:
    (folder.parent / "secret").write_bytes(b"secret")
    add_line(folder, MANIFEST, "data/../../secret", b"secret")


def link_to_a_file_outside(folder: Path) -> None:
    (folder.parent / "secret").write_bytes(b"secret")
    (folder / "data/x").symlink_to(folder.parent / "secret")
    add_line(folder, MANIFEST, "data/x", b"secret")


def folder_that_is_a_link(folder: Path) -> None:
    shutil.move(folder / "data/dossiers", folder.parent / "elsewhere")
    (folder / "data/dossiers").symlink_to(folder.parent / "elsewhere")


def pipe_that_blocks_a_reader(folder: Path) -> None:
    os.mkfifo(folder / "data/pipe")
    add_line(folder, MANIFEST, "data/pipe")


def two_names_for_one_file(folder: Path) -> None:
    add_line(folder, MANIFEST, DOSSIER.upper().replace("DATA/", "data/"))


def two_compositions_of_one_name(folder: Path) -> None:
    for form in ("NFC", "NFD"):
        (folder / "data" / unicodedata.normalize(form, "é.txt")).write_bytes(b"")
        add_line(folder, MANIFEST, "data/" + unicodedata.normalize(form, "é.txt"))


def uncovered_manifest(folder: Path) -> None:
    lines = (folder / TAGS).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / TAGS).write_text("".join(line for line in lines if MANIFEST not in line), encoding="utf-8")


def swapped_dossier(folder: Path) -> None:
    rewrite(folder, "data/people.json", NURGUL.encode(), b"G-00000-00000-0")
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "people.json" not in line]
    (folder / MANIFEST).write_text("".join(kept), encoding="utf-8")
    add_line(folder, MANIFEST, "data/people.json", (folder / "data/people.json").read_bytes())


ATTACKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "declaration missing": ("P001", lambda f: (f / "bagit.txt").unlink()),
    "manifest missing": ("P001", lambda f: (f / MANIFEST).unlink()),
    "another version of BagIt": ("P001", lambda f: rewrite(f, "bagit.txt", b"1.0", b"0.97")),
    "a newer package": ("P002", lambda f: rewrite(f, "bag-info.txt", b"Guvah-Package: 1", b"Guvah-Package: 2")),
    "manifest that is no text": ("P003", lambda f: rewrite(f, MANIFEST, b"data/index", b"data/\xff")),
    "manifest line of another shape": ("P003", lambda f: rewrite(f, MANIFEST, b"  data/index", b" *data/index")),
    "bag-info with a second label": ("P003", second_label),
    "path that climbs out": ("P004", climbing_path),
    "path that climbs out, percent-encoded line ends": ("P004", lambda f: add_line(f, MANIFEST, "data/%0A/../../../x")),
    "absolute path": ("P004", lambda f: add_line(f, MANIFEST, "/etc/passwd")),
    "path with backslashes": ("P004", lambda f: add_line(f, MANIFEST, "data\\..\\..\\x")),
    "payload listed among the tags": ("P004", lambda f: add_line(f, TAGS, DOSSIER)),
    "tag manifest that lists itself": ("P004", lambda f: add_line(f, TAGS, TAGS)),
    "two names that are one file elsewhere": ("P005", two_names_for_one_file),
    "two compositions of one name": ("P005", two_compositions_of_one_name),
    "dossier missing": ("P006", lambda f: (f / DOSSIER).unlink()),
    "dossier changed": ("P007", lambda f: change(f, lambda old: old.replace(b"1984", b"1985"))),
    "one bit flipped": ("P007", lambda f: change(f, lambda old: bytes([old[0] ^ 1]) + old[1:])),
    "dossier cut short": ("P007", lambda f: change(f, lambda old: old[:-1])),
    "README changed": ("P007", lambda f: (f / "README.txt").write_text("trust me", encoding="utf-8")),
    "file slipped into the payload": ("P008", lambda f: (f / "data/run-me.exe").write_bytes(b"MZ")),
    "file slipped in beside it": ("P008", lambda f: (f / "run-me.exe").write_bytes(b"MZ")),
    "another manifest of weaker hashes": ("P008", lambda f: (f / "manifest-md5.txt").write_bytes(b"")),
    "empty folder slipped in": ("P008", lambda f: (f / "data/more").mkdir()),
    "link to a file outside": ("P009", link_to_a_file_outside),
    "folder that is a link": ("P009", folder_that_is_a_link),
    "pipe that blocks a reader": ("P009", pipe_that_blocks_a_reader),
    "payload counted wrong": ("P010", lambda f: rewrite(f, "bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 1")),
    "manifest not covered": ("P011", uncovered_manifest),
    "forged from top to bottom": ("P012", forged_from_top_to_bottom),
    "people who are not those of the dossiers": ("P013", swapped_dossier),
    "people.json that is a tower of brackets": ("P013", tower_of_brackets),
    "files to be fetched from the network": ("P014", fetch_list),
}  # fmt: skip


def test_a_good_package_has_no_finding(good: tuple[Path, str]) -> None:
    """With and without its seal, also where the seal was read out in groups and capitals."""
    folder, seal = good
    assert verify_package(folder) == ()
    assert verify_package(folder, seal) == ()
    assert verify_package(folder, f" {seal[:32].upper()} {seal[32:]}\n") == ()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_found_by_its_code(attack: str, good: tuple[Path, str], tmp_path: Path) -> None:
    """Each attack on an otherwise good package is named by its own code."""
    code, do = ATTACKS[attack]
    folder = shutil.copytree(good[0], tmp_path / "package")
    do(folder)
    found = verify_package(folder, good[1])
    assert code in {problem.code for problem in found}
    assert all(problem.where.isprintable() and problem.sentence for problem in found)


def test_every_code_of_the_specification_has_an_attack() -> None:
    """The specification's codes and those tested here are the same list."""
    import re

    spec = (Path(__file__).parents[2] / "docs/spec/package.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (P\d{3}) ", spec, re.MULTILINE)) == {code for code, _ in ATTACKS.values()}


def test_without_the_seal_a_thorough_forger_goes_unseen(good: tuple[Path, str], tmp_path: Path) -> None:
    """What the manifests cannot do is known and written down: only the seal tells a forged package from a good one."""
    folder = shutil.copytree(good[0], tmp_path / "package")
    ATTACKS["forged from top to bottom"][1](folder)
    assert verify_package(folder) == ()
    assert [problem.code for problem in verify_package(folder, good[1])] == ["P012"]


def test_a_name_that_disturbs_a_terminal_is_shown_escaped(good: tuple[Path, str], tmp_path: Path) -> None:
    """Control characters in the name of a foreign file are not printed."""
    folder = shutil.copytree(good[0], tmp_path / "package")
    (folder / "data" / "x\x1b[2J\n").write_bytes(b"")
    assert "data/x\\x1b[2J\\n" in [problem.where for problem in verify_package(folder)]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """A wrong path, a file or a link is refused with what to give instead."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("nothing", "file", "link"):
        with pytest.raises(UserError, match=r"bagit\.txt"):
            verify_package(tmp_path / name)
