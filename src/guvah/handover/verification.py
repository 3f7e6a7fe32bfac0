"""Is an unpacked package what was packed? Answered without a vault, a key or the network, by whoever received it.

Owns the reading side of docs/spec/package.md and its finding codes. Never follows a link, opens a device, leaves the
folder or trusts a manifest; never says that a package is genuine: only its seal, told over another channel, does."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from guvah.errors import BadInput, UserError
from guvah.handover.bag import (
    DECLARATION,
    FORMAT,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    is_safe,
    parse_info,
    parse_manifest,
    same_file,
)

_MAX_TAG_BYTES = 64 * 1024 * 1024
_MAX_PEOPLE_BYTES = 1024 * 1024 * 1024
_TAG_FILES = ("bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: its code (docs/spec/package.md), the path inside the package made safe to print, and a sentence."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What the folder really holds: sizes of the regular files, and what is neither file nor folder."""

    files: dict[str, int]
    folders: tuple[str, ...]
    other: tuple[str, ...]


class _Person(msgspec.Struct):
    id: str


class _People(msgspec.Struct):
    guvah: str
    people: list[_Person]


def verify_package(folder: Path, seal: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with an unpacked package, sorted; nothing where it is as it was packed.

    Args:
        folder: the folder that holds bagit.txt.
        seal: what the sender told over another channel, hex; without it a forger who rewrote the manifests goes unseen.

    Raises:
        UserError: there is no such folder.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise UserError("There is no such folder: give the folder that holds bagit.txt.")
    found = _walk(folder)
    problems = [_problem("P009", path, "is not an ordinary file; it was not opened") for path in found.other]
    if missing := [name for name in _TAG_FILES if name not in found.files]:
        problems += [_problem("P001", name, "is missing, so this is not a package") for name in missing]
        return tuple(sorted(problems, key=_order))
    problems += _check_seal(folder, seal)
    problems += _check_declaration(folder, found)
    problems += _check_files(folder, found)
    problems += _check_people(folder, found)
    return tuple(sorted(set(problems), key=_order))


def _check_seal(folder: Path, seal: str) -> Iterator[Problem]:
    told = "".join(seal.split()).lower()
    if told and told != _sha256(folder / TAG_MANIFEST):
        yield _problem(
            "P012", TAG_MANIFEST, "does not have the seal the sender told: the package is not the one they made"
        )


def _check_declaration(folder: Path, found: _Found) -> Iterator[Problem]:
    try:
        if _read(folder, "bagit.txt") != DECLARATION:
            yield _problem("P001", "bagit.txt", "does not declare BagIt 1.0 in UTF-8")
        info = parse_info(_read(folder, "bag-info.txt"))
    except BadInput as error:
        yield _problem("P003", error.where, "cannot be read: " + str(error))
        return
    if info.get("Guvah-Package") != FORMAT:
        yield _problem("P002", "bag-info.txt", "names a package format this Guvah does not know")
    payload = [size for path, size in found.files.items() if path.startswith(PAYLOAD)]
    if info.get("Payload-Oxum") != f"{sum(payload)}.{len(payload)}":
        yield _problem("P010", "bag-info.txt", "counts other bytes or files than there are under data/")
    if "fetch.txt" in found.files:
        yield _problem("P014", "fetch.txt", "asks to fetch files from the network; nothing was fetched")


def _check_files(folder: Path, found: _Found) -> Iterator[Problem]:
    listed: dict[str, str] = {}
    for name in (MANIFEST, TAG_MANIFEST):
        try:
            lines = parse_manifest(_read(folder, name), name)
        except BadInput as error:
            yield _problem("P003", name, "cannot be read: " + str(error))
            continue
        yield from _judge_lines(name, lines, listed)
    for path, sha256 in listed.items():
        yield from _check_file(folder, found, path, sha256)
    for name in ("bagit.txt", "bag-info.txt", MANIFEST):
        if name not in listed:
            yield _problem("P011", name, "is not covered by the tag manifest")
    known = {*listed, TAG_MANIFEST}
    parents = {parent for path in known for parent in _parents(path)}
    for path in found.files:
        if path not in known and path != "fetch.txt":
            yield _problem("P008", path, "is listed nowhere: somebody added it")
    for path in found.folders:
        if path not in parents:
            yield _problem("P008", path, "is a folder that nothing listed lies in")


def _judge_lines(name: str, lines: list[tuple[str, str]], listed: dict[str, str]) -> Iterator[Problem]:
    """Put a manifest's acceptable paths into `listed`; yield what is wrong with the others."""
    taken = {same_file(path) for path in listed}
    for path, sha256 in lines:
        if not is_safe(path) or path.startswith(PAYLOAD) is not (name == MANIFEST) or path == TAG_MANIFEST:
            yield _problem("P004", path, f"is no path that {name} may list; it was not opened")
        elif same_file(path) in taken:
            yield _problem(
                "P005", path, "is listed twice, or differs from another only as some systems do not tell apart"
            )
        else:
            taken.add(same_file(path))
            listed[path] = sha256


def _check_file(folder: Path, found: _Found, path: str, sha256: str) -> Iterator[Problem]:
    if path in found.other:
        return
    if path not in found.files:
        yield _problem("P006", path, "is listed but missing")
    elif _sha256(folder / path) != sha256:
        yield _problem("P007", path, "is not what was packed")


def _check_people(folder: Path, found: _Found) -> Iterator[Problem]:
    where = "data/people.json"
    if where not in found.files:
        return
    try:
        content = msgspec.json.decode(_read(folder, where, _MAX_PEOPLE_BYTES), type=_People)
    except (msgspec.DecodeError, RecursionError, BadInput):
        yield _problem("P013", where, "cannot be read as a list of people")
        return
    if content.guvah != f"package/{FORMAT}":
        yield _problem("P002", where, "names a package format this Guvah does not know")
    told = {f"data/dossiers/{person.id}.html" for person in content.people}
    if told != {path for path in found.files if path.startswith("data/dossiers/")}:
        yield _problem("P013", where, "does not name the people whose dossiers are here")


def _walk(folder: Path) -> _Found:
    files: dict[str, int] = {}
    folders, other = [], []
    waiting = [folder]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            path = Path(entry.path).relative_to(folder).as_posix()
            kind = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(kind.st_mode):
                folders.append(path)
                waiting.append(Path(entry.path))
            elif stat.S_ISREG(kind.st_mode):
                files[path] = kind.st_size
            else:
                other.append(path)
    return _Found(files, tuple(folders), tuple(other))


def _read(folder: Path, name: str, limit: int = _MAX_TAG_BYTES) -> bytes:
    with (folder / name).open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise BadInput(f"it is longer than {limit:,} bytes", name)
    return content


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _problem(code: str, path: str, sentence: str) -> Problem:
    """Make a finding whose path cannot disturb a terminal: what does not print is shown escaped, long names are cut."""
    where = path.encode("unicode_escape").decode() if not path.isprintable() else path
    return Problem(code, where[:200], sentence)


def _order(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.where, problem.sentence
