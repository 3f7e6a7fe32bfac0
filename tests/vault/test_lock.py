"""One writer at a time."""

import pytest

from guvah.errors import Busy
from tests.vault.conftest import Office


def test_a_second_writer_is_told_what_to_do(office: Office) -> None:
    """While one writes another is refused with a sentence; afterwards it may."""
    with office.writer(), pytest.raises(Busy, match="try again"), office.writer():
        pass
    with office.writer():
        pass


def test_readers_never_wait(office: Office) -> None:
    """Reading needs no lock."""
    with office.writer() as writer:
        writer.append("statements", {"case": b"x"})
        assert office.reader().position() == {office.keyring.feed: 3}


def test_a_writer_that_cannot_open_gives_the_lock_back(office: Office) -> None:
    """A refusal on opening does not leave the archive locked."""
    path = next((office.path / "feeds").rglob("checkpoints/*/00000002"))
    content = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(Exception, match="V011"), office.writer():
        pass
    path.write_bytes(content)
    with office.writer():
        pass
