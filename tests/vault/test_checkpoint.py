"""Checkpoints and cosignatures."""

import pytest

from guvah.errors import BadInput
from guvah.vault.checkpoint import (
    Checkpoint,
    Cosigner,
    cosign,
    cosigned_at,
    origin_of,
    parse_checkpoint,
    parse_cosigner,
    read_checkpoint,
    signed,
    signed_by_feed,
)
from guvah.vault.keyring import public_of_seed
from guvah.vault.note import COSIGNATURE, BadNoteError, Note, verifier_key

SEED, PARTNER = bytes(range(32)), bytes(range(32, 64))
ORIGIN = origin_of("a" * 32, "b" * 32)
HEAD = Checkpoint(ORIGIN, 5, bytes(32), b"\x01" * 32)
COSIGNER = Cosigner("partner.example/witness", public_of_seed(PARTNER))


def test_checkpoint_survives_both_ways() -> None:
    """A signed checkpoint reads back as itself and is signed by its feed's key only."""
    note = signed(HEAD, SEED)
    checkpoint, read = read_checkpoint(note.encode())
    assert (checkpoint, read) == (HEAD, note)
    assert signed_by_feed(note, ORIGIN, public_of_seed(SEED))
    assert not signed_by_feed(note, ORIGIN, COSIGNER.public)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n5\n", "\n05\n"),
        ("\n5\n", "\n0\n"),
        ("\n5\n", "\n-5\n"),
        ("\n5\n", "\n100000000\n"),
        ("AAA=\n", "AAA\n"),
        ("AAA=\n", "AA\n"),
        ("entry 01", "entry 0"),
        ("entry 01", "entry 0A"),
        ("entry 01", "leaf 01"),
        ("entry", "more\nentry"),
        (ORIGIN, ""),
    ],
)
def test_malformed_checkpoints_are_refused(old: str, new: str) -> None:
    """A size with a leading zero, a root that is no hash, a line too many: none of these is a checkpoint."""
    with pytest.raises(BadNoteError):
        parse_checkpoint(HEAD.text().replace(old, new))


def test_cosignature_says_who_and_when() -> None:
    """A partner's cosignature keeps the feed's own and tells its time; another key or time is not accepted."""
    note = cosign(signed(HEAD, SEED), COSIGNER.name, PARTNER, 1_700_000_000)
    assert cosigned_at(note, COSIGNER) == 1_700_000_000
    assert signed_by_feed(note, ORIGIN, public_of_seed(SEED))
    assert cosigned_at(signed(HEAD, SEED), COSIGNER) is None
    assert cosigned_at(note, Cosigner(COSIGNER.name, public_of_seed(SEED))) is None
    other = Checkpoint(ORIGIN, 6, bytes(32), b"\x01" * 32)
    assert cosigned_at(Note(other.text(), note.signatures), COSIGNER) is None


def test_cosigner_key_as_text() -> None:
    """A partner's key is exchanged as one line; a letter wrong is noticed."""
    text = verifier_key(COSIGNER.name, COSIGNATURE, COSIGNER.public)
    assert parse_cosigner(text + "\n") == COSIGNER
    for wrong in (text[:-2], text.replace("witness", "w"), "partner", text.replace("+B", "+A")):
        with pytest.raises(BadInput):
            parse_cosigner(wrong)
