"""A package end to end: sealed to its recipient, always the same, opened by a stranger's tools, nothing more in it."""

import dataclasses
import io
import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pyrage
import pytest

from guvah.errors import BadInput, UserError
from guvah.handover.package import PackageReceipt, make_package, write_in_clear
from guvah.handover.verification import verify_package
from guvah.release.released import ReleasedPerson
from tests.handover.people import IDENTITY, MADE_AT, NURGUL, SERIK, archive, other_person, person, recipient

PEOPLE = (person(), other_person())


def make(out: Path, people: tuple[ReleasedPerson, ...] = PEOPLE, **changes: Any) -> PackageReceipt:
    return make_package(people, archive(), recipient(**changes), out, MADE_AT, released_for="partner")


def opened(out: Path) -> bytes:
    return bytes(pyrage.decrypt(out.read_bytes(), [IDENTITY]))


def unpacked(out: Path, into: Path) -> Path:
    with tarfile.open(fileobj=io.BytesIO(opened(out))) as tar:
        tar.extractall(into, filter="data")
    (folder,) = into.iterdir()
    return folder


def test_a_recipient_unpacks_and_verifies_what_was_made(tmp_path: Path) -> None:
    """Made, encrypted, decrypted, unpacked, verified with the seal: nothing is wrong with it."""
    receipt = make(tmp_path / "p.tar.age")
    folder = unpacked(receipt.path, tmp_path / "there")
    assert folder.name == "guvah-package-20261120T101500Z"
    assert verify_package(folder, receipt.seal) == ()
    assert receipt.people == (NURGUL, SERIK)
    assert receipt.audience == "partner"


def test_sha256sum_alone_agrees(tmp_path: Path) -> None:
    """The manifests are those of the sha256sum tool, and together they name every file."""
    folder = unpacked(make(tmp_path / "p").path, tmp_path / "there")
    named = {"tagmanifest-sha256.txt"}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--strict", "--status", "-c", manifest], cwd=folder, check=True)
        named |= {line.split("  ", 1)[1] for line in (folder / manifest).read_text(encoding="utf-8").splitlines()}
    assert named == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    seal = subprocess.run(
        ["sha256sum", "tagmanifest-sha256.txt"], cwd=folder, check=True, capture_output=True, text=True
    )
    assert seal.stdout.split()[0] == make(tmp_path / "again").seal


def test_it_is_a_bag_by_the_words_of_rfc_8493(tmp_path: Path) -> None:
    """Declaration, encoding, payload oxum and bag-info labels are what an independent reader expects."""
    folder = unpacked(make(tmp_path / "p").path, tmp_path / "there")
    assert (folder / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text(encoding="utf-8").splitlines())
    payload = [path for path in (folder / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"
    assert info["Guvah-Recipient"] == "Örnek desk"
    assert info["Guvah-Use-Until"] == "2026-12-31"
    assert info["Bagging-Date"] == "2026-11-20"


@pytest.mark.age_tool
def test_the_age_tool_and_tar_alone_open_it(tmp_path: Path) -> None:
    """A recipient needs age and tar, not Guvah."""
    out = make(tmp_path / "p.tar.age").path
    (tmp_path / "key").write_text(f"{IDENTITY}\n", encoding="ascii")
    clear = subprocess.run(["age", "-d", "-i", tmp_path / "key", out], check=True, capture_output=True).stdout
    listed = subprocess.run(["tar", "-t"], input=clear, check=True, capture_output=True).stdout.decode()
    assert f"guvah-package-20261120T101500Z/data/dossiers/{NURGUL}.html" in listed.splitlines()


def test_the_same_input_gives_the_same_bytes_before_encryption(tmp_path: Path) -> None:
    """Order of the people and the run do not matter; the age layer differs, as it must."""
    one, other = make(tmp_path / "1").path, make(tmp_path / "2", tuple(reversed(PEOPLE))).path
    assert opened(one) == opened(other)
    assert one.read_bytes() != other.read_bytes()


def test_nothing_in_clear_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every write of making a package goes to one file, and none of them holds a word of the records."""
    written: list[bytes] = []
    from guvah.handover import packing

    class Watched(packing._Written):
        def write(self, encrypted: bytes) -> int:
            written.append(bytes(encrypted))
            return super().write(encrypted)

    monkeypatch.setattr(packing, "_Written", Watched)
    receipt = make(tmp_path / "p.tar.age")
    assert [path.name for path in tmp_path.iterdir()] == ["p.tar.age"]
    assert b"".join(written) == receipt.path.read_bytes()
    for word in ("Nurgül", "Örnek", NURGUL, "bagit", "people.json"):
        assert word.encode() not in receipt.path.read_bytes()


def test_only_released_fields_are_in_any_file(tmp_path: Path) -> None:
    """The JSON is the Released values field for field, and the counts of the archive stay out."""
    folder = unpacked(make(tmp_path / "p").path, tmp_path / "there")
    content = json.loads((folder / "data/people.json").read_bytes())
    assert content["people"] == [json.loads(json.dumps(dataclasses.asdict(each))) for each in PEOPLE]
    assert sorted(content) == ["archive", "audience", "guvah", "made", "people"]
    assert sorted(content["archive"]) == ["checkpoint", "contact", "fictional", "released", "title"]


def test_a_canary_outside_the_released_values_is_in_no_file(tmp_path: Path) -> None:
    """What rides along on a value without being a field of it reaches no file and no name."""

    @dataclasses.dataclass(frozen=True)
    class Careless(ReleasedPerson):  # has room for more than a ReleasedPerson
        contact: str = "CANARY-CONTACT"

    careless = Careless(**{each.name: getattr(person(), each.name) for each in dataclasses.fields(ReleasedPerson)})
    clear = opened(make(tmp_path / "p", (careless,)).path)
    assert b"CANARY" not in clear


def test_every_released_word_reaches_the_dossier(tmp_path: Path) -> None:
    """The page leaves nothing out: each text of the JSON's claims, names, quotes and sources is on it, in words."""
    folder = unpacked(make(tmp_path / "p").path, tmp_path / "there")
    html = (folder / f"data/dossiers/{NURGUL}.html").read_text(encoding="utf-8")
    for word in (
        "Nurgül Örnek",
        "努尔古丽·约尔乃克",
        "نۇرگۈل ئۆرنەك",
        "Ghulja County",
        "her school",
        "мұғалім",
        "a relative",
        "12 years",
    ):
        assert word in html, word


def test_no_file_name_holds_personal_words(tmp_path: Path) -> None:
    """Names of files and folders are fixed words, the time of making and public ids."""
    with tarfile.open(fileobj=io.BytesIO(opened(make(tmp_path / "p").path))) as tar:
        names = [name.removeprefix("guvah-package-20261120T101500Z/") for name in tar.getnames()]
    fixed = ["README.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    data = [f"data/dossiers/{NURGUL}.html", f"data/dossiers/{SERIK}.html", "data/index.html", "data/people.json"]
    assert sorted(names) == sorted(fixed + data)


def test_a_folder_in_clear_is_made_only_by_its_own_verb(tmp_path: Path) -> None:
    """Who asks for a readable folder gets the same files, closed to other users; nothing is overwritten."""
    receipt = write_in_clear(PEOPLE, archive(), recipient(), tmp_path / "clear", MADE_AT, released_for="partner")
    sealed = make(tmp_path / "p")
    assert (receipt.seal, receipt.sha256) == (sealed.seal, "")
    assert verify_package(receipt.path, sealed.seal) == ()
    assert receipt.path.stat().st_mode & 0o777 == 0o700
    with pytest.raises(UserError, match=r"nothing is overwritten"):
        write_in_clear(PEOPLE, archive(), recipient(), tmp_path / "clear", MADE_AT, released_for="partner")


def test_a_refused_package_leaves_nothing(tmp_path: Path) -> None:
    """Nobody selected, an expired agreement, a wrong key or another audience: a sentence, and no file."""
    from datetime import date

    with pytest.raises(UserError, match=r"Nobody is left"):
        make(tmp_path / "p", ())
    with pytest.raises(UserError, match=r"renew"):
        make(tmp_path / "p", expires=date(2020, 1, 1))
    with pytest.raises(UserError, match=r"not an age public key"):
        make(tmp_path / "p", age_recipient="age1ornek")
    with pytest.raises(UserError, match=r"released for the audience"):
        make(tmp_path / "p", audience="public")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("id", ["../../etc/passwd", "per-4h7k2mq8v3c0d1e2", "G-4H7K2-MQ8V3-Q/x", "Nurgül Örnek", ""])
def test_an_id_that_is_not_public_is_never_a_file_name(tmp_path: Path, id: str) -> None:
    """Whatever stands where a public id belongs is refused before anything is named after it."""
    with pytest.raises(BadInput, match=r"no public id"):
        make(tmp_path / "p", (person(id=id),))


def test_a_person_twice_is_refused(tmp_path: Path) -> None:
    """Two versions of one person in one package would overwrite each other."""
    with pytest.raises(BadInput, match=r"twice"):
        make(tmp_path / "p", (person(), person(status="")))
