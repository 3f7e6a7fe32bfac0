"""age keys as text, both ways."""

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.vault.bech32 import decode_identity, decode_recipient, encode_identity


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_identity_survives_both_ways_and_age_reads_it(secret: bytes) -> None:
    """32 secret bytes become an identity that age's own library accepts, and come back unchanged."""
    text = encode_identity(secret)
    assert decode_identity(text) == secret
    assert str(pyrage.x25519.Identity.from_str(text)) == text


def test_a_generated_identity_can_be_read() -> None:
    """An identity made by age is decoded to 32 bytes and encoded to the same text."""
    text = str(pyrage.x25519.Identity.generate())
    assert encode_identity(decode_identity(text)) == text


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: text[:20] + "B" + text[21:], lambda _: "age1x"]
)
def test_a_wrong_letter_is_noticed(change) -> None:  # type: ignore[no-untyped-def]
    """A key with a letter wrong, missing, or of another kind is refused."""
    with pytest.raises(BadInput):
        decode_identity(change(encode_identity(bytes(range(32)))))


def test_a_public_key_is_read_as_its_bytes() -> None:
    """A recipient decodes to 32 bytes; a secret key, or one with a letter wrong, is no recipient."""
    recipient = str(pyrage.x25519.Identity.from_str(encode_identity(bytes(range(32)))).to_public())
    assert len(decode_recipient(recipient)) == 32
    for wrong in (recipient[:-1] + "q", recipient.upper(), encode_identity(bytes(32))):
        with pytest.raises(BadInput):
            decode_recipient(wrong)
