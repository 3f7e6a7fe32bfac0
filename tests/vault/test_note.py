"""Signed notes: a published example verifies, and what is malformed is refused."""

import base64

import pytest

from guvah.vault.note import BadNoteError, Note, Signature, key_id, parse_note, sign, signed_by, verifier_key

TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
# the example of the note format's first implementation
EXAMPLE = (
    TEXT + "\n\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PUBLIC = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
SEED = bytes(range(32))


def test_published_example_verifies() -> None:
    """The format's published example is signed by its published key, whose id and text form are the published ones."""
    note = parse_note(EXAMPLE.encode())
    assert note.text == TEXT
    assert signed_by(note, "PeterNeumann", PUBLIC)
    assert key_id("PeterNeumann", 1, PUBLIC).hex() == "c74f20a3"
    assert (
        verifier_key("PeterNeumann", 1, PUBLIC) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    )


def test_a_changed_text_is_not_signed() -> None:
    """One letter changed, and the signature is no longer the key's."""
    note = parse_note(EXAMPLE.replace("answer", "danger").encode())
    assert not signed_by(note, "PeterNeumann", PUBLIC)


def test_several_signatures_and_unknown_keys() -> None:
    """Lines of unknown keys are left alone; a bad line of the key asked about spoils the note."""
    ours, other = sign(TEXT, "ours", SEED), sign(TEXT, "other", bytes(32))
    note = parse_note(Note(TEXT, (other, ours)).encode())
    assert note.signatures == (other, ours)
    assert signed_by(note, "ours", _public(SEED))
    assert not signed_by(note, "third", _public(SEED))
    spoiled = Note(TEXT, (ours, Signature("ours", ours.key_id, bytes(64))))
    assert not signed_by(spoiled, "ours", _public(SEED))


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"text only\n",
        EXAMPLE.encode()[:-1],
        EXAMPLE.replace("\u2014", "-").encode(),
        EXAMPLE.replace("your problem is", "your\tproblem is").encode(),
        EXAMPLE.replace("PeterNeumann x08", "Peter+Neumann x08").encode(),
        EXAMPLE.replace("PeterNeumann x08", " x08").encode(),
        EXAMPLE.replace("x08go", "x08g!").encode(),
        EXAMPLE.replace("x08go/", "x08go/\u00a0").encode(),
        TEXT.encode() + "\n\u2014 short AAAA\n".encode(),
        b"\xff" + EXAMPLE.encode(),
        TEXT.encode() * 1000 + EXAMPLE.encode(),
        TEXT.encode() + b"\n" + sign(TEXT, "ours", SEED).line().encode() * 65,
    ],
)
def test_malformed_notes_are_refused(untrusted: bytes) -> None:
    """What is no signed note, in any of these ways, is refused."""
    with pytest.raises(BadNoteError):
        parse_note(untrusted)


def _public(seed: bytes) -> bytes:
    from guvah.vault.keyring import public_of_seed

    return public_of_seed(seed)
