"""Fetching one page, from a server on this machine."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from guvah.errors import BadInput, HostileInput, Unavailable
from guvah.intake import fetch as fetching
from guvah.intake.fetch import fetch, public_only


class Pages(http.server.BaseHTTPRequestHandler):
    """A small server with good and bad manners."""

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/to/"):
            self._answer(302, b"", {"Location": path.removeprefix("/to/")})
        elif path == "/loop":
            self._answer(302, b"", {"Location": "/loop"})
        elif path == "/gone":
            self._answer(404, b"no")
        elif path == "/packed":
            self._answer(200, b"x", {"Content-Encoding": "gzip"})
        elif path == "/large":
            self._answer(200, b"x" * 5000)
        else:
            self._answer(200, path.encode(), {"Content-Type": "text/html; charset=windows-1251"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def anything(_address: str) -> bool:
    """Tests may talk to this machine."""
    return True


def test_a_page_comes_with_address_and_encoding(site: str) -> None:
    """The bytes, where they came from in the end, and the encoding the server named."""
    found = fetch(f"{site}/to//page", allowed=anything)
    assert (found.body, found.url, found.encoding) == (b"/page", f"{site}/page", "windows-1251")


def test_letters_outside_ascii_are_escaped(site: str) -> None:
    """An address in Cyrillic is sent as servers expect it."""
    assert (
        fetch(f"{site}/новости?q=я", allowed=anything).body == b"/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%D1%8F"
    )


@pytest.mark.parametrize(
    ("path", "refusal", "words"),
    [
        ("/gone", BadInput, "answers 404"),
        ("/packed", BadInput, "compressed"),
        ("/loop", BadInput, "without end"),
    ],
)
def test_servers_without_manners(site: str, path: str, refusal: type[Exception], words: str) -> None:
    """Each refusal says to save the page by hand."""
    with pytest.raises(refusal, match=words):
        fetch(site + path, allowed=anything)


def test_a_page_without_end(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the limit is not read."""
    monkeypatch.setattr(fetching, "LARGEST_PAGE", 1000)
    with pytest.raises(HostileInput, match="larger than"):
        fetch(f"{site}/large", allowed=anything)


def test_time_runs_out(site: str) -> None:
    """A server may not keep the program waiting: the whole fetch has a deadline."""
    times = iter([0.0, 100.0, 200.0])
    with pytest.raises(Unavailable, match="too slow"):
        fetch(f"{site}/large", now=lambda: next(times), allowed=anything)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://user:secret@a.example/",
        "http:///x",
        "http://[::1",
        "javascript:1",
    ],
)
def test_only_web_addresses(url: str) -> None:
    """Nothing but http and https, and no password in an address."""
    with pytest.raises(BadInput):
        fetch(url, allowed=anything)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"]
)
def test_private_addresses(address: str) -> None:
    """This machine, the office network and cloud metadata are not public."""
    assert not public_only(address)


def test_a_public_address() -> None:
    """An ordinary address is public."""
    assert public_only("93.184.216.34")


def test_nobody_answers() -> None:
    """A closed port is a sentence."""
    with pytest.raises(Unavailable, match="does not answer"):
        fetch("http://127.0.0.1:9/", allowed=anything)
