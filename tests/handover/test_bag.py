"""The bag's grammar: manifests that sha256sum reads, tag lines nothing can break out of, paths that stay inside."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.handover.bag import (
    MANIFEST,
    TAG_MANIFEST,
    info_file,
    is_safe,
    make_bag,
    manifest,
    parse_info,
    parse_manifest,
    same_file,
    seal,
)

PATHS = st.text(st.characters(min_codepoint=1, max_codepoint=0xD7FF), min_size=1, max_size=30)


@given(st.dictionaries(PATHS, st.binary(max_size=20), max_size=5))
def test_a_manifest_reads_back_as_it_was_written(files: dict[str, bytes]) -> None:
    """Any path, even one with line ends and percent signs, comes back from the manifest with its hash."""
    expected = sorted(((p, hashlib.sha256(b).hexdigest()) for p, b in files.items()), key=lambda line: line[0].encode())
    assert parse_manifest(manifest(files), MANIFEST) == expected


def test_every_file_is_in_exactly_one_manifest() -> None:
    """Payload in the one, everything else but the tag manifest in the other; the oxum counts the payload."""
    bag = make_bag({"a.txt": b"abc", "d/b.txt": b"de"}, {"README.txt": b"r"}, [("Bag-Software-Agent", "guvah 0")])
    payload = [path for path, _ in parse_manifest(bag[MANIFEST], MANIFEST)]
    tags = [path for path, _ in parse_manifest(bag[TAG_MANIFEST], TAG_MANIFEST)]
    assert payload == ["data/a.txt", "data/d/b.txt"]
    assert sorted([*payload, *tags, TAG_MANIFEST]) == sorted(bag)
    assert parse_info(bag["bag-info.txt"])["Payload-Oxum"] == "5.2"


def test_the_seal_changes_with_every_byte() -> None:
    """One other byte in the payload is another seal."""
    one, other = (make_bag({"a": content}, {}, []) for content in (b"1", b"2"))
    assert seal(one) != seal(other)


@given(st.text(max_size=40))
def test_no_value_can_forge_a_line(value: str) -> None:
    """Whatever a title or purpose holds, bag-info.txt keeps its labels: one line each."""
    written = info_file([("Source-Organization", value), ("Bag-Software-Agent", "guvah")], "1.1")
    assert list(parse_info(written)) == ["Source-Organization", "Bag-Software-Agent", "Payload-Oxum"]


@pytest.mark.parametrize("line", [b"A: 1\nA: 2\n", b"no label\n", b"A:1\n", b": x\n", b"A: \xff\n", b"A: 1\n\nB: 2\n"])
def test_other_tag_lines_are_refused(line: bytes) -> None:
    """A label given twice, a line without one, or bytes that are no UTF-8 are not read."""
    with pytest.raises(BadInput):
        parse_info(line)


@pytest.mark.parametrize("line", ["abc  data/x", "A" * 64 + "  data/x", "a" * 64 + " data/x", "a" * 64 + "  "])
def test_other_manifest_lines_are_refused(line: str) -> None:
    """A short or upper-case hash, one space, or no path are not read."""
    with pytest.raises(BadInput):
        parse_manifest(line.encode(), MANIFEST)


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "data/../../x",
        "/etc/passwd",
        "data//x",
        "data/",
        "",
        ".",
        "./x",
        "data\\..\\x",
        "C:/x",
        "c:x",
        "~/x",
        "data/\0x",
    ],
)
def test_paths_that_leave_the_folder_are_unsafe(path: str) -> None:
    """Climbing, absolute, empty, drive, home and backslash paths are all unsafe, on every system."""
    assert not is_safe(path)


def test_ordinary_paths_are_safe() -> None:
    """Dots inside names are no climbing."""
    assert all(is_safe(path) for path in ("data/x.json", "data/a..b", "data/...", "bagit.txt", "data/نۇر.txt"))


def test_names_that_some_systems_do_not_tell_apart_are_the_same_file() -> None:
    """Case and composition do not make another file."""
    assert same_file("data/É.txt") == same_file("data/e\u0301.TXT")
    assert same_file("data/a") != same_file("data/b")
