"""The proof that an evidence package carries: it holds for its entry only."""

from dataclasses import replace

import pytest

from guvah.errors import DamagedArchive
from guvah.vault.proof import holds, prove
from tests.vault.conftest import Office


def test_a_proof_holds_without_the_archive(office: Office) -> None:
    """An entry, its hashes and the signed checkpoint convince a stranger; any change to one of them does not."""
    with office.writer() as writer:
        for number in range(5):
            writer.append("statements", {"case": b"%d" % number})
    reader, feed = office.reader(), office.keyring.feed
    proof = prove(reader, feed, 4)
    assert holds(proof, reader.archive_id)
    assert not holds(proof, "0" * 32)
    assert not holds(replace(proof, hashes=proof.hashes[1:]), reader.archive_id)
    assert not holds(replace(proof, public=bytes(32)), reader.archive_id)
    assert not holds(replace(proof, checkpoint=b"no note"), reader.archive_id)
    assert not holds(replace(proof, entry=prove(reader, feed, 3).entry), reader.archive_id)


def test_there_is_no_proof_of_what_is_not_there(office: Office) -> None:
    """An entry that is not signed yet, or of an unknown feed, is refused."""
    for feed, seq in ((office.keyring.feed, 2), ("0" * 32, 0)):
        with pytest.raises(DamagedArchive):
            prove(office.reader(), feed, seq)
