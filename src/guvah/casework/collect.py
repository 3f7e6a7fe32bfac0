"""Collecting: one testimony, with its people, its consent and its files, becomes one signed entry.

Owns where a testimony becomes an entry. Files are stored first and named by the entry, so that nothing is half written:
without the entry nobody ever meets them. The same form again adds nothing; a corrected one under the same reference
adds what is new and takes back what it no longer says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guvah.casework.recording import ids_key, record
from guvah.casework.session import Session
from guvah.casework.standing import new_drafts, vanished
from guvah.errors import BadInput
from guvah.intake.attachments import FileDraft
from guvah.intake.forms import LARGEST_FORM
from guvah.intake.testimony import TestimonyDraft, read_testimony
from guvah.model.draft import Draft
from guvah.model.statement import Statement
from guvah.vault.format import BlobRef


@dataclass(frozen=True, slots=True)
class TestimonyReceipt:
    """What was recorded. `statements` is 0 where the archive already held all of it.

    `agreed` says what the testifier agreed to; `problems` need somebody's eye.
    """

    __test__ = False

    testimony: str
    people: tuple[str, ...]
    statements: int
    files: int
    agreed: str
    problems: tuple[str, ...]


def add_testimony(session: Session, form: Path) -> TestimonyReceipt:
    """Add one testimony from its form; its files lie beside it. Raises NotAllowed, BadInput, Busy, Unavailable."""
    session.require("collect")
    untrusted = read_form_bytes(form)
    draft = read_testimony(untrusted, form.name, ids_key(session), session.index.resolve if session.remembers else None)
    return collect(session, draft, form.parent)


def collect(session: Session, draft: TestimonyDraft, folder: Path) -> TestimonyReceipt:
    """Record a testimony that was read, as one entry. Raises NotAllowed, BadInput (a file is missing), Unavailable."""
    session.require("collect")
    paths = [_beside(folder, file.name) for file in draft.files]
    drafts = new_drafts(session, draft.drafts)
    gone = vanished(session, (draft.id, *draft.people), draft.id, draft.drafts, "the form was corrected")
    held = _files_held(session, draft)
    files = [(file, path) for file, path in zip(draft.files, paths, strict=True) if file.entity not in held]
    if drafts or gone or files:
        with session.writing():
            stored = [_store(session, file, path) for file, path in files]
            said = [one for file, blob in stored for one in _file_statements(draft.id, file, blob)]
            record(session, [*drafts, *gone, *said], [blob for _, blob in stored])
    problems = tuple(str(problem) for problem in draft.problems)
    return TestimonyReceipt(draft.id, draft.people, len(drafts), len(files), draft.agreed, problems)


def read_form_bytes(form: Path) -> bytes:
    """Read a form's bytes. Raises BadInput."""
    try:
        with form.open("rb") as file:
            untrusted = file.read(LARGEST_FORM + 1)
    except OSError as error:
        raise BadInput("cannot be opened; check the name of the form", form.name) from error
    return untrusted


def _beside(folder: Path, name: str) -> Path:
    """Return a file beside the form. Raises BadInput where it is missing, or leads elsewhere."""
    path = folder / name
    if not path.is_file():
        raise BadInput('this file of the list "files" is not beside the form; nothing was written', name)
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BadInput("this name leads out of the form's folder; copy the file beside the form", name)
    return path


def _store(session: Session, file: FileDraft, path: Path) -> tuple[FileDraft, BlobRef]:
    try:
        with session.writing() as writer, path.open("rb") as stream:
            return file, writer.put_blob(stream, file.compartment)
    except OSError as error:
        raise BadInput("cannot be read; nothing was written", file.name) from error


def _file_statements(testimony: str, file: FileDraft, blob: BlobRef) -> Iterable[Draft]:
    yield Draft(Statement(file.entity, file.prop, blob.sha256, testimony), file.compartment)
    if file.evidence:
        yield Draft(Statement(testimony, "consent.evidence", blob.sha256, testimony), "sealed")


def _files_held(session: Session, draft: TestimonyDraft) -> frozenset[str]:
    """Return the entities of this testimony's files that the archive already knows."""
    if not session.remembers:
        return frozenset()
    return frozenset(file.entity for file in draft.files if session.index.recorded(file.entity))
