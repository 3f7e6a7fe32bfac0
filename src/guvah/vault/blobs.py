"""Attachments, streamed: sealed and hashed in one pass, in constant memory whatever their size.

Owns the way of a blob to disk and back. Never compresses (films and scans are compressed already), never keeps a whole
blob in memory, never gives out a byte before the whole file's hash was found right.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyrage

from guvah.errors import BadInput
from guvah.vault.agefile import CHUNK
from guvah.vault.codes import Code, damaged
from guvah.vault.durable import make_folder, unavailable
from guvah.vault.format import BlobRef
from guvah.vault.sealing import Identity, seal_stream

WRITE_SIZE = 1024 * 1024


def store_blob(source: BinaryIO, folder: Path, recipient: str, random: Callable[[int], bytes]) -> tuple[Path, str, int]:
    """Seal a stream into a new file in `folder`; return the file (on disk, no lasting name), its hash and its size.

    Raises Unavailable where the disk refuses, BadInput where the source cannot be read; the file is then gone.
    """
    make_folder(folder)
    path = folder / secrets.token_hex(16)
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("xb", buffering=WRITE_SIZE) as file:
            for part in seal_stream(_pieces(source), recipient, random):
                digest.update(part)
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise unavailable(error) from error
    except BadInput:
        path.unlink(missing_ok=True)
        raise
    return path, digest.hexdigest(), size


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            piece = source.read(CHUNK)
        except OSError as error:
            raise BadInput("the attachment cannot be read to its end: copy it to this machine first") from error
        if not piece:
            return
        yield piece


def open_blob(archive: Path, where: str, ref: BlobRef, identities: Sequence[Identity], writer: BinaryIO) -> None:
    """Check a blob's size and hash, then write its bytes. Raises DamagedArchive (V033-V035, V040), Unavailable."""
    try:
        with (archive / where).open("rb") as file:
            if os.fstat(file.fileno()).st_size != ref.size:
                raise damaged(Code.BLOB_TRUNCATED, where)
            if hashlib.file_digest(file, "sha256").hexdigest() != ref.sha256:
                raise damaged(Code.BLOB_REPLACED, where)
            file.seek(0)
            _unseal(file, writer, identities, where)
    except FileNotFoundError as error:
        raise damaged(Code.BLOB_MISSING, where) from error
    except OSError as error:
        raise unavailable(error) from error


def _unseal(file: BinaryIO, writer: BinaryIO, identities: Sequence[Identity], where: str) -> None:
    try:
        pyrage.decrypt_io(file, writer, list(identities))
    except pyrage.DecryptError as error:
        raise damaged(Code.BLOB_NOT_SEALED_TO_EPOCH, where) from error
    except OSError as error:
        if error.errno is None:  # age's own "decryption error" inside the stream, not the disk's
            raise damaged(Code.BLOB_NOT_SEALED_TO_EPOCH, where) from error
        raise
