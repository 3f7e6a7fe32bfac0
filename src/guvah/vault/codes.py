"""Every way an archive can be wrong, each with one stable code: the list that docs/spec/vault.md explains.

Owns the codes and the one sentence that goes with each. Never detects anything itself. A code is never reused and never
changes its meaning; a new one takes the next free number.
"""

from dataclasses import dataclass
from enum import StrEnum

from guvah.errors import DamagedArchive


class Code(StrEnum):
    """A reason to reject; the value is the code of docs/spec/vault.md, the name is the name of its bad vector."""

    NO_ARCHIVE = "V001"
    NEWER_FORMAT = "V002"
    FOREIGN_ARCHIVE = "V003"
    UNEXPECTED_FILE = "V004"
    FEED_ID_MISMATCH = "V005"
    FEED_NOT_ADMITTED = "V006"
    FIRST_ENTRY_WRONG = "V007"
    FEED_MISSING = "V008"
    CHECKPOINT_MISSING = "V010"
    CHECKPOINT_MALFORMED = "V011"
    SIGNATURE_WRONG_KEY = "V012"
    ROOT_MISMATCH = "V013"
    FORK = "V014"
    ROLLBACK = "V015"
    CHECKPOINT_MISPLACED = "V016"
    SPLIT_VIEW = "V017"
    COSIGNATURE_WRONG = "V018"
    TIMESTAMP_UNBOUND = "V019"
    ENTRY_MALFORMED = "V020"
    ENTRY_NOT_CANONICAL = "V021"
    ENTRY_REPLACED = "V022"
    ENTRY_MISPLACED = "V023"
    ENTRY_MISSING = "V024"
    CLOCK_BACKWARDS = "V025"
    UNKNOWN_KIND = "V026"
    UNKNOWN_KEY = "V027"
    FIELDS_OF_OTHER_KIND = "V028"
    LINK_WRONG = "V029"
    BODY_MISSING = "V030"
    BODY_REPLACED = "V031"
    BODY_TRUNCATED = "V032"
    BLOB_MISSING = "V033"
    BLOB_REPLACED = "V034"
    BLOB_TRUNCATED = "V035"
    KEY_MISSING = "V036"
    KEY_REPLACED = "V037"
    BODY_NOT_SEALED_TO_EPOCH = "V038"
    BODY_NOT_ZSTD = "V039"
    BLOB_NOT_SEALED_TO_EPOCH = "V040"
    KEY_EPOCH_UNKNOWN = "V041"
    NOT_ENTITLED = "V042"
    KEY_WRAP_WRONG = "V043"
    ERASED_STILL_HERE = "V044"
    AFTER_DISMISSAL = "V045"


SENTENCES = {
    Code.NO_ARCHIVE: "this folder is no Guvah archive, or its guvah.json is damaged",
    Code.NEWER_FORMAT: "written by a newer Guvah; update before opening it",
    Code.FOREIGN_ARCHIVE: "belongs to another archive",
    Code.UNEXPECTED_FILE: "a file that the format does not know lies here",
    Code.FEED_ID_MISMATCH: "the feed's name is not the hash of its public key",
    Code.FEED_NOT_ADMITTED: "nobody entitled to has admitted this feed",
    Code.FIRST_ENTRY_WRONG: "the feed's first entry does not introduce it",
    Code.FEED_MISSING: "a feed that was admitted is not here",
    Code.CHECKPOINT_MISSING: "the feed has no checkpoint",
    Code.CHECKPOINT_MALFORMED: "the checkpoint cannot be read",
    Code.SIGNATURE_WRONG_KEY: "the signature is not the feed's",
    Code.ROOT_MISMATCH: "the entries do not give the signed root",
    Code.FORK: "the feed's own key signed two different histories",
    Code.ROLLBACK: "the feed is shorter than it has been: restored from a backup, or rolled back",
    Code.CHECKPOINT_MISPLACED: "the checkpoint lies under another number than its size",
    Code.SPLIT_VIEW: "another history of this feed was shown to a cosigner",
    Code.COSIGNATURE_WRONG: "the cosignature is not that cosigner's",
    Code.TIMESTAMP_UNBOUND: "the timestamp does not hold the hash of its checkpoint",
    Code.ENTRY_MALFORMED: "the entry cannot be read",
    Code.ENTRY_NOT_CANONICAL: "the entry is not in its one canonical form",
    Code.ENTRY_REPLACED: "the entry is not the one that was signed",
    Code.ENTRY_MISPLACED: "the entry belongs to another place",
    Code.ENTRY_MISSING: "a signed entry is not here",
    Code.CLOCK_BACKWARDS: "the entry's clock does not follow the one before",
    Code.UNKNOWN_KIND: "the entry is of a kind that version 1 does not know",
    Code.UNKNOWN_KEY: "the entry has a field that version 1 does not know",
    Code.FIELDS_OF_OTHER_KIND: "the entry has fields that its kind does not have",
    Code.LINK_WRONG: "the entry does not point at the entries before it",
    Code.BODY_MISSING: "a body is not here",
    Code.BODY_REPLACED: "the body is not the one that was signed",
    Code.BODY_TRUNCATED: "the body is cut short or has grown",
    Code.BLOB_MISSING: "a blob is not here",
    Code.BLOB_REPLACED: "the blob is not the one that was signed",
    Code.BLOB_TRUNCATED: "the blob is cut short or has grown",
    Code.KEY_MISSING: "a wrapped key is not here",
    Code.KEY_REPLACED: "the wrapped key is not the one that was signed",
    Code.BODY_NOT_SEALED_TO_EPOCH: "the body does not open with the key its entry names",
    Code.BODY_NOT_ZSTD: "the opened body is no single checksummed zstd frame of a sane size",
    Code.BLOB_NOT_SEALED_TO_EPOCH: "the blob does not open with the key its entry names",
    Code.KEY_EPOCH_UNKNOWN: "sealed to a key that nobody entitled to has opened",
    Code.NOT_ENTITLED: "the writer was not entitled to this",
    Code.KEY_WRAP_WRONG: "the wrapped key is not the key it claims to be",
    Code.ERASED_STILL_HERE: "an erased object is still here",
    Code.AFTER_DISMISSAL: "written after its writer was dismissed",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its code, the path inside the archive (never a content), and the sentence."""

    code: str
    where: str
    sentence: str


def problem(code: Code, where: str) -> Problem:
    """Return the problem of `code` at the archive-relative path `where`."""
    return Problem(code.value, where, SENTENCES[code])


def damaged(code: Code, where: str) -> DamagedArchive:
    """Return the error of `code` at the archive-relative path `where`, to be raised by the caller."""
    return DamagedArchive(code.value, f"{where}: {SENTENCES[code]}")
