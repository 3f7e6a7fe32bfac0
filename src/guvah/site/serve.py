"""Showing a built site on this machine: a small server with the headers a public host should send.

Owns serving files of one folder to this machine only. Never lists a folder, never follows a path or a link out of it,
never answers a page of another site (the Host header must be this machine) and keeps no log of who looked at whom.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote

from guvah.errors import Unavailable, UserError
from guvah.site.assets import HEADERS
from guvah.site.memory import FILE as MEMORY

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_CHUNK = 1 << 16


def find(root: Path, untrusted_target: str) -> Path | None:
    """Return the file that a request's target names inside `root` (resolved), None where there is none to show."""
    path = unquote(untrusted_target.partition("?")[0].partition("#")[0])
    parts = path.strip("/").split("/") if path.strip("/") else []
    if "\x00" in path or "\\" in path or any(part.startswith(".") or not part for part in parts):
        return None
    found = root.joinpath(*parts)
    if found.is_dir() and path.endswith("/"):
        found = found / "index.html"
    try:
        found = found.resolve(strict=True)
    except OSError:
        return None
    inside = found.is_relative_to(root) and found.is_file() and found.name != MEMORY
    return found if inside and found.suffix in _TYPES else None


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the files of one site."""

    server: "_Server"
    protocol_version = "HTTP/1.1"
    server_version = "Guvah"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(self._send_body)

    def do_HEAD(self) -> None:
        """Send a file's headers."""
        self._answer(lambda _file: None)

    def log_message(self, *_arguments: object) -> None:
        """Keep no log: which pages are read is nobody's business."""

    def _answer(self, send_body: Callable[[Path], None]) -> None:
        if self.headers.get("Host", "") not in self.server.hosts:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        file = find(self.server.folder, self.path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or find(self.server.folder, "/404.html")
        if file is None:
            self._refuse(status)
            return
        self.send_response(status)
        self._send_headers(_TYPES[file.suffix], file.stat().st_size)
        send_body(file)

    def _refuse(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self._send_headers("text/plain; charset=utf-8", 0)

    def _send_headers(self, content_type: str, length: int) -> None:
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()

    def _send_body(self, file: Path) -> None:
        with file.open("rb") as content:
            while chunk := content.read(_CHUNK):
                self.wfile.write(chunk)


class _Server(ThreadingHTTPServer):
    """Listens on this machine only. `hosts` are the names by which a browser here may call it."""

    daemon_threads = True

    def __init__(self, folder: Path, host: str, port: int) -> None:
        self.folder = folder
        super().__init__((host, port), _Handler)
        self.hosts = frozenset({f"{host}:{self.server_port}", f"localhost:{self.server_port}"})


@contextmanager
def serve(folder: Path, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve a built site while the block runs; yields its address. Port 0 takes a free one.

    Raises UserError where the folder is no built site or the address is not this machine's own, Unavailable where the
    port is taken.
    """
    if not (folder / MEMORY).is_file():
        raise UserError("this folder is not a built site: make one first with `guvah site build FOLDER`")
    if host != "localhost" and not _is_loopback(host):
        raise UserError("a site is shown on this machine only; put it on a web host to show it to others")
    try:
        server = _Server(folder.resolve(), host, port)
    except OSError as error:
        raise Unavailable("the port is taken; name another with --port, or 0 for a free one") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def wait() -> None:
    """Wait until the person at the keyboard presses Ctrl-C (raises KeyboardInterrupt then)."""
    threading.Event().wait()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
