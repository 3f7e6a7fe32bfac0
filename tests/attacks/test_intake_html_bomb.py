"""Pages made to be slow or to swell in memory: refused, or read, within a second or two."""

import contextlib
import time

import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake.capture import read_capture
from guvah.intake.page_bytes import LARGEST_PAGE

TEXT = "<p>" + "Relatives of eleven people say they have had no word from them since April. " * 5
REFUSED = {
    "deep": "<html><body>" + "<div>" * 100_000 + TEXT,
    "deep tables": "<html><body>" + "<table><tr><td>" * 20_000 + TEXT,
    "too many tags": "<html><body>" + "<i></i>" * 400_000 + TEXT,
    "a tag of a hundred thousand attributes": "<html><body><div "
    + " ".join(f"a{n}=1" for n in range(100_000))
    + ">"
    + TEXT,
    "attributes without values": "<html><body><div " + " ".join(f"a{n}" for n in range(100_000)) + ">" + TEXT,
    "formatting repeated in every block": "<html><body>" + "".join(f"<b a{n}>" for n in range(3000)) + "<p>x" * 3000,
    "nothing but an open tag": "<html><body><div " + "x" * 5_000_000,
}
READ = {
    "wide": "<html><body><article><h1>T</h1>" + TEXT + "<br>x" * 30_000 + "</article>",
    "entities": "<html><body><article><h1>T</h1>" + TEXT + "&amp;&#x41;" * 50_000,
    "comments": "<html><body><article><h1>T</h1>" + TEXT + "<!-- x -->" * 50_000,
    "a picture inside the page": "<html><body><article><h1>T</h1>"
    + TEXT
    + "<img src='data:x,"
    + "A" * 5_000_000
    + "'>",
    "quote marks": "<html><body><article><h1>T</h1>" + TEXT + '<a title="' * 3000,
    "signs of a copy": "<html><body><article><h1>T</h1>" + TEXT + "<p>Источник: " * 3000,
    "headings of other articles": "<html><body><article><h1>T</h1>"
    + TEXT
    + "<h3>Related</h3><p>x</p>" * 5000
    + "</article>",
    "spaces": "<html><body><article><h1>T</h1>" + TEXT + "<p>Photo:" + " " * 100_000 + "x</p></article>",
}


def timed(html: str) -> float:
    began = time.process_time()
    with contextlib.suppress(BadInput):
        read_capture(html.encode(), "p.html")
    return time.process_time() - began


@pytest.mark.parametrize("attack", REFUSED)
def test_pages_made_to_choke(attack: str) -> None:
    """Depth, tags, attributes and repeated formatting are measured before and after parsing."""
    began = time.process_time()
    with pytest.raises(HostileInput):
        read_capture(REFUSED[attack].encode(), "p.html")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("attack", READ)
def test_odd_pages_are_read_in_time(attack: str) -> None:
    """Large, wide or strange pages cost time in proportion to their size, never its square."""
    assert timed(READ[attack]) < 10


def test_a_page_of_any_size() -> None:
    """Over 20 MB a page is not even decoded."""
    with pytest.raises(HostileInput, match="larger than 20 MB"):
        read_capture(b"<html>" + b" " * LARGEST_PAGE, "p.html")


def test_a_text_of_any_size() -> None:
    """A plain text of more than four million characters is refused."""
    with pytest.raises(HostileInput, match="divide it"):
        read_capture(b"word " * 1_000_000, "p.txt")


def test_a_script_is_never_text() -> None:
    """What a page would run never becomes what it says."""
    page = f"<html><body><article><h1>T</h1>{TEXT}<script>alert(1)</script><style>x</style><p onclick='alert(2)'>End."
    captured = read_capture(page.encode(), "p.html")
    assert "alert" not in captured.text
    assert captured.text.endswith("End.")
