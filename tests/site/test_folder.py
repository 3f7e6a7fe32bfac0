"""The folder a site is written into."""

from pathlib import Path

import pytest

from guvah.errors import Busy, HostileInput, Unavailable, UserError
from guvah.site.folder import open_folder
from guvah.site.memory import FILE, Memory

OWN = frozenset({"en", "data"})


def build(out: Path, files: dict[str, bytes]) -> tuple[int, int]:
    """Write these files and nothing else; return (written, removed)."""
    with open_folder(out, OWN) as folder:
        for path, content in files.items():
            folder.put(path, content)
        removed = folder.sweep()
        folder.finish(Memory(made="x"))
        return folder.written, removed


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A file that is already as it should be is not touched."""
    assert build(tmp_path, {"en/a.html": b"1", "en/b.html": b"2"}) == (2, 0)
    touched = (tmp_path / "en/a.html").stat().st_mtime_ns
    assert build(tmp_path, {"en/a.html": b"1", "en/b.html": b"3"}) == (1, 0)
    assert (tmp_path / "en/a.html").stat().st_mtime_ns == touched


def test_what_is_no_longer_made_is_deleted_with_its_folder(tmp_path: Path) -> None:
    """A page that this build did not make is gone, and so is a folder that it leaves empty."""
    build(tmp_path, {"en/person/4H/a.html": b"1", "en/b.html": b"2"})
    (tmp_path / "en" / "stray.html.new").write_bytes(b"left by a crash")
    assert build(tmp_path, {"en/b.html": b"2"}) == (0, 2)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b.html", "en", FILE]


def test_files_of_the_host_are_left_alone(tmp_path: Path) -> None:
    """A domain name or a .git at the top is not the site's to delete."""
    build(tmp_path, {"en/a.html": b"1"})
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / ".git").mkdir()
    build(tmp_path, {"en/a.html": b"1"})
    assert (tmp_path / "CNAME").exists()
    assert (tmp_path / ".git").exists()


def test_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """A folder that is not empty and not a site is not written into."""
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(UserError, match="not empty"), open_folder(tmp_path, OWN):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_unreadable_memory_is_refused(tmp_path: Path) -> None:
    """A memory file that is not one is not overwritten."""
    (tmp_path / FILE).write_text("{")
    with pytest.raises(UserError, match="cannot be read"), open_folder(tmp_path, OWN):
        pass


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    """A folder of the site that is a link to somewhere else is not written through."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    build(out, {})
    (out / "en").symlink_to(elsewhere)
    with pytest.raises(HostileInput), open_folder(out, OWN):
        pass


def test_interrupted_build_is_not_trusted(tmp_path: Path) -> None:
    """From the first change until the end the memory says that it is incomplete."""
    build(tmp_path, {"en/a.html": b"1"})
    with pytest.raises(KeyboardInterrupt), open_folder(tmp_path, OWN) as folder:
        assert folder.memory.complete
        folder.put("en/a.html", b"2")
        raise KeyboardInterrupt
    with open_folder(tmp_path, OWN) as folder:
        assert folder.memory == Memory()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second of two builds is told to wait."""
    with open_folder(tmp_path, OWN), pytest.raises(Busy), open_folder(tmp_path, OWN):
        pass


def test_disk_errors_are_said_in_a_sentence(tmp_path: Path) -> None:
    """What the operating system refuses becomes a sentence without a path in it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable), open_folder(tmp_path / "file" / "below", OWN):
        pass
    with pytest.raises(Unavailable, match="disk full"), open_folder(tmp_path / "out", OWN) as folder:
        folder.put("en/a.html", b"1")
        folder.put("en/a.html/b.html", b"2")


def test_large_files_are_streamed(tmp_path: Path) -> None:
    """A download is written piece by piece and replaced at once."""
    with open_folder(tmp_path, OWN) as folder:
        folder.put_stream("data/x.json", (b"%d" % n for n in range(5)))
        folder.finish(Memory())
    assert (tmp_path / "data/x.json").read_bytes() == b"01234"
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["x.json"]
