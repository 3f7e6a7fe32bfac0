"""Capturing a page: its bytes kept untouched, its article and what it says of itself as a source.

Owns the step from a file or an address to one signed entry. A page is fetched only because a member typed its address.
Whose words a page holds decides its origin: a copy has the origin of the page it was copied from.

A page met again adds what is new and nothing else: on the same day nothing, on another day that it was still there, and
its bytes only where they are not the ones that are kept already.
"""

import datetime
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guvah.casework import subjects
from guvah.casework.recording import ids_key, record
from guvah.casework.session import CASE, Session
from guvah.casework.standing import new_drafts
from guvah.errors import BadInput
from guvah.intake.capture import Captured, read_capture
from guvah.intake.fetch import Fetched, fetch
from guvah.intake.page_bytes import LARGEST_PAGE
from guvah.intake.reposts import same_address
from guvah.linkage.mentions import Mention, mentions
from guvah.model.draft import Draft
from guvah.model.ids import derived_id
from guvah.model.statement import Statement


@dataclass(frozen=True, slots=True)
class CaptureReceipt:
    """What was kept of a page. `facts` are (name, value) to print; `statements` is 0 where all was here already.

    `names`: persons of the archive whom its text may name and who are not linked with it; a person decides.
    """

    source: str
    title: str
    facts: tuple[tuple[str, str], ...]
    statements: int
    problems: tuple[str, ...]
    names: tuple[Mention, ...] = ()


def capture(session: Session, page: str, *, url: str = "", about: Sequence[str] = ()) -> CaptureReceipt:
    """Keep a page: a saved file, or an address that is fetched now. `about`: ids of the people it speaks of.

    Raises NotAllowed, BadInput (no article, no such file), HostileInput, Unavailable (no answer).
    """
    session.require("capture")
    mentioned = subjects.resolve(session, about) if about else ()
    found, name = _get(page, url)
    captured = read_capture(found.body, name, found.url, found.encoding)
    key = ids_key(session)
    source = page_id(key, captured.url, found.body)
    said = [*_drafts(source, captured, key, mentioned, _today(session)), _digest(source, found.body)]
    drafts = new_drafts(session, said)
    if any(draft.statement.prop == "digest" for draft in drafts):
        with session.writing() as writer:
            blob = writer.put_blob(io.BytesIO(found.body), CASE)
            record(session, [*drafts, Draft(Statement(source, "original", blob.sha256, source), CASE)], [blob])
    elif drafts:
        record(session, drafts)
    named = _named(session, source, captured.text)
    return CaptureReceipt(source, captured.title, _facts(captured), len(drafts), captured.problems, named)


def _named(session: Session, source: str, text: str) -> tuple[Mention, ...]:
    """Return whom the text may name, without those linked with the page already; nobody where nothing can be read."""
    if not (session.remembers and session.allows("read")):
        return ()
    linked = {one.statement.value for one in session.index.recorded(source) if one.statement.prop == "mentions"}
    return tuple(one for one in mentions(session.index, text) if one.person not in linked)


def page_id(ids_key: bytes, url: str, body: bytes) -> str:
    """Return the entity of a page: the same address is the same source; without one, the same bytes are."""
    if not url:
        return derived_id("cap", ids_key, "bytes", hashlib.sha256(body).hexdigest())
    return derived_id("cap", ids_key, "address", same_address(url))


def _digest(source: str, body: bytes) -> Draft:
    return Draft(Statement(source, "digest", hashlib.sha256(body).hexdigest(), source), CASE)


def _get(page: str, url: str) -> tuple[Fetched, str]:
    if page.startswith(("http://", "https://")):
        return fetch(page), "the page"
    if "://" in page:
        raise BadInput("a web address begins with http:// or https://; anything else is the name of a saved file")
    path = Path(page)
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise BadInput("cannot be opened; check the name of the file", path.name) from error
    return Fetched(body, url, None), path.name


def _today(session: Session) -> str:
    return datetime.datetime.fromtimestamp(session.clock() / 1000, datetime.UTC).date().isoformat()


def _drafts(source: str, captured: Captured, ids_key: bytes, mentioned: Sequence[str], today: str) -> Iterator[Draft]:
    said: list[tuple[str, str, str | None]] = [
        ("title", captured.title, captured.lang),
        ("date", captured.date, None),
        ("publisher", captured.publisher, None),
        ("url", captured.url, None),
        ("language", captured.lang, None),
        ("captured", today, None),
        ("text", captured.text, captured.lang),
        ("repost_of", captured.repost_of, None),
        *(("byline", name, None) for name in captured.byline),
        *(("caption", image.caption, captured.lang) for image in captured.images),
        *(("credit", image.credit, captured.lang) for image in captured.images),
        *(("mentions", person, None) for person in mentioned),
    ]
    if captured.repost_of:
        said.append(("origin", page_id(ids_key, captured.repost_of, b""), None))
    for prop, value, lang in said:
        if value:
            original = captured.date_words if prop == "date" and captured.date_words != value else None
            yield Draft(Statement(source, prop, value, source, original=original, lang=lang or None), CASE)


def _facts(captured: Captured) -> tuple[tuple[str, str], ...]:
    facts = (
        ("by", ", ".join(captured.byline)),
        ("published by", captured.publisher),
        ("date", captured.date or captured.date_words),
        ("address", captured.url),
        ("a copy of", captured.repost_of or captured.repost_name),
        ("language", captured.lang),
        ("text", f"{len(captured.text):,} characters"),
        ("pictures", str(len(captured.images))),
    )
    return tuple((name, value) for name, value in facts if value)
