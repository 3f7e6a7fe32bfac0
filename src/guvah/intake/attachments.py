"""Files that come with a testimony: which names are safe, what kind each is, and the entity that will hold it.

Owns the judgement of file names written in a form. Never opens a file: casework does, beside the form and nowhere else.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from guvah.model.ids import derived_id

LONGEST_NAME = 200
_KINDS = {
    "photo": "jpg jpeg png gif webp heic heif tif tiff bmp",
    "video": "mp4 mov avi mkv webm 3gp m4v mpg mpeg wmv",
    "audio": "m4a mp3 wav ogg oga opus aac amr flac wma",
}
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file to be stored: `name` is relative to the form's folder, `entity` and `prop` hold the blob once stored.

    `evidence`: it also is the evidence of consent of the testimony.
    """

    name: str
    entity: str
    prop: str
    compartment: str
    evidence: bool = False


def file_problem(untrusted: str) -> str:
    """Return why a file name of a form is not read, '' where it is safe: a plain name, or one in a folder beside it."""
    if not untrusted.strip() or len(untrusted) > LONGEST_NAME:
        return "a file needs a name of at most 200 characters"
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in untrusted):
        return "a file name with invisible characters is not read; rename the file"
    if "\\" in untrusted or ":" in untrusted or untrusted.startswith(("/", "~", "-")):
        return "a file name is relative to this form (letter.jpg, scans/letter.jpg); nothing else is read"
    parts = PurePosixPath(untrusted).parts
    if ".." in parts or "//" in untrusted or untrusted.endswith("/"):
        return "a file name must not climb out of the form's folder"
    if any(part.startswith(".") or _DEVICES.match(part) for part in parts):
        return "hidden files and device names are not read; rename the file"
    return ""


def media_kind(name: str) -> str:
    """Return `photo`, `video` or `audio` by the name's ending, '' for a document."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind, endings in _KINDS.items() if ending in endings.split()), "")


def file_draft(ids_key: bytes, testimony: str, name: str, evidence: bool) -> FileDraft:
    """Return where a file of a testimony will be held: a media or a document entity of its own, sealed."""
    kind, prop = ("med", "original") if media_kind(name) else ("doc", "file")
    return FileDraft(name, derived_id(kind, ids_key, "file", testimony, name), prop, "sealed", evidence)
