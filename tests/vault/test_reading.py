"""Reading: only what is signed and admitted, only what is new, and damage by its code."""

from io import BytesIO
from pathlib import Path

import pytest

from guvah.errors import DamagedArchive, LockedOut
from guvah.vault import heads, layout
from guvah.vault.format import BodyRef
from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from tests.vault.archives import HANDLE, PASSPHRASE
from tests.vault.conftest import Office
from tests.vault.forge import Forge, copied, put
from tests.vault.forgeries import SEEDS
from tests.vault.make_vectors import VECTORS

LETTER = VECTORS / "good" / "letter" / "archive"


def test_only_what_is_new_is_given(office: Office) -> None:
    """A reader that knows how far it got is given the rest, in order, and nothing when there is nothing."""
    with office.writer() as writer:
        first, second = (writer.append("statements", {"case": text}) for text in (b"1", b"2"))
    reader = office.reader()
    assert list(reader.entries({first.feed: second.seq})) == [second]
    assert list(reader.entries(reader.position())) == []
    assert [entry.seq for entry in reader.entries({})] == [0, 1, 2, 3]


def test_an_open_reader_sees_what_is_added(office: Office) -> None:
    """A reader that stays open meets new entries without being opened again."""
    reader = office.reader()
    before = reader.position()
    with office.writer() as writer:
        entry = writer.append("statements", {"case": b"new"})
    assert list(reader.entries(before)) == [entry]
    assert "\n3\n" in reader.checkpoint(entry.feed)


def test_long_parts_are_authenticated_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part too long to be held is read twice, and still each entry is checked before it is given."""
    monkeypatch.setattr(heads, "HELD", 2)
    with office.writer() as writer, writer.batch():
        entries = [writer.append("statements", {"case": b"%d" % number}) for number in range(9)]
    assert list(office.reader().entries({entries[0].feed: 3})) == entries[1:]


@pytest.mark.parametrize("held", [2, 4096])
def test_a_replaced_entry_is_not_given(tmp_path: Path, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that is not the signed one stops the reading before it is given."""
    monkeypatch.setattr(heads, "HELD", held)
    archive = copied(VECTORS / "bad" / "V022_entry_replaced" / "archive", tmp_path / "a")
    reader = Reader(archive, None)
    given = []
    with pytest.raises(DamagedArchive) as caught:
        for entry in reader.entries({}):
            given.append(entry.seq)
    assert caught.value.code == "V022"
    assert given == []


@pytest.mark.parametrize(
    "name", ["V012_signature_wrong_key", "V003_foreign_archive__checkpoint", "V005_feed_id_mismatch", "V001_no_archive"]
)
def test_an_unsound_head_is_not_read(name: str) -> None:
    """A wrong signature, another archive's checkpoint, a false key: the reader refuses by the same code as verify."""
    with pytest.raises(DamagedArchive) as caught:
        Reader(VECTORS / "bad" / name / "archive", None).position()
    assert caught.value.code == name[:4]


def test_a_strangers_feed_is_not_read() -> None:
    """A feed that nobody admitted is as if it were not there; its folder does not stop the reading either."""
    reader = Reader(VECTORS / "bad" / "V006_feed_not_admitted" / "archive", None)
    assert len(reader.feeds()) == 1
    assert len(list(reader.entries({}))) == 5


def test_a_strangers_rubbish_stops_nothing(tmp_path: Path) -> None:
    """A folder of rubbish under feeds/ does not keep anyone from reading."""
    archive = copied(LETTER, tmp_path / "a")
    put(archive / "feeds" / ("0" * 32) / "entries" / "000000" / "00000000.json", b"rubbish")
    put(archive / "feeds" / ("0" * 32) / "checkpoints" / "000000" / "00000001", b"rubbish")
    assert sum(Reader(archive, None).position().values()) == 5


def test_entries_after_a_dismissal_are_not_read() -> None:
    """What a dismissed member wrote afterwards does not count."""
    bad, good = (VECTORS / kind / "archive" for kind in ("bad/V045_after_dismissal", "good/group"))
    assert Reader(bad, None).position() == Reader(good, None).position()


@pytest.mark.parametrize("name", ["V030_body_missing", "V031_body_replaced", "V032_body_truncated"])
def test_a_damaged_body_is_refused_by_its_code(name: str, tmp_path: Path) -> None:
    """A body that is missing, changed or cut is refused, never returned."""
    archive = _with_keys(VECTORS / "bad" / name / "archive", tmp_path)
    reader = Reader(archive, open_member(archive, HANDLE, PASSPHRASE))
    ref = next(entry for entry in reader.entries({}) if entry.bodies).bodies[0]
    with pytest.raises(DamagedArchive) as caught:
        reader.body(ref)
    assert caught.value.code == name[:4]


@pytest.mark.parametrize("name", ["V038_body_not_sealed_to_epoch", "V039_body_not_zstd"])
def test_a_body_that_does_not_open_is_refused_by_its_code(name: str, tmp_path: Path) -> None:
    """A body sealed to another key, or holding no zstd frame, is refused."""
    archive = _with_keys(VECTORS / "bad" / name / "archive", tmp_path)
    reader = Reader(archive, open_member(archive, HANDLE, PASSPHRASE))
    with pytest.raises(DamagedArchive) as caught:
        reader.body(list(reader.entries({}))[-1].bodies[0])
    assert caught.value.code == name[:4]


@pytest.mark.parametrize(
    "name",
    ["V033_blob_missing", "V034_blob_replaced", "V035_blob_truncated", "V040_blob_not_sealed_to_epoch"],
)
def test_a_damaged_blob_gives_no_byte(name: str, tmp_path: Path) -> None:
    """A blob that is not the signed one is refused before a single byte of it is given out."""
    archive = _with_keys(VECTORS / "bad" / name / "archive", tmp_path)
    reader, out = Reader(archive, open_member(archive, HANDLE, PASSPHRASE)), BytesIO()
    blob = [entry for entry in reader.entries({}) if entry.blobs][-1].blobs[0]
    with pytest.raises(DamagedArchive) as caught:
        reader.blob(blob, out)
    assert caught.value.code == name[:4]
    assert out.getvalue() == b""


def test_blind_readers_read_no_body() -> None:
    """Without keys everything can be listed and nothing opened."""
    reader = Reader(LETTER, None)
    entry = next(entry for entry in reader.entries({}) if entry.bodies)
    with pytest.raises(LockedOut):
        reader.body(entry.bodies[0])


def test_an_epoch_nobody_opened_is_refused(tmp_path: Path) -> None:
    """A body sealed to a key that nobody entitled to has opened is refused."""
    archive = _with_keys(LETTER, tmp_path)
    reader = Reader(archive, open_member(archive, HANDLE, PASSPHRASE))
    with pytest.raises(DamagedArchive) as caught:
        reader.body(BodyRef("case", 9, "0" * 64, 1))
    assert caught.value.code == "V041"


def test_the_archive_of_a_stranger_folder_is_no_archive(tmp_path: Path) -> None:
    """A folder that is no archive is refused with a sentence."""
    with pytest.raises(DamagedArchive, match="no Guvah archive") as caught:
        Reader(tmp_path, None)
    assert caught.value.code == "V001"


def _with_keys(archive: Path, tmp_path: Path) -> Path:
    """Return a copy of a vector that holds the member file of the good archive it was made from."""
    copy = copied(archive, tmp_path / "vector")
    member = layout.member_path(Forge(LETTER, SEEDS["letter"]).archive_id, HANDLE)
    put(copy / member, (LETTER / member).read_bytes())
    return copy
