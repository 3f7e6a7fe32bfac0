"""One page from the web, because a person typed its address. Never called for anything else.

Owns the request and its limits: http and https only, no private address, a few redirects, a size, a time. Never follows
a link on a page, never sends a cookie, a referrer or the name of this program. Whoever runs the server, and the network
on the way, see that somebody here read the page: THREATS.md says so.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from guvah.errors import BadInput, HostileInput, Unavailable
from guvah.intake.page_bytes import LARGEST_PAGE

SECONDS = 60.0
SECONDS_OF_SILENCE = 15.0
MOST_REDIRECTS = 5
CHUNK = 1 << 16
REDIRECTS = frozenset((301, 302, 303, 307, 308))
# What the most common browser for people who must not be told apart says of itself.
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Accept-Language": "en-US,en;q=0.5",
    "Connection": "close",
}
Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was sent: its bytes, the address it came from in the end, and the encoding the server named."""

    body: bytes
    url: str
    encoding: str | None


def public_only(address: str) -> bool:
    """Say whether an IP address is on the public internet: not this machine, not the office's network."""
    return ipaddress.ip_address(address).is_global


def fetch(untrusted_url: str, now: Callable[[], float] = time.monotonic, allowed: Allowed = public_only) -> Fetched:
    """Fetch one page of at most 20 MB in at most 60 seconds. `now` gives seconds; `allowed` judges an IP address.

    Raises BadInput (no such address, refused by the server), HostileInput (leads into a private network, too large),
    Unavailable (no answer).
    """
    url, deadline = untrusted_url.strip(), now() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        connection, path = _connection(url, allowed)
        try:
            connection.request("GET", path, headers=_HEADERS)
            response = connection.getresponse()
            if response.status not in REDIRECTS:
                _check(response)
                body = _body(response, deadline, now)
                return Fetched(body, url, response.headers.get_content_charset())
            url = urljoin(url, response.headers.get("Location") or "")
        except (TimeoutError, OSError, http.client.HTTPException) as error:
            raise Unavailable(
                "the server does not answer; open the page in a browser, save it, give the file"
            ) from error
        finally:
            connection.close()
        if now() > deadline:
            break
    raise BadInput("the address leads from one to the next without end; open it in a browser and save the page")


def _connection(url: str, allowed: Allowed) -> tuple[http.client.HTTPConnection, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadInput("this is not a web address") from error
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise BadInput("a web address begins with http:// or https:// and holds no password")
    secure = parts.scheme == "https"
    port = port or (443 if secure else 80)
    address = _address(host, port, allowed)
    path = parts.path or "/"
    if not (path + parts.query).isascii() or " " in path + parts.query:
        path, query = _escaped(path), _escaped(parts.query)
    else:
        query = parts.query
    made = _Secure(host, port, address) if secure else _Plain(host, port, address)
    return made, f"{path}?{query}" if query else path


def _escaped(text: str) -> str:
    return "".join(
        char if char.isascii() and char > " " else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text
    )


def _address(host: str, port: int, allowed: Allowed) -> str:
    """Resolve a name once, and connect to what was judged: a second answer of the name server changes nothing."""
    try:
        found = socket.getaddrinfo(host.encode("idna").decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable("no server of this name can be found; check the address and the connection") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(allowed(address.partition("%")[0]) for address in addresses):
        raise HostileInput("this address leads into a private network; Guvah fetches public pages only")
    return addresses[0]


class _Plain(http.client.HTTPConnection):
    """HTTP to an address that was judged, whatever its name says by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS_OF_SILENCE)
        self._judged = address

    def connect(self) -> None:
        """Connect to the judged address."""
        self.sock = socket.create_connection((self._judged, self.port), SECONDS_OF_SILENCE)


class _Secure(_Plain):
    """HTTPS to an address that was judged; the certificate is checked for the name."""

    def connect(self) -> None:
        """Connect to the judged address and check who answers."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _check(response: http.client.HTTPResponse) -> None:
    if response.status != http.client.OK:
        raise BadInput(f"the server answers {response.status}; open the page in a browser, save it and give the file")
    if (response.headers.get("Content-Encoding") or "identity").lower() not in ("identity", ""):
        raise BadInput("the server sends the page compressed only; open it in a browser, save it and give the file")


def _body(response: http.client.HTTPResponse, deadline: float, now: Callable[[], float]) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read(CHUNK):
        size += len(chunk)
        if size > LARGEST_PAGE:
            raise HostileInput(f"larger than {LARGEST_PAGE >> 20} MB; open it in a browser and save the page alone")
        if now() > deadline:
            raise Unavailable("the server is too slow; open the page in a browser, save it and give the file")
        parts.append(chunk)
    return b"".join(parts)
