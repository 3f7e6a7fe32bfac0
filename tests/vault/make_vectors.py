"""Makes tests/vectors/vault: `python -m tests.vault.make_vectors`.

Good vectors are made once and kept: age draws fresh randomness for each file it seals, so they cannot be made twice
alike (`--good` makes those that are missing). Bad vectors are made from the good ones, bit for bit the same each time,
by forging with the good ones' own keys, which follow from the words in SEEDS.
"""

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

from guvah.vault import layout
from guvah.vault.checkpoint import Cosigner, cosign, read_checkpoint
from guvah.vault.format import Erased
from guvah.vault.keyring import Keyring, open_member, public_of_seed
from guvah.vault.note import COSIGNATURE, verifier_key
from guvah.vault.writing import (
    Writer,
    add_cosignature,
    add_member,
    add_timestamp,
    create_archive,
    dismiss,
    make_shares,
    rotate,
)
from tests.vault.archives import HANDLE, LOG_N, PASSPHRASE, START, Wall, randomness
from tests.vault.forge import put, sha256
from tests.vault.forgeries import FORGERIES

VECTORS = Path(__file__).parents[1] / "vectors" / "vault"
MEMBER = "second"
PARTNER_SEED = randomness("partner")(32)
PARTNER = Cosigner("partner.example/witness", public_of_seed(PARTNER_SEED))


def statements(*lines: str) -> bytes:
    """Return a body as Guvah writes it, about nobody."""
    return b'{"guvah":"statements/1","by":"mem-0000000000000000"}\n' + "".join(f"{line}\n" for line in lines).encode()


def found(archive: Path, words: str, wall: Wall) -> Keyring:
    create_archive(archive, HANDLE, PASSPHRASE, wall, log_n=LOG_N, random=randomness(words))
    return open_member(archive, HANDLE, PASSPHRASE)


def letter(archive: Path) -> None:
    """One feed: two testimonies and two attachments, the last two entries under one checkpoint."""
    wall = Wall(START)
    keyring = found(archive, "letter", wall)
    with Writer(archive, keyring, wall) as writer:
        told = statements('["per-0000000000000001","name","Örnek","tes-0000000000000001"]')
        by = statements('["tes-0000000000000001","testifier","per-0000000000000002","tes-0000000000000001"]')
        writer.append("statements", {"case": told, "sealed": by})
        blobs = [writer.put_blob(BytesIO(b"a photograph, or so\n" * 9), name) for name in ("case", "sealed")]
        with writer.batch():
            more = statements('["per-0000000000000001","born","1970","tes-0000000000000001"]')
            writer.append("statements", {"case": more}, blobs)
            last = statements('["per-0000000000000003","name","Ülgi","tes-0000000000000001"]')
            writer.append("statements", {"case": last})
    shutil.rmtree(archive / layout.LOCAL / "marks")


def group(archive: Path) -> None:
    """Two feeds: a member is admitted, writes, is dismissed; a key is rotated, a body erased, shares are made."""
    wall = Wall(START)
    keyring = found(archive, "group", wall)
    with Writer(archive, keyring, wall, random=randomness("group/keys")) as writer:
        writer.append("statements", {"case": statements()})
        second = randomness("group/second")
        added = add_member(writer, MEMBER, PASSPHRASE, wall, ["case"], log_n=LOG_N, random=second)
    with Writer(archive, open_member(archive, MEMBER, PASSPHRASE), wall) as writer:
        writer.append(
            "statements", {"case": statements('["per-0000000000000004","name","Örnek","doc-0000000000000001"]')}
        )
        gone = writer.append("statements", {"sealed": statements()})
    with Writer(archive, keyring, wall, random=randomness("group/later")) as writer:
        make_shares(writer, 2, 3)
        rotate(writer, "sealed")
        writer.append("statements", {"sealed": statements()})
        writer.erase([Erased(gone.feed, gone.bodies[0].sha256)], {"sealed": statements()})
        dismiss(writer, added.feed)
    shutil.rmtree(archive / layout.LOCAL / "marks")


def witnessed(archive: Path) -> None:
    """One feed whose head a partner cosigned and a timestamp service stamped."""
    wall = Wall(START)
    keyring = found(archive, "witnessed", wall)
    with Writer(archive, keyring, wall) as writer:
        writer.append("statements", {"case": statements()})
    path = archive / layout.checkpoint_path(keyring.feed, 3)
    note = cosign(read_checkpoint(path.read_bytes())[1], PARTNER.name, PARTNER_SEED, START // 1000)
    add_cosignature(archive, keyring.feed, note.encode(), PARTNER)
    token = b"not a real token, but it holds " + bytes.fromhex(sha256(path.read_bytes()))
    add_timestamp(archive, keyring.feed, 3, "rfc3161", token)
    shutil.rmtree(archive / layout.LOCAL / "marks")


def crashed(archive: Path) -> None:
    """One feed as a crash leaves it: an entry beyond the last checkpoint, a body that no entry names. Still sound."""
    letter(archive)
    feed = next((archive / layout.FEEDS).iterdir())
    feed.joinpath("checkpoints/000000/00000005").unlink()
    content = b"a body whose entry was never written"
    name = sha256(content)
    put(feed / "bodies" / name[:2] / name, content)


GOOD = {"letter": letter, "group": group, "witnessed": witnessed, "crashed": crashed}
COSIGNERS = [verifier_key(PARTNER.name, COSIGNATURE, PARTNER.public)]


def make_good(folder: Path) -> None:
    """Make the good vectors that are missing."""
    for name, build in GOOD.items():
        vector = folder / "good" / name
        if not vector.exists():
            build(vector / "archive")
            for passing in ("lock", "unfinished"):
                path = vector / "archive" / layout.LOCAL / passing
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            describe(vector, (build.__doc__ or "").strip(), COSIGNERS if name == "witnessed" else [])


def make_bad(good: Path, folder: Path) -> None:
    """Make every bad vector from the good ones."""
    for name, forgery in FORGERIES.items():
        vector = folder / name
        shutil.copytree(good / forgery.source / "archive", vector / "archive", ignore=shutil.ignore_patterns("local"))
        forgery.forge(vector / "archive")
        describe(vector, forgery.comment, COSIGNERS if forgery.source == "witnessed" else [], forgery.opened_with)


def describe(vector: Path, comment: str, cosigners: list[str], opened_with: str = "") -> None:
    about: dict[str, object] = {"comment": comment}
    if cosigners:
        about["cosigners"] = cosigners
    if opened_with:
        about["opened_with"] = opened_with
    put(vector / "vector.json", json.dumps(about, ensure_ascii=False, indent=1).encode() + b"\n")


if __name__ == "__main__":
    if "--good" in sys.argv:
        make_good(VECTORS)
    shutil.rmtree(VECTORS / "bad", ignore_errors=True)
    make_bad(VECTORS / "good", VECTORS / "bad")
