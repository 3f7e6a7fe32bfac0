"""Entries: one encoding each, and strict decoding."""

import json

import msgspec
import pytest

from guvah.errors import DamagedArchive, NewerFormat
from guvah.vault.format import (
    KNOWN_NAMES,
    BlobRef,
    BodyRef,
    Entry,
    Erased,
    Link,
    decode_entry,
    decode_head,
    encode_entry,
    encode_head,
    objects_of,
)

FEED = "ab" * 16
SHA = "cd" * 32
ENTRY = Entry(
    v=1,
    feed=FEED,
    seq=3,
    hlc=f"1700000000000.000000.{FEED}",
    kind="statements",
    prev="0" * 64,
    control=Link(1, "1" * 64),
    bodies=(BodyRef("case", 1, SHA, 341),),
)
RAW = encode_entry(ENTRY)


def test_an_entry_has_the_bytes_of_the_specification() -> None:
    """Fields stand in their order, without spaces, and what is empty is left out."""
    assert RAW.decode() == (
        f'{{"v":1,"feed":"{FEED}","seq":3,"hlc":"1700000000000.000000.{FEED}","kind":"statements","prev":"{"0" * 64}",'
        f'"control":{{"seq":1,"leaf":"{"1" * 64}"}},'
        f'"bodies":[{{"compartment":"case","epoch":1,"sha256":"{SHA}","size":341}}]}}'
    )
    assert decode_entry(RAW) == ENTRY


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"seq":3', b'"seq": 3', "V021"),
        (b'"seq":3', b'"seq":3.0', "V020"),
        (b'"case"', b'"\\u0063ase"', "V021"),
        (b'"seq":3,', b'"seq":4,"seq":3,', "V021"),
        (b"]}", b'],"blobs":[]}', "V021"),
        (b"]}", b"]}\n", "V021"),
        (b'{"v":1', b'\xef\xbb\xbf{"v":1', "V020"),
        (b'"v":1', b'"v":0', "V021"),
        (b'"v":1', b'"v":true', "V020"),
        (b'"seq":3', b'"seq":-3', "V020"),
        (b'"seq":3', b'"seq":100000000', "V020"),
        (b'"seq":3', b'"seq":"3"', "V020"),
        (b"cdcd", b"CDCD", "V020"),
        (b"cdcd", b"cdc", "V020"),
        (b'"case"', b'"Case"', "V020"),
        (b'"epoch":1', b'"epoch":0', "V020"),
        (b'"size":341', b'"size":-1', "V020"),
        (b'"size":341', b'"size":9007199254740992', "V020"),
        (b"1700000000000.000000", b"1700000000000.0", "V020"),
        (b'"size":341}]}', b'"size":341}]', "V020"),
        (b'"kind"', b'"kind\x00"', "V020"),
        (b'"kind"', b'"sort"', "V027"),
        (b'"epoch":1', b'"epoch":1,"x":1', "V027"),
        (b'"statements"', b'"gossip"', "V026"),
        (b'"statements"', b'"keys"', "V028"),
        (b'"statements"', b'"feed"', "V028"),
        (b'"seq":3', b'"seq":0', "V007"),
        (b'"prev":"' + b"0" * 64 + b'",', b"", "V007"),
        (b'"control":{"seq":1,"leaf":"' + b"1" * 64 + b'"},', b"", "V029"),
        (RAW, b"", "V020"),
        (RAW, b"null", "V020"),
        (RAW, b"[" * 100_000, "V020"),
        (RAW, b"\xff\xfe", "V020"),
    ],
)
def test_what_is_not_the_one_encoding_is_rejected(old: bytes, new: bytes, code: str) -> None:
    """Every other way to write an entry, and everything that is none, is rejected by its code."""
    assert old in RAW
    with pytest.raises(DamagedArchive) as caught:
        decode_entry(RAW.replace(old, new, 1), "where")
    assert caught.value.code == code
    assert str(caught.value).startswith("where: ")


@pytest.mark.parametrize("version", [b"2", b"99"])
def test_a_newer_entry_is_refused_rather_than_guessed(version: bytes) -> None:
    """An entry of a later version is not read, whatever else it holds."""
    with pytest.raises(NewerFormat):
        decode_entry(RAW.replace(b'"v":1', b'"v":' + version).replace(b'"kind"', b'"sort"'))


def test_head_of_the_archive() -> None:
    """guvah.json is one line; other spellings of it, newer versions and other things are refused."""
    raw = encode_head(FEED)
    assert raw == f'{{"format":"guvah-vault","version":1,"archive":"{FEED}"}}\n'.encode()
    assert decode_head(raw) == FEED
    with pytest.raises(NewerFormat):
        decode_head(b'{"format":"guvah-vault","version":2,"archive":"?","more":[]}')
    for wrong in (b"", raw[:-1], raw.replace(b":1", b": 1"), raw.replace(b"vault", b"fault"), b"\xff", b"[]"):
        with pytest.raises(DamagedArchive) as caught:
            decode_head(wrong)
        assert caught.value.code == "V001"


def test_objects_of_an_entry() -> None:
    """Every file that an entry names is listed with its shelf."""
    entry = msgspec.structs.replace(ENTRY, blobs=(BlobRef("case", 1, "ef" * 32, 5),))
    assert objects_of(entry) == [("bodies", SHA), ("blobs", "ef" * 32)]


def test_no_field_of_an_entry_can_hold_a_text() -> None:
    """An entry has room for numbers, hashes and public keys only: nothing personal fits into one."""
    loose = json.loads(encode_entry(msgspec.structs.replace(ENTRY, kind="erase", erases=(Erased(FEED, SHA),))))
    assert set(loose) <= KNOWN_NAMES
    for name in ("note", "title", "name", "handle", "comment"):
        assert name not in KNOWN_NAMES
