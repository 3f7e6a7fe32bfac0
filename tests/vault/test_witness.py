"""Cosignatures and timestamps: what partners add, and that only what fits is kept."""

import pytest

from guvah.errors import BadInput, DamagedArchive
from guvah.vault import layout
from guvah.vault.checkpoint import Cosigner, cosign, read_checkpoint
from guvah.vault.keyring import public_of_seed
from guvah.vault.verify import verify
from guvah.vault.writing import add_cosignature, add_timestamp
from tests.vault.conftest import Office
from tests.vault.forge import Forge, sha256

SEED = bytes(range(32))
PARTNER = Cosigner("partner.example/w", public_of_seed(SEED))


def cosigned(office: Office, size: int = 2) -> bytes:
    path = office.path / layout.checkpoint_path(office.keyring.feed, size)
    return cosign(read_checkpoint(path.read_bytes())[1], PARTNER.name, SEED, 1_700_000_000).encode()


def test_a_good_cosignature_is_kept_and_checked(office: Office) -> None:
    """A partner's cosignature lies beside the feed, verifies, and tells no partner's name by its file name."""
    where = add_cosignature(office.path, office.keyring.feed, cosigned(office), PARTNER)
    assert "partner" not in where
    assert verify(office.path, None, cosigners=[PARTNER]).sound
    assert verify(office.path, None).sound


def test_what_is_no_cosignature_of_the_partner_is_refused(office: Office) -> None:
    """Bytes that are no note, or signed by another key, are not kept."""
    other = Cosigner(PARTNER.name, public_of_seed(bytes(32)))
    for untrusted, cosigner in ((b"hello", PARTNER), (cosigned(office), other)):
        with pytest.raises(BadInput):
            add_cosignature(office.path, office.keyring.feed, untrusted, cosigner)
    assert not (office.path / layout.feed_folder(office.keyring.feed) / "cosignatures").exists()


def test_a_cosigned_other_history_is_a_split_view(office: Office) -> None:
    """Where the partner was shown another history than lies here, that is said, with its code."""
    forge = Forge(office.path, office.keyring.seed)
    note = read_checkpoint(forge.signed_head(forge.raw(), root=bytes(32)))[1]
    other = cosign(note, PARTNER.name, SEED, 1_700_000_000).encode()
    with pytest.raises(DamagedArchive) as caught:
        add_cosignature(office.path, office.keyring.feed, other, PARTNER)
    assert caught.value.code == "V017"


def test_a_timestamp_must_hold_its_checkpoints_hash(office: Office) -> None:
    """A token is kept if it holds the SHA-256 of the checkpoint file; another, or of an unknown kind, is refused."""
    feed = office.keyring.feed
    digest = bytes.fromhex(sha256((office.path / layout.checkpoint_path(feed, 2)).read_bytes()))
    with pytest.raises(BadInput):
        add_timestamp(office.path, feed, 2, "rfc3161", b"token")
    with pytest.raises(BadInput):
        add_timestamp(office.path, feed, 2, "stamp", digest)
    add_timestamp(office.path, feed, 2, "rfc3161", b"DER " + digest)
    assert verify(office.path, None).sound
