"""What a crash left and no entry names."""

from io import BytesIO

from guvah.vault.verify import verify
from guvah.vault.writing import tidy
from tests.vault.archives import contents
from tests.vault.conftest import Office


def test_only_what_no_entry_names_is_taken_away(office: Office) -> None:
    """A stored blob whose entry was never written goes; everything that is named stays."""
    with office.writer() as writer:
        kept = writer.put_blob(BytesIO(b"kept"), "case")
        writer.append("statements", {"case": b"x"}, [kept])
        writer.put_blob(BytesIO(b"never named"), "case")
    assert verify(office.path, None).unnamed == 1
    with office.writer() as writer:
        assert tidy(writer) == 1
        assert tidy(writer) == 0
    report = verify(office.path, office.keyring)
    assert (report.sound, report.unnamed) == (True, 0)
    assert contents(office.path, office.keyring) == [b"x"]
