"""A package for one recipient: Released people in, one encrypted file out, and a receipt.

Owns what a package contains and in which words. Never sees anything but Released values, never writes in clear unless
it is asked for by that name, and never records the hand-over: casework keeps the receipt. Spec: docs/spec/package.md.

Invariant: the same people, archive, recipient and time of making give the same bytes before encryption.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import msgspec

from guvah import __version__
from guvah.errors import BadInput, Unavailable, UserError
from guvah.handover.bag import FORMAT, make_bag, seal
from guvah.handover.dossier import Handling, Pages
from guvah.handover.packing import tar_bytes, write_encrypted
from guvah.handover.recipient import Recipient, check_agreement, day_of, public_key
from guvah.release.released import ReleasedArchive, ReleasedPerson

_PUBLIC_ID = re.compile(r"G-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]")


@dataclass(frozen=True, slots=True)
class PackageReceipt:
    """What was handed over: where it lies, the hex SHA-256 of that file ('' for a folder), the seal to tell the
    recipient over another channel, the public ids in it, and for which audience."""

    path: Path
    sha256: str
    seal: str
    people: tuple[str, ...]
    audience: str


def make_package(
    people: Iterable[ReleasedPerson],
    archive: ReleasedArchive,
    recipient: Recipient,
    out: Path,
    made_at: int,
    *,
    released_for: str,
) -> PackageReceipt:
    """Write one package, encrypted to its recipient while it is made; nothing in clear touches the disk.

    Args:
        people: what the gate released, at least one person; their order does not matter.
        out: the file to write; nothing is overwritten. Its name is the caller's: it must hold no personal data.
        made_at: milliseconds since 1970, UTC.
        released_for: the audience the gate was asked for when it released these values.

    Raises:
        UserError: an expired agreement, a wrong key, an empty selection, values released for another audience.
        Unavailable: the file could not be written; nothing was left behind.
    """
    key = public_key(recipient)
    bag, ids = build_bag(people, archive, recipient, made_at, released_for=released_for)
    sha256 = write_encrypted(tar_bytes(folder_name(made_at), bag, made_at // 1000), key, out)
    return PackageReceipt(out, sha256, seal(bag), ids, released_for)


def write_in_clear(
    people: Iterable[ReleasedPerson],
    archive: ReleasedArchive,
    recipient: Recipient,
    out: Path,
    made_at: int,
    *,
    released_for: str,
) -> PackageReceipt:
    """Write the same package as an ordinary folder that anyone can read: only for whoever asked for exactly that.

    Arguments and errors as for `make_package`; `out` is the folder to make.
    """
    bag, ids = build_bag(people, archive, recipient, made_at, released_for=released_for)
    if out.is_symlink() or out.exists():
        raise UserError("There is already a file or folder of that name: nothing is overwritten, choose another name.")
    try:
        out.mkdir(mode=0o700)
        for path, content in bag.items():
            file = out / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        raise Unavailable("The folder could not be written whole (is the disk full?): remove what is there.") from error
    return PackageReceipt(out, "", seal(bag), ids, released_for)


def build_bag(
    people: Iterable[ReleasedPerson],
    archive: ReleasedArchive,
    recipient: Recipient,
    made_at: int,
    *,
    released_for: str,
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return every file of a package by its path, and the public ids in it.

    Arguments and errors as for `make_package`.
    """
    check_agreement(recipient, released_for, made_at)
    chosen = _chosen(people)
    ids = tuple(person.id for person in chosen)
    handling = _handling(archive, recipient, made_at, released_for)
    pages = Pages(handling)
    here = frozenset(ids)
    payload = {f"dossiers/{person.id}.html": pages.dossier(person, here) for person in chosen}
    payload["index.html"] = pages.index(chosen)
    payload["people.json"] = _people_json(chosen, archive, made_at, released_for)
    readme = _readme(handling, made_at, len(chosen))
    return make_bag(payload, {"README.txt": readme}, _info(handling, len(chosen))), ids


def folder_name(made_at: int) -> str:
    """Return the name of the folder inside a package: its time of making and nothing else."""
    return f"guvah-package-{datetime.fromtimestamp(made_at // 1000, UTC):%Y%m%dT%H%M%SZ}"


def _chosen(people: Iterable[ReleasedPerson]) -> tuple[ReleasedPerson, ...]:
    chosen = tuple(sorted(map(_plain, people), key=lambda person: person.id))
    if not chosen:
        raise UserError(
            "Nobody is left to hand over: choose people, or ask the gate why none of them may go to this recipient."
        )
    if any(_PUBLIC_ID.fullmatch(person.id) is None for person in chosen):
        raise BadInput("A person in the selection has no public id: release the selection again.")
    if len({person.id for person in chosen}) < len(chosen):
        raise BadInput("A person is in the selection twice: choose each person once.")
    return chosen


def _plain(person: ReleasedPerson) -> ReleasedPerson:
    """Return the person with the fields of the Released types and no other, whatever class the caller made it of."""
    return msgspec.convert(msgspec.to_builtins(person), ReleasedPerson)


def _handling(archive: ReleasedArchive, recipient: Recipient, made_at: int, released_for: str) -> Handling:
    return Handling(
        handle=recipient.handle.strip(),
        purpose=recipient.purpose.strip(),
        audience=released_for,
        made=day_of(made_at).isoformat(),
        until=recipient.expires.isoformat(),
        title=archive.title,
        contact=archive.contact,
        released=archive.released,
        checkpoint=archive.checkpoint,
        fictional=archive.fictional,
    )


def _people_json(
    people: tuple[ReleasedPerson, ...], archive: ReleasedArchive, made_at: int, released_for: str
) -> bytes:
    content = {
        "guvah": f"package/{FORMAT}",
        "made": f"{datetime.fromtimestamp(made_at // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}",
        "audience": released_for,
        "archive": {
            "title": archive.title,
            "fictional": archive.fictional,
            "contact": archive.contact,
            "released": archive.released,
            "checkpoint": archive.checkpoint,
        },
        "people": people,
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _info(handling: Handling, count: int) -> list[tuple[str, str]]:
    whose = "fictional records" if handling.fictional else "records"
    return [
        ("Source-Organization", handling.title),
        ("External-Description", f"{whose} of {_people(count)}"),
        ("Bagging-Date", handling.made),
        ("Bag-Software-Agent", f"guvah {__version__}"),
        ("Guvah-Package", FORMAT),
        ("Guvah-Audience", handling.audience),
        ("Guvah-Recipient", handling.handle),
        ("Guvah-Purpose", handling.purpose),
        ("Guvah-Use-Until", handling.until),
        ("Guvah-Contact", handling.contact),
    ]


def _readme(handling: Handling, made_at: int, count: int) -> bytes:
    text = (resources.files(__package__) / "templates" / "README.txt").read_text(encoding="utf-8")
    return text.format(
        people=_people(count),
        title=handling.title,
        folder=folder_name(made_at),
        handle=handling.handle,
        made=handling.made,
        purpose=handling.purpose,
        audience=handling.audience,
        until=handling.until,
        contact=handling.contact or "(none was given)",
        fictional="Everybody in it is fictional.\n" if handling.fictional else "",
    ).encode()


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
