"""What every site carries beside its pages: style, fonts, the search's script, and the headers a host should send.

Owns the list of fixed files and the digest of the program that makes the pages. Nothing here depends on anyone's data.
"""

from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from importlib.metadata import version

from guvah.release.program import files_digest

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
)
_WORDS = ("kinds", "vocabularies", "gazetteer")
_FONT_ENDINGS = (".woff2", ".txt")


def fixed_files() -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of every file that is the same in every site of this version."""
    site = resources.files("guvah.site")
    for name in ("guvah.css", "icon.svg"):
        yield f"style/{name}", site.joinpath("style", name).read_bytes()
    for font in sorted(site.joinpath("fonts").iterdir(), key=lambda file: file.name):
        if font.name.endswith(_FONT_ENDINGS):
            yield f"style/fonts/{font.name}", font.read_bytes()
    yield "_headers", host_headers().encode()


def host_headers() -> str:
    """Return the headers in the form that static hosts read from a file named `_headers`."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)


def program_digest() -> str:
    """Return the digest of everything that decides how pages look: the site's files, names, and the model's words."""
    files = files_digest("guvah.site", "guvah.names", *(f"guvah.model/{folder}" for folder in _WORDS))
    readings = version("pypinyin")  # the search's tables hold them
    return sha256(f"{files} {readings}".encode()).hexdigest()
