"""Every bad vector: how it is made from a good one. The name of each is its code and the code's name.

Owns the forgeries only; tests/vault/make_vectors.py writes them out, tests/vault/test_vectors.py judges them.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from guvah.vault import layout
from guvah.vault.checkpoint import Checkpoint, cosign, origin_of, read_checkpoint, signed
from guvah.vault.codes import Code
from guvah.vault.format import Admission, BodyRef, Entry, KeyGrant, encode_entry, encode_head
from guvah.vault.marks import write_mark
from guvah.vault.merkle import Frontier, leaf_hash
from guvah.vault.note import Note, Signature, parse_note, sign
from tests.vault.archives import START, randomness
from tests.vault.forge import Forge, put, stranger

SEEDS = {
    "letter": randomness("letter")(32),
    "group": randomness("group")(32),
    "second": randomness("group/second")(32),
    "witnessed": randomness("witnessed")(32),
    "stranger": randomness("stranger")(32),
}


@dataclass(frozen=True, slots=True)
class Forgery:
    """One bad vector: the good one it starts from, what is done to it, and (if keys are needed) whose keys show it."""

    source: str
    forge: Callable[[Path], None]
    comment: str
    opened_with: str


FORGERIES: dict[str, Forgery] = {}


def bad(
    code: Code, detail: str = "", source: str = "letter", opened_with: str = ""
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Name a forgery by its code; the function's docstring is the vector's comment."""

    def register(forge: Callable[[Path], None]) -> Callable[[Path], None]:
        name = f"{code.value}_{code.name.lower()}" + (f"__{detail}" if detail else "")
        FORGERIES[name] = Forgery(source, forge, (forge.__doc__ or "").strip(), opened_with)
        return forge

    return register


def letter(archive: Path) -> Forge:
    return Forge(archive, SEEDS["letter"])


def changed(forge: Forge, seq: int, act: Entry | bytes) -> None:
    """Replace one entry, with the feed's own signature over the result."""
    forge.rewrite([*forge.entries[:seq], act, *forge.entries[seq + 1 :]])


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(bytes(content))


# --- the archive ---------------------------------------------------------------------------------------------------


@bad(Code.NO_ARCHIVE)
def _(archive: Path) -> None:
    """guvah.json is cut short."""
    put(archive / "guvah.json", (archive / "guvah.json").read_bytes()[:20])


@bad(Code.NO_ARCHIVE, "not_canonical")
def _(archive: Path) -> None:
    """guvah.json says the same with other spacing."""
    put(archive / "guvah.json", (archive / "guvah.json").read_bytes().replace(b",", b", "))


@bad(Code.NEWER_FORMAT)
def _(archive: Path) -> None:
    """The archive is of version 2."""
    put(archive / "guvah.json", (archive / "guvah.json").read_bytes().replace(b'"version":1', b'"version":2'))


@bad(Code.NEWER_FORMAT, "entry")
def _(archive: Path) -> None:
    """One entry is of version 2, properly signed."""
    forge = letter(archive)
    changed(forge, 3, forge.linked(forge.entries)[3].replace(b'"v":1', b'"v":2'))


@bad(Code.FOREIGN_ARCHIVE)
def _(archive: Path) -> None:
    """guvah.json was replaced by that of another archive."""
    put(archive / "guvah.json", encode_head("0" * 32))


@bad(Code.FOREIGN_ARCHIVE, "checkpoint")
def _(archive: Path) -> None:
    """The newest checkpoint is signed for another archive."""
    forge = letter(archive)
    put(forge.checkpoint(5), forge.signed_head(forge.raw(), origin=origin_of("0" * 32, forge.feed)))


@bad(Code.UNEXPECTED_FILE)
def _(archive: Path) -> None:
    """Somebody left a file of another kind beside the entries."""
    put(letter(archive).entry(0).with_name("Thumbs.db"), b"strange")


@bad(Code.UNEXPECTED_FILE, "path_not_matching_hash")
def _(archive: Path) -> None:
    """A body lies (also) in a folder that is not the beginning of its name."""
    forge = letter(archive)
    body = forge.object(layout.BODIES, forge.entries[2].bodies[0].sha256)
    put(body.parent.with_name("zz" if body.parent.name != "zz" else "00") / body.name, body.read_bytes())


@bad(Code.UNEXPECTED_FILE, "beside_feeds")
def _(archive: Path) -> None:
    """A folder under feeds/ has a name that is no feed's."""
    put(archive / "feeds" / "copy of feed" / "note.txt", b"strange")


@bad(Code.FEED_ID_MISMATCH)
def _(archive: Path) -> None:
    """The feed introduces itself with another public key than its name says."""
    forge = letter(archive)
    changed(forge, 0, replace(forge.entries[0], public="0" * 64))


@bad(Code.FEED_NOT_ADMITTED)
def _(archive: Path) -> None:
    """A stranger put a well-formed, well-signed feed of his own into the folder."""
    recipient = letter(archive).entries[0].recipient or ""
    stranger(archive, SEEDS["stranger"], recipient, START)


@bad(Code.FIRST_ENTRY_WRONG)
def _(archive: Path) -> None:
    """The feed's first entry is not here."""
    letter(archive).entry(0).unlink()


@bad(Code.FEED_MISSING, source="group")
def _(archive: Path) -> None:
    """A member's feed was left out when the archive was copied."""
    _remove(archive / layout.feed_folder(Forge(archive, SEEDS["second"]).feed))


@bad(Code.FEED_MISSING, "founder")
def _(archive: Path) -> None:
    """The feed that founded the archive is not here."""
    _remove(archive / layout.feed_folder(letter(archive).feed))


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


# --- checkpoints ---------------------------------------------------------------------------------------------------


@bad(Code.CHECKPOINT_MISSING)
def _(archive: Path) -> None:
    """All checkpoints were taken away."""
    forge = letter(archive)
    for size in forge.sizes:
        forge.checkpoint(size).unlink()


@bad(Code.CHECKPOINT_MALFORMED)
def _(archive: Path) -> None:
    """The newest checkpoint is cut short."""
    path = letter(archive).checkpoint(5)
    put(path, path.read_bytes()[:90])


@bad(Code.CHECKPOINT_MALFORMED, "leading_zero")
def _(archive: Path) -> None:
    """The newest checkpoint writes its size with a leading zero, and is signed so."""
    forge = letter(archive)
    text = parse_note(forge.checkpoint(5).read_bytes()).text.replace("\n5\n", "\n05\n")
    put(forge.checkpoint(5), Note(text, (sign(text, text.split("\n")[0], forge.seed),)).encode())


@bad(Code.SIGNATURE_WRONG_KEY)
def _(archive: Path) -> None:
    """The newest checkpoint is signed by another key under this feed's name."""
    forge = letter(archive)
    note = parse_note(forge.checkpoint(5).read_bytes())
    put(forge.checkpoint(5), Note(note.text, (sign(note.text, note.signatures[0].name, bytes(32)),)).encode())


@bad(Code.SIGNATURE_WRONG_KEY, "flipped")
def _(archive: Path) -> None:
    """One bit of the newest checkpoint's signature is flipped."""
    forge = letter(archive)
    note = parse_note(forge.checkpoint(5).read_bytes())
    ours = note.signatures[0]
    spoiled = Signature(ours.name, ours.key_id, bytes([ours.signature[0] ^ 1]) + ours.signature[1:])
    put(forge.checkpoint(5), Note(note.text, (spoiled,)).encode())


@bad(Code.SIGNATURE_WRONG_KEY, "older")
def _(archive: Path) -> None:
    """An older checkpoint's root was rewritten without signing anew."""
    path = letter(archive).checkpoint(2)
    put(path, _other_root(path.read_bytes()))


def _other_root(note_bytes: bytes) -> bytes:
    note = parse_note(note_bytes)
    lines = note.text.split("\n")
    lines[2] = base64.b64encode(bytes(32)).decode()
    return Note("\n".join(lines), note.signatures).encode()


@bad(Code.ROOT_MISMATCH)
def _(archive: Path) -> None:
    """The newest checkpoint signs a root that its entries do not give."""
    forge = letter(archive)
    put(forge.checkpoint(5), forge.signed_head(forge.raw(), root=bytes(32)))


@bad(Code.FORK)
def _(archive: Path) -> None:
    """An older checkpoint signs another history than the newest one."""
    forge = letter(archive)
    raw = forge.raw()[:3]
    raw[2] = raw[2].replace(b'"statements"', b'"statement"')
    put(forge.checkpoint(3), forge.signed_head(raw))


@bad(Code.FORK, "remembered")
def _(archive: Path) -> None:
    """This device remembers another tree at a size that the feed has passed."""
    write_mark(archive, letter(archive).feed, Frontier(2, (bytes(32),)))


@bad(Code.ROLLBACK)
def _(archive: Path) -> None:
    """This device remembers the feed as longer than it is: it was restored from a backup, or rolled back."""
    write_mark(archive, letter(archive).feed, Frontier(8, (bytes(32),)))


@bad(Code.CHECKPOINT_MISPLACED)
def _(archive: Path) -> None:
    """A checkpoint lies under another number than its size."""
    forge = letter(archive)
    put(forge.checkpoint(4), forge.checkpoint(5).read_bytes())


def _witnessed(archive: Path) -> tuple[Forge, Path]:
    forge = Forge(archive, SEEDS["witnessed"])
    return forge, next((archive / layout.feed_folder(forge.feed) / "cosignatures").rglob("*/*"))


@bad(Code.SPLIT_VIEW, source="witnessed")
def _(archive: Path) -> None:
    """The partner cosigned another history of the same size, signed by the same feed."""
    forge, path = _witnessed(archive)
    other = parse_note(forge.signed_head(forge.raw(), root=b"\x01" * 32))
    put(path, cosign(other, "partner.example/witness", randomness("partner")(32), START // 1000).encode())


@bad(Code.COSIGNATURE_WRONG, source="witnessed")
def _(archive: Path) -> None:
    """The cosignature's time was changed after it was made."""
    _, path = _witnessed(archive)
    note = parse_note(path.read_bytes())
    theirs = note.signatures[-1]
    later = (int.from_bytes(theirs.signature[:8], "big") + 1).to_bytes(8, "big") + theirs.signature[8:]
    put(path, Note(note.text, (*note.signatures[:-1], Signature(theirs.name, theirs.key_id, later))).encode())


@bad(Code.SIGNATURE_WRONG_KEY, "cosigned_copy", source="witnessed")
def _(archive: Path) -> None:
    """The cosigned copy lacks the feed's own signature, so it proves nothing about the feed."""
    _, path = _witnessed(archive)
    note = parse_note(path.read_bytes())
    put(path, Note(note.text, note.signatures[1:]).encode())


@bad(Code.TIMESTAMP_UNBOUND, source="witnessed")
def _(archive: Path) -> None:
    """The timestamp holds the hash of another file."""
    forge, _path = _witnessed(archive)
    put(archive / layout.timestamp_path(forge.feed, 3, "rfc3161"), b"a token for something else")


# --- entries -------------------------------------------------------------------------------------------------------


@bad(Code.ENTRY_MALFORMED)
def _(archive: Path) -> None:
    """An entry is cut short."""
    path = letter(archive).entry(3)
    put(path, path.read_bytes()[:-7])


@bad(Code.ENTRY_MALFORMED, "signed")
def _(archive: Path) -> None:
    """An entry names its body by upper-case hexadecimal, and is signed so."""
    forge = letter(archive)
    body = forge.entries[4].bodies[0]
    changed(forge, 4, replace(forge.entries[4], bodies=(replace(body, sha256=body.sha256.upper()),)))


@bad(Code.ENTRY_NOT_CANONICAL)
def _(archive: Path) -> None:
    """An entry says the same with a space in it."""
    path = letter(archive).entry(3)
    put(path, path.read_bytes().replace(b'"seq":3', b'"seq": 3'))


@bad(Code.ENTRY_NOT_CANONICAL, "order")
def _(archive: Path) -> None:
    """An entry's fields stand in another order, and it is signed so."""
    forge = letter(archive)
    raw = forge.raw()[4]
    changed(forge, 4, b'{"seq":4,' + raw[1:].replace(b'"seq":4,', b"", 1))


@bad(Code.ENTRY_NOT_CANONICAL, "twice")
def _(archive: Path) -> None:
    """An entry gives its kind twice; readers that take the first and readers that take the last would disagree."""
    forge = letter(archive)
    changed(forge, 4, forge.raw()[4].replace(b'"kind":"statements"', b'"kind":"erase","kind":"statements"'))


@bad(Code.ENTRY_NOT_CANONICAL, "default")
def _(archive: Path) -> None:
    """An entry writes out a field that has its default."""
    forge = letter(archive)
    changed(forge, 4, forge.raw()[4][:-1] + b',"blobs":[]}')


@bad(Code.ENTRY_REPLACED)
def _(archive: Path) -> None:
    """An entry in the middle was replaced by another well-formed one."""
    forge = letter(archive)
    put(forge.entry(3), encode_entry(replace(forge.entries[3], blobs=())))


@bad(Code.ENTRY_REPLACED, "newest")
def _(archive: Path) -> None:
    """The newest entry was replaced by another well-formed one."""
    forge = letter(archive)
    put(forge.entry(4), encode_entry(replace(forge.entries[4], bodies=forge.entries[3].bodies)))


@bad(Code.ENTRY_REPLACED, "flipped")
def _(archive: Path) -> None:
    """One digit of an entry's clock was changed."""
    path = letter(archive).entry(2)
    put(path, path.read_bytes().replace(b".000000.", b".000001."))


@bad(Code.ENTRY_MISPLACED)
def _(archive: Path) -> None:
    """Two entries changed places."""
    forge = letter(archive)
    raw = forge.raw()
    put(forge.entry(2), raw[3])
    put(forge.entry(3), raw[2])


@bad(Code.ENTRY_MISSING)
def _(archive: Path) -> None:
    """An entry in the middle is not here."""
    letter(archive).entry(3).unlink()


@bad(Code.ENTRY_MISSING, "newest")
def _(archive: Path) -> None:
    """The newest entry, which the checkpoint covers, is not here."""
    letter(archive).entry(4).unlink()


@bad(Code.CLOCK_BACKWARDS)
def _(archive: Path) -> None:
    """An entry's clock stands before that of the entry before it."""
    forge = letter(archive)
    changed(forge, 4, replace(forge.entries[4], hlc=forge.entries[1].hlc))


@bad(Code.CLOCK_BACKWARDS, "of_another_feed")
def _(archive: Path) -> None:
    """An entry's clock names another feed."""
    forge = letter(archive)
    changed(forge, 4, replace(forge.entries[4], hlc=forge.entries[4].hlc[:21] + "f" * 32))


@bad(Code.UNKNOWN_KIND)
def _(archive: Path) -> None:
    """An entry is of a kind that version 1 does not know."""
    forge = letter(archive)
    changed(forge, 4, replace(forge.entries[4], kind="rumour"))


@bad(Code.UNKNOWN_KEY)
def _(archive: Path) -> None:
    """An entry has a field that version 1 does not know."""
    forge = letter(archive)
    changed(forge, 4, forge.raw()[4][:-1] + b',"mood":"good"}')


@bad(Code.UNKNOWN_KEY, "inside_a_body")
def _(archive: Path) -> None:
    """A reference to a body has a field that version 1 does not know."""
    forge = letter(archive)
    changed(forge, 4, forge.raw()[4].replace(b'{"compartment"', b'{"title":"x","compartment"'))


@bad(Code.FIELDS_OF_OTHER_KIND)
def _(archive: Path) -> None:
    """An entry of statements also admits a member."""
    forge = letter(archive)
    admission = Admission("f" * 32, forge.entries[0].recipient or "")
    changed(forge, 4, replace(forge.entries[4], admits=(admission,)))


@bad(Code.LINK_WRONG)
def _(archive: Path) -> None:
    """The newest entry does not point at the one before it."""
    forge = letter(archive)
    raw = forge.raw()
    raw[4] = encode_entry(replace(forge.entries[4], prev="0" * 64))
    forge.rewrite(raw, forge.sizes, relink=False)


@bad(Code.LINK_WRONG, "checkpoint")
def _(archive: Path) -> None:
    """The newest checkpoint names another last entry than the tree ends with."""
    forge = letter(archive)
    checkpoint, _note = read_checkpoint(forge.checkpoint(5).read_bytes())
    other = Checkpoint(checkpoint.origin, 5, checkpoint.root, leaf_hash(b"another"))
    put(forge.checkpoint(5), signed(other, forge.seed).encode())


# --- bodies, blobs, keys -------------------------------------------------------------------------------------------


def _body(archive: Path) -> Path:
    forge = letter(archive)
    return forge.object(layout.BODIES, forge.entries[2].bodies[0].sha256)


def _blob(archive: Path) -> Path:
    forge = letter(archive)
    return forge.object(layout.BLOBS, forge.entries[3].blobs[0].sha256)


def _key(archive: Path) -> Path:
    forge = letter(archive)
    return forge.object(layout.KEYS, forge.entries[1].keys[0].wraps[0].sha256)


@bad(Code.BODY_MISSING)
def _(archive: Path) -> None:
    """A body is not here, and nobody erased it."""
    _body(archive).unlink()


@bad(Code.BODY_REPLACED)
def _(archive: Path) -> None:
    """One bit of a body is flipped."""
    flip(_body(archive), 250)


@bad(Code.BODY_TRUNCATED)
def _(archive: Path) -> None:
    """A body is cut short."""
    put(_body(archive), _body(archive).read_bytes()[:-1])


@bad(Code.BODY_TRUNCATED, "grown")
def _(archive: Path) -> None:
    """A body has grown."""
    put(_body(archive), _body(archive).read_bytes() + b"\0")


@bad(Code.BLOB_MISSING)
def _(archive: Path) -> None:
    """A blob is not here, and nobody erased it."""
    _blob(archive).unlink()


@bad(Code.BLOB_REPLACED)
def _(archive: Path) -> None:
    """One bit of a blob is flipped."""
    flip(_blob(archive), 250)


@bad(Code.BLOB_TRUNCATED)
def _(archive: Path) -> None:
    """A blob is cut short."""
    put(_blob(archive), _blob(archive).read_bytes()[:-1])


@bad(Code.KEY_MISSING)
def _(archive: Path) -> None:
    """A wrapped key is not here: a member could lose a compartment."""
    _key(archive).unlink()


@bad(Code.KEY_REPLACED)
def _(archive: Path) -> None:
    """One bit of a wrapped key is flipped."""
    flip(_key(archive), 250)


@bad(Code.BODY_NOT_SEALED_TO_EPOCH, opened_with="letter")
def _(archive: Path) -> None:
    """A body is sealed to another compartment than its entry says."""
    forge = letter(archive)
    sealed = forge.entries[2].bodies[1]
    changed(forge, 4, replace(forge.entries[4], bodies=(replace(sealed, compartment="case"),)))


@bad(Code.BODY_NOT_ZSTD, opened_with="letter")
def _(archive: Path) -> None:
    """A body opens, but holds no zstd frame."""
    forge = letter(archive)
    blob = forge.entries[3].blobs[0]
    sealed = forge.object(layout.BLOBS, blob.sha256).read_bytes()
    put(forge.object(layout.BODIES, blob.sha256), sealed)
    body = BodyRef(blob.compartment, blob.epoch, blob.sha256, blob.size)
    changed(forge, 4, replace(forge.entries[4], bodies=(body,)))


@bad(Code.BLOB_NOT_SEALED_TO_EPOCH, opened_with="letter")
def _(archive: Path) -> None:
    """A blob is sealed to another compartment than its entry says."""
    forge = letter(archive)
    sealed = forge.entries[3].blobs[1]
    changed(forge, 4, replace(forge.entries[4], blobs=(replace(sealed, compartment="case"),)))


@bad(Code.KEY_EPOCH_UNKNOWN)
def _(archive: Path) -> None:
    """A body is sealed to an epoch that nobody opened."""
    forge = letter(archive)
    body = forge.entries[4].bodies[0]
    changed(forge, 4, replace(forge.entries[4], bodies=(replace(body, epoch=7),)))


@bad(Code.NOT_ENTITLED, source="group")
def _(archive: Path) -> None:
    """A member who does not hold `staff` admits somebody."""
    forge = Forge(archive, SEEDS["second"])
    admission = Admission("f" * 32, forge.entries[0].recipient or "")
    fields = {"kind": "members", "bodies": (), "admits": (admission,)}
    changed(forge, 1, replace(forge.entries[1], **fields))


@bad(Code.NOT_ENTITLED, "opens_an_epoch", source="group")
def _(archive: Path) -> None:
    """A member opens a new epoch of a compartment that he does not hold, to read what others will seal to it."""
    forge = Forge(archive, SEEDS["second"])
    grant = KeyGrant("sealed", 2, forge.entries[0].recipient or "", ())
    changed(forge, 1, replace(forge.entries[1], kind="keys", bodies=(), keys=(grant,)))


@bad(Code.KEY_WRAP_WRONG, opened_with="letter")
def _(archive: Path) -> None:
    """A wrapped key opens, but is the key of another compartment than its entry says."""
    forge = letter(archive)
    case, sealed, staff = forge.entries[1].keys
    changed(forge, 1, replace(forge.entries[1], keys=(replace(case, wraps=sealed.wraps), sealed, staff)))


@bad(Code.ERASED_STILL_HERE, source="group")
def _(archive: Path) -> None:
    """An erased body came back with an old copy."""
    second = Forge(archive, SEEDS["second"])
    erased = next(entry for entry in Forge(archive, SEEDS["group"]).entries if entry.kind == "erase").erases[0]
    put(second.object(layout.BODIES, erased.sha256), b"whatever an old copy held")


@bad(Code.AFTER_DISMISSAL, source="group")
def _(archive: Path) -> None:
    """A member went on writing after the dismissal."""
    forge = Forge(archive, SEEDS["second"])
    last = forge.entries[-1]
    later = replace(last, seq=last.seq + 1, hlc=f"{START + 10**9:013d}.000000.{forge.feed}", bodies=())
    forge.rewrite([*forge.entries, later], [*forge.sizes, last.seq + 2])
