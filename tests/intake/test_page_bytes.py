"""Pages as bytes: encodings and measures."""

import pytest
from resiliparse.parse.html import HTMLTree

from guvah.errors import BadInput
from guvah.intake.page_bytes import decode_page, is_markup, parse_page, walk

RUSSIAN = "<html><body><p>Нургуль Орнек увезли прямо из школы осенью, и с тех пор вестей нет.</p></body></html>"


@pytest.mark.parametrize(
    ("untrusted", "encoding"),
    [
        (RUSSIAN.encode(), "utf-8"),
        (RUSSIAN.encode("utf-16"), "utf-16"),
        (("<meta charset='windows-1251'>" + RUSSIAN).encode("cp1251"), "cp1251"),
        (('<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN).encode("koi8-r"), "koi8-r"),
        (("<meta charset=utf-8>" + RUSSIAN).encode("cp1251"), "cp1251"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        ("<meta charset=gb2312><p>努尔古丽·约尔乃克的母亲每天清晨都会走到村口</p>".encode("gb18030"), "gb18030"),
    ],
)
def test_the_letters_are_found(untrusted: bytes, encoding: str) -> None:
    """Mark, declaration, UTF-8, guess: in this order, and a wrong declaration is not believed."""
    text, found = decode_page(untrusted, "p.html")
    assert found == encoding
    assert "Нургуль" in text or "努尔古丽" in text


def test_what_the_server_said_comes_first() -> None:
    """The encoding a server named is tried before the page's own."""
    assert decode_page(("<meta charset=utf-8>" + RUSSIAN).encode("koi8-r"), "p", "koi8-r")[1] == "koi8-r"


@pytest.mark.parametrize(
    ("untrusted", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.4", "a PDF"),
        (b"PK\x03\x04", "an archive"),
        (b"\x89PNG....", "a picture"),
        (b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "HTML only"),
    ],
)
def test_what_is_no_page_is_refused(untrusted: bytes, words: str) -> None:
    """Each refusal says what to do instead."""
    with pytest.raises(BadInput, match=words):
        decode_page(untrusted, "p.html")


def test_markup_is_told_from_text() -> None:
    """A text with an angle bracket is still a text."""
    assert is_markup("<!DOCTYPE html><p>")
    assert is_markup("\n<div class=x>")
    assert not is_markup("5 < 6 and a <b> c")


def test_every_node_is_walked_with_its_depth() -> None:
    """The walk goes down and sideways, and ends with its top."""
    tree = HTMLTree.parse("<body><div><p>a<b>c</b></p><i>d</i></div>e</body>")
    assert tree.body is not None
    assert [(node.node_name, depth) for node, depth in walk(tree.body)] == [
        ("DIV", 1), ("P", 2), ("#text", 3), ("B", 3), ("#text", 4), ("I", 2), ("#text", 3), ("#text", 1),
    ]  # fmt: skip
    division = tree.body.query_selector("p")
    assert division is not None
    assert [node.node_name for node, _ in walk(division)] == ["#text", "B", "#text"]


def test_sloppy_pages_are_read() -> None:
    """Old pages leave hundreds of tags open; that is no attack."""
    parse_page("<html><body>" + "<p><font size=2>word" * 300 + "<li>x" * 500, "p.html")
