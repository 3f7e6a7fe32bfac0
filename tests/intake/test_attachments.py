"""Names of attached files."""

import pytest

from guvah.intake.attachments import file_draft, file_problem, media_kind


@pytest.mark.parametrize(
    "name", ["letter.jpg", "scans/letter.jpg", "заявление №3.pdf", "父亲.mp4", "a b.txt", "x..y.txt"]
)
def test_plain_names_are_safe(name: str) -> None:
    """A name in any script, beside the form or in a folder beside it."""
    assert file_problem(name) == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.JPG", "photo"), ("a.mp4", "video"), ("a.m4a", "audio"), ("a.pdf", ""), ("jpg", "photo"), ("a.b", "")],
)
def test_the_kind_is_told_by_the_ending(name: str, kind: str) -> None:
    """Pictures and recordings are media, the rest documents."""
    assert media_kind(name) == kind


def test_a_file_has_its_own_entity() -> None:
    """The same file of the same testimony has one entity; another testimony's has another."""
    key = b"k" * 32
    one, other = (file_draft(key, tes, "a.jpg", evidence=False) for tes in ("tes-1", "tes-2"))
    assert one.entity != other.entity
    assert one == file_draft(key, "tes-1", "a.jpg", evidence=False)
    assert (one.prop, file_draft(key, "tes-1", "a.pdf", evidence=False).prop) == ("original", "file")
