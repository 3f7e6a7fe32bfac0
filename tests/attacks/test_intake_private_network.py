"""An address that leads into a private network, at once or after a redirect, is not followed."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from guvah.errors import BadInput, HostileInput, Unavailable
from guvah.intake.fetch import fetch

from ..intake.test_fetch import site

__all__ = ["site"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3:8080/admin",
        "http://192.168.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_addresses_within(url: str) -> None:
    """However a private address is written, nothing is asked of it."""
    with pytest.raises((HostileInput, Unavailable)) as refusal:
        fetch(url)
    assert "private network" in str(refusal.value) or "no server of this name" in str(refusal.value)


def test_a_redirect_to_within(site: str) -> None:
    """Every address on the way is judged, not only the one that was typed."""
    outside = site.rpartition(":")[2]

    def allowed(address: str) -> bool:
        return address == "127.0.0.1"

    with pytest.raises(HostileInput, match="private network"):
        fetch(f"http://127.0.0.1:{outside}/to/http://[::1]:{outside}/secret", allowed=allowed)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/"])
def test_a_redirect_to_another_scheme(site: str, target: str) -> None:
    """A server cannot make the program read a file."""
    with pytest.raises(BadInput, match="begins with http"):
        fetch(f"{site}/to/{target}", allowed=lambda _: True)


def test_a_name_that_changes_its_mind(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was judged is the one that is asked: a name is resolved once."""
    port = int(site.rpartition(":")[2])
    asked: Iterator[str] = iter(["127.0.0.1"])

    def resolve(*_words: Any, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(asked), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect_to_number_only)
    assert fetch(f"http://rebinding.example:{port}/a", allowed=lambda _: True).body == b"/a"


def connect_to_number_only(address: tuple[str, int], timeout: float) -> socket.socket:
    """Connect without asking a name server again."""
    connected = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    connected.settimeout(timeout)
    connected.connect((socket.inet_ntoa(socket.inet_aton(address[0])), address[1]))
    return connected


def test_mixed_answers_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with one public and one private address is not asked at all."""

    def resolve(*_words: Any, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(HostileInput):
        fetch("http://mixed.example/")
