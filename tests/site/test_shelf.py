"""Slices of the downloads, old and new."""

from pathlib import Path

from guvah.site.shelf import Shape, Shelf

SHAPE = Shape("x.json", b"[\n", b",\n", b"\n]\n")


def test_slices_are_joined_in_order(tmp_path: Path) -> None:
    """Slices come out whole, in the order asked for, with what belongs around them."""
    with Shelf(SHAPE, str(tmp_path), {}) as shelf:
        shelf.add("b", b"22")
        shelf.add("a", b"1")
        assert b"".join(shelf.joined(["a", "b"])) == b"[\n1,\n22\n]\n"
        assert (shelf.length("b"), shelf.has_new("b"), shelf.has_old("b")) == (2, True, False)


def test_old_slices_are_used_again(tmp_path: Path) -> None:
    """A person who did not change is copied from the last download; one who did is not."""
    (tmp_path / "x.json").write_bytes(b"[\n1,\n22,\n333\n]\n")
    with Shelf(SHAPE, str(tmp_path), {"c": 3, "a": 1, "b": 2}) as shelf:
        shelf.add("b", b"new")
        assert [shelf.get(key) for key in "abc"] == [b"1", b"new", b"333"]
        assert b"".join(shelf.joined(["a", "b"])) == b"[\n1,\nnew\n]\n"


def test_download_that_is_not_as_remembered_is_not_used(tmp_path: Path) -> None:
    """A download of another length, or none, gives no old slices."""
    with Shelf(SHAPE, str(tmp_path), {"a": 1}) as shelf:
        assert not shelf.has_old("a")
    (tmp_path / "x.json").write_bytes(b"[\n")
    with Shelf(SHAPE, str(tmp_path), {"a": 100}) as shelf:
        assert not shelf.has_old("a")


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    """The slices of this build have no name on the disk."""
    with Shelf(SHAPE, str(tmp_path), {}) as shelf:
        shelf.add("a", b"1")
        assert list(tmp_path.iterdir()) == []
