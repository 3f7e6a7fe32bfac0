"""Addresses: only real public ids become file names, only http(s) becomes a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guvah.errors import HostileInput
from guvah.site import paths
from tests.site.fictional import person_id


def test_pages_lie_in_small_folders() -> None:
    """A person's page lies under its language in a folder of the first character of its id."""
    known = person_id(0)
    assert paths.person_page("ug", known) == f"ug/person/{known[2:3]}/{known}.html"
    assert paths.below_language(paths.person_page("ug", known)) == f"person/{known[2:3]}/{known}.html"


@pytest.mark.parametrize(
    "hostile", ["", "../../etc", "G-4H7K2-MQ8V3", "G-4H7K2-MQ8V3-*", "g-4h7k2-mq8v3-5", "G-00000-00000-1\n"]
)
def test_only_public_ids_become_file_names(hostile: str) -> None:
    """Anything that is not exactly a public id is refused before it touches the disk."""
    with pytest.raises(HostileInput):
        paths.public(hostile)


def test_public_id_passes() -> None:
    """A public id passes unchanged; one with a wrong check character does not."""
    known = person_id(3)
    assert paths.public(known) == known
    wrong = known[:-1] + ("0" if known[-1] != "0" else "1")
    with pytest.raises(HostileInput):
        paths.public(wrong)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/x"])
def test_web_addresses_become_links(url: str) -> None:
    """http and https addresses may stand in a link."""
    assert paths.web_link(url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org", "java\nscript:alert(1)",
     "https:", "https://exa mple.org", "ftp://example.org", " https://example.org", "https://[", "vbscript:x", ""],
)  # fmt: skip
def test_nothing_else_becomes_a_link(url: str) -> None:
    """Every other scheme, and every malformed address, stays text."""
    assert paths.web_link(url) == ""


@given(some.text(max_size=40))
def test_a_link_is_always_web(text: str) -> None:
    """Whatever is given, a link begins with http."""
    link = paths.web_link(text)
    assert link == "" or link.lower().startswith(("http://", "https://"))


def test_contact_by_mail_names_the_record() -> None:
    """An e-mail contact becomes a link whose subject is the record's number; anything else does not."""
    assert paths.mail_link("a@example.org", "G-1") == "mailto:a@example.org?subject=G-1"
    assert paths.mail_link("Signal: +1 555") == ""
    assert paths.mail_link("a@example.org?cc=b@example.org") == ""
