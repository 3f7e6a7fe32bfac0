"""Sealing: any age tool opens what is made here, and nothing else is accepted."""

import pyrage
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import BadInput, LockedOut
from guvah.vault import sealing
from tests.vault.archives import randomness

IDENTITY = sealing.identity_of(bytes(range(32)))
RECIPIENT = sealing.recipient_of(IDENTITY)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=5000))
def test_body_survives_both_ways(content: bytes) -> None:
    """A body comes back as it was."""
    assert sealing.unseal_body(sealing.seal_body(content, RECIPIENT), [IDENTITY]) == content


@pytest.mark.parametrize("size", [0, 1, 65535, 65536])
def test_passphrase_file_is_one_that_age_reads(size: int) -> None:
    """The passphrase stanza and the payload written here are read by age's own library, at every edge of a chunk."""
    content = bytes(size)
    sealed = sealing.seal_with_passphrase(content, "correct horse", randomness("p"), 2)
    assert pyrage.passphrase.decrypt(sealed, "correct horse") == content
    assert sealing.open_with_passphrase(sealed, "correct horse") == content
    assert sealed == sealing.seal_with_passphrase(content, "correct horse", randomness("p"), 2)


def test_a_passphrase_file_of_age_itself_is_opened() -> None:
    """Somebody changed their passphrase with `age -d | age -p`: the member file still opens."""
    assert sealing.open_with_passphrase(pyrage.passphrase.encrypt(b"keys", "new words"), "new words") == b"keys"


def test_opening_does_not_measure_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library refuses a right passphrase where the machine was busy while it measured; it is not asked."""
    monkeypatch.delattr("pyrage.passphrase.decrypt")
    sealed = sealing.seal_with_passphrase(b"keys", "p", randomness("p"), 3)
    assert sealing.open_with_passphrase(sealed, "p") == b"keys"


def test_every_flipped_bit_of_a_passphrase_file_is_refused() -> None:
    """Header, stanza, MAC, nonce or payload: nothing opens that was changed anywhere, and nothing else is raised."""
    sealed = sealing.seal_with_passphrase(b"keys", "p", randomness("p"), 1)
    for place in range(len(sealed)):
        for bit in (1, 2, 128):
            changed = bytearray(sealed)
            changed[place] ^= bit
            with pytest.raises(LockedOut):
                sealing.open_with_passphrase(bytes(changed), "p")


def test_a_file_that_asks_for_too_much_work_is_refused_at_once() -> None:
    """A work factor nobody chose would fill the memory: it is refused before anything is derived."""
    sealed = sealing.seal_with_passphrase(b"keys", "p", randomness("p"), 2)
    for asked in (b"21", b"63", b"99", b"0", b"02"):
        with pytest.raises(LockedOut):
            sealing.open_with_passphrase(sealed.replace(b" 2\n", b" " + asked + b"\n", 1), "p")


def test_work_factor_stands_in_the_file() -> None:
    """The work factor asked for is the one written, 2^18 unless told otherwise."""
    assert sealing.LOG_N == 18
    assert b" 3\n" in sealing.seal_with_passphrase(b"", "p", randomness("p"), 3)[:80]


def test_wrong_passphrase_is_locked_out() -> None:
    """A wrong passphrase says so and tells nothing else; a changed file too."""
    sealed = sealing.seal_with_passphrase(b"secret", "right", randomness("p"), 2)
    for untrusted, passphrase in ((sealed, "wrong"), (sealed[:-1], "right"), (b"", "right"), (b"age", "right")):
        with pytest.raises(LockedOut) as caught:
            sealing.open_with_passphrase(untrusted, passphrase)
        assert "secret" not in str(caught.value)


def test_empty_passphrase_is_refused() -> None:
    """No member file is made without a passphrase."""
    with pytest.raises(BadInput):
        sealing.seal_with_passphrase(b"", "", randomness("p"), 2)


def test_other_key_is_locked_out() -> None:
    """A key that is not the one sealed to opens nothing."""
    with pytest.raises(LockedOut):
        sealing.unseal(sealing.seal(b"x", RECIPIENT), [sealing.identity_of(bytes(32))])


def _frame(content: bytes, **options: bool) -> bytes:
    return zstandard.ZstdCompressor(**options).compress(content)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"no frame at all",
        _frame(b"x", write_checksum=False),
        _frame(b"x" * 500, write_checksum=True, write_content_size=False),
        _frame(b"x", write_checksum=True) * 2,
        _frame(b"x", write_checksum=True) + b"more",
        _frame(b"x" * 500, write_checksum=True)[:-1],
        _frame(bytes(sealing.MOST_BODY + 1), write_checksum=True),
    ],
)
def test_only_one_whole_checksummed_frame_is_a_body(frame: bytes) -> None:
    """No frame, two frames, a frame without checksum or size, something after it, or a bomb: none is a body."""
    with pytest.raises(sealing.NotZstdError):
        sealing.unseal_body(sealing.seal(frame, RECIPIENT), [IDENTITY])


def test_a_body_too_large_is_refused_before_it_is_written() -> None:
    """What no reader would accept is not written."""
    with pytest.raises(BadInput):
        sealing.seal_body(bytes(sealing.MOST_BODY + 1), RECIPIENT)


def test_what_is_no_identity_is_refused() -> None:
    """Reading a key from text refuses what is none."""
    assert sealing.recipient_of(sealing.parse_identity(str(IDENTITY) + "\n")) == RECIPIENT
    with pytest.raises(BadInput):
        sealing.parse_identity("AGE-SECRET-KEY-1")
