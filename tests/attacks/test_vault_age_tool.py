"""An archive is opened with age, zstd and jq alone, by the very lines that docs/spec/vault.md gives."""

import re
import shutil
from pathlib import Path

import pexpect
import pytest

from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from tests.vault.archives import HANDLE, PASSPHRASE
from tests.vault.forge import copied
from tests.vault.make_vectors import MEMBER, VECTORS

SPEC = (Path(__file__).parents[2] / "docs" / "spec" / "vault.md").read_text("utf-8")
LINES = re.findall(r"^```bash\n(.*?)^```$", SPEC, re.MULTILINE | re.DOTALL)


def opened(archive: Path, passphrase: str = PASSPHRASE, member: str = "") -> tuple[int, str]:
    """Run the specification's lines in an archive's folder, typing the passphrase; return status and output."""
    script = "\n".join(["set -euo pipefail", f'member="{member}"', *LINES])
    (archive.parent / "open.sh").write_text(script, "utf-8")
    child = pexpect.spawn("bash", ["../open.sh"], cwd=str(archive), encoding="utf-8", timeout=60)
    said = ""
    while child.expect(["passphrase", pexpect.EOF]) == 0:
        said += child.before or ""
        child.sendline(passphrase)
    said += child.before or ""
    child.close()
    return child.exitstatus or 0, said


@pytest.mark.age_tool
@pytest.mark.parametrize("name", ["letter", "group"])
def test_an_archive_is_read_with_command_line_tools(name: str, tmp_path: Path) -> None:
    """The lines of the specification check the whole archive and write out every statement and attachment."""
    archive = copied(VECTORS / "good" / name / "archive", tmp_path / "archive")
    keyring = open_member(archive, HANDLE, PASSPHRASE)
    member = next(path for path in (archive / "local" / "members").iterdir() if _opens(path, archive, HANDLE))
    status, said = opened(archive, member=str(member.relative_to(archive)))
    assert status == 0, said
    assert said.count("Signature Verified Successfully") == len(list((archive / "feeds").iterdir()))
    reader = Reader(archive, keyring)
    entries = sorted(reader.entries({}), key=lambda entry: entry.hlc)
    expected = b"".join(reader.body(ref) for entry in entries for ref in entry.bodies)
    assert (archive / "opened" / "statements.jsonl").read_bytes() == expected
    blobs = [ref for entry in entries for ref in entry.blobs]
    assert {path.stem for path in (archive / "opened").glob("*.blob")} == {ref.sha256 for ref in blobs}
    for ref in blobs:
        with (tmp_path / ref.sha256).open("wb") as out:
            reader.blob(ref, out)
        assert (archive / "opened" / f"{ref.sha256}.blob").read_bytes() == (tmp_path / ref.sha256).read_bytes()


@pytest.mark.age_tool
def test_a_member_opens_with_the_tools_what_is_open_to_him_only(tmp_path: Path) -> None:
    """With the keys of a member who holds `case` the same lines give what is in `case`, and nothing sealed."""
    archive = copied(VECTORS / "good" / "group" / "archive", tmp_path / "archive")
    member = next(path for path in (archive / "local" / "members").iterdir() if _opens(path, archive, MEMBER))
    status, said = opened(archive, member=str(member.relative_to(archive)))
    assert status == 0, said
    assert sorted(path.name for path in (archive / "opened").glob("*-*.key")) == ["case-1.key"]


@pytest.mark.age_tool
@pytest.mark.parametrize("name", ["V022_entry_replaced", "V022_entry_replaced__newest", "V031_body_replaced"])
def test_the_lines_notice_damage(name: str, tmp_path: Path) -> None:
    """The same lines stop where an entry or a body is not the one that was signed."""
    archive = copied(VECTORS / "bad" / name / "archive", tmp_path / "archive")
    assert opened(archive)[0] != 0


@pytest.mark.age_tool
def test_the_lines_notice_a_wrong_signature_and_passphrase(tmp_path: Path) -> None:
    """A wrong signature and a wrong passphrase both stop them."""
    wrong = copied(VECTORS / "bad" / "V012_signature_wrong_key" / "archive", tmp_path / "one" / "archive")
    assert opened(wrong)[0] != 0
    archive = copied(VECTORS / "good" / "letter" / "archive", tmp_path / "two" / "archive")
    status, _ = opened(archive, "wrong", next(str(p.relative_to(archive)) for p in archive.rglob("*.age")))
    assert status != 0
    shutil.rmtree(archive)


def _opens(path: Path, archive: Path, handle: str) -> bool:
    from guvah.vault.heads import read_archive_id
    from guvah.vault.layout import member_path

    return path == archive / member_path(read_archive_id(archive), handle)
