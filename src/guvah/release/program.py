"""Which program this is: a digest of the files that decide what is released or how it looks.

Owns the digest, so that nothing remembered from another version of Guvah is ever built upon. Never reads anything but
the packages' own files.
"""

import functools
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable


@functools.cache
def files_digest(*packages: str) -> str:
    """Return the digest of every file of these packages; `guvah.model/kinds` names one folder of a package only."""
    digest = sha256()
    for package in packages:
        name, _, folder = package.partition("/")
        for path, content in _contents(resources.files(name).joinpath(folder), ""):
            digest.update(f"{package}/{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith(("__pycache__", ".")):
            continue
        if entry.is_dir():
            yield from _contents(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()
