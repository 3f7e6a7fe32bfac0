"""Showing a site on this machine."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guvah.errors import Unavailable, UserError
from guvah.site.build import build_site
from guvah.site.serve import find, serve
from tests.site.fictional import Everybody, archive, facilities, people, person_id


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "site"
    build_site(out, archive(3, 1), Everybody(people(3)), facilities(1, 3))
    (out.parent / "secret.txt").write_text("secret")
    (out / "en" / "link.txt").symlink_to(out.parent / "secret.txt")
    return out


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as found:
        yield found


def ask(address: str, target: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    there = urlsplit(address).netloc
    connection = http.client.HTTPConnection(there, timeout=5)
    connection.request(method, target, headers={"Host": host or there})
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


def test_pages_come_with_the_headers_of_a_careful_host(address: str) -> None:
    """A page, its style and its fonts are served with the policy and no referrer."""
    known = person_id(0)
    for target in (
        "/",
        "/en/index.html",
        f"/ug/person/{known[2:3]}/{known}.html",
        "/style/guvah.css",
        "/data/people.csv",
    ):
        status, headers, body = ask(address, target)
        assert status == 200
        assert body
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
    assert ask(address, "/style/fonts/naskh-400.woff2")[1]["Content-Type"] == "font/woff2"


def test_head_has_no_body(address: str) -> None:
    """HEAD tells what GET would, without the file."""
    status, headers, body = ask(address, "/en/index.html", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


@pytest.mark.parametrize(
    "target",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/en/%2e%2e/%2e%2e/secret.txt", "/en/link.txt", "/en", "/data/",
     "//secret.txt", "/en/..%2f..%2fsecret.txt", "/guvah-site.json", "/en\\..\\x", "/%00", "/_headers", "/en/person/"],
)  # fmt: skip
def test_nothing_else_is_served(address: str, target: str) -> None:
    """No path leads out of the folder, no folder is listed, no memory file is shown: it says that it is not here."""
    status, headers, body = ask(address, target)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"This page is not here" in body
    assert body == ask(address, "/404.html")[2]


def test_another_host_is_refused(address: str) -> None:
    """A page elsewhere that points its name at this machine gets nothing."""
    assert ask(address, "/en/index.html", host="evil.example")[0] == 421


def test_writing_methods_are_refused(address: str) -> None:
    """Only reading is answered."""
    assert ask(address, "/en/index.html", method="POST")[0] == 501


def test_only_this_machine_and_only_a_site(tmp_path: Path, site: Path, address: str) -> None:
    """An address of the network, a folder that is no site and a port in use are refused with a sentence."""
    with pytest.raises(UserError, match="this machine only"), serve(site, host="0.0.0.0"):
        pass
    with pytest.raises(UserError, match="not a built site"), serve(tmp_path):
        pass
    with pytest.raises(Unavailable, match="port"), serve(site, port=urlsplit(address).port or 0):
        pass


def test_find_stays_inside(site: Path) -> None:
    """Only files of known types inside the folder are found."""
    root = site.resolve()
    assert find(root, "/en/index.html?q=1#x") == root / "en/index.html"
    assert find(root, "/en/") == root / "en/index.html"
    assert find(root, "/en/.hidden") is None
