"""Age files written here are those that age's own library reads, at every edge."""

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import LockedOut
from guvah.vault import sealing
from tests.vault.archives import randomness

IDENTITY = sealing.identity_of(bytes(range(32)))
RECIPIENT = sealing.recipient_of(IDENTITY)
EDGES = (0, 1, 65535, 65536, 65537, 131071, 131072, 131073, 1_000_000)


def sealed(pieces: list[bytes]) -> bytes:
    return b"".join(sealing.seal_stream(pieces, RECIPIENT, randomness("stream")))


@pytest.mark.parametrize("size", EDGES)
@pytest.mark.parametrize("piece", [1000, 65536, 65537, 1 << 20])
def test_a_stream_is_read_by_age_whatever_its_pieces(size: int, piece: int) -> None:
    """Content of any length, given in pieces of any length, is opened by the library, and always gives one file."""
    content = randomness("content")(size)
    pieces = [content[place : place + piece] for place in range(0, size, piece)]
    assert pyrage.decrypt(sealed(pieces), [IDENTITY]) == content
    assert sealed(pieces) == sealed([content])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=70_000), max_size=5))
def test_any_pieces_come_back(pieces: list[bytes]) -> None:
    """Whatever the pieces, empty ones among them, their concatenation comes back."""
    assert sealing.unseal(sealed(pieces), [IDENTITY]) == b"".join(pieces)


@pytest.mark.parametrize("change", [lambda raw: raw[:-1], lambda raw: raw + b"x", lambda raw: raw[:-65_552]])
def test_a_changed_stream_is_not_opened(change) -> None:  # type: ignore[no-untyped-def]
    """A stream cut inside a chunk, between chunks, or with something after it, opens for nobody."""
    with pytest.raises(LockedOut):
        sealing.unseal(change(sealed([bytes(65536 * 3)])), [IDENTITY])


def test_every_file_has_its_own_keys() -> None:
    """Sealing the same twice with fresh randomness gives nothing in common but the form."""
    one, two = (b"".join(sealing.seal_stream([bytes(100)], RECIPIENT, randomness(word))) for word in ("a", "b"))
    assert len(one) == len(two)
    assert one.split(b"\n")[1] != two.split(b"\n")[1]
    assert one[-116:] != two[-116:]
