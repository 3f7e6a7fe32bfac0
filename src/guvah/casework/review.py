"""Reviewing: how reliable a source is (A-F), how credible a claim (1-6), whether a record is fit to be shown.

Owns the three verbs. Never sets a tier: tiers are counted by the fold. "1" (confirmed) is refused where the claim rests
on one origin, however many sources repeat it (Admiralty code; two people told by one witness are one origin).
"""

from collections.abc import Iterator, Sequence

from guvah.casework import subjects as finding
from guvah.casework.recording import record, record_many
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.model.ids import root_of
from guvah.model.kinds import schema
from guvah.model.record import Claim, Record
from guvah.model.statement import statement_id

CONFIRMED = "1"
REVIEWED = "reviewed"


def subjects(session: Session, ids: Sequence[str], from_list: str = "") -> tuple[str, ...]:
    """Return what is to be reviewed: every record of the persons named by ids, or every record of a list."""
    session.require("read")
    if from_list:
        return finding.of_list(session, from_list)
    return finding.together(session, finding.resolve(session, ids))


def grade_source(session: Session, sources: Sequence[str], letter: str, why: str = "") -> int:
    """Grade sources A (completely reliable) to E, or F (cannot be judged); return how many."""
    session.require("review")
    _check(letter, "reliability")
    found = [finding.source(session, source) for source in sources]
    return record_many(session, [session.decision(one, "review.reliability", letter, why=why) for one in found])


def grade_claim(session: Session, subject: Sequence[str], statement: str, figure: str, why: str = "") -> int:
    """Grade one statement of one record 1 (confirmed) to 5, or 6 (cannot be judged); `subject`: ids of one person.

    Raises NotAllowed, BadInput (no such statement; "1" on a single origin).
    """
    session.require("review")
    _check(figure, "credibility")
    heads = {session.index.canonical(root) for root in finding.resolve(session, subject)}
    if len(heads) != 1:
        raise BadInput("a claim is graded in one record: give one id")
    claim, root = _claim_with(session.index.record(*heads), statement)
    if figure == CONFIRMED and len(claim.origins) < 2:
        raise BadInput(
            "1 means confirmed by independent sources, and this claim rests on one origin. "
            "Grade it 2 (probably true), or find a second origin. Nothing was written."
        )
    record(session, [session.decision(root, "review.credibility", figure, why=why, locator=statement)])
    return 1


def verdict(session: Session, records: Sequence[str], word: str, why: str = "") -> int:
    """Say of records that they are `reviewed`, or need work; return how many. Raises NotAllowed, BadInput."""
    session.require("review")
    _check(word, "verdict")
    if word != REVIEWED and not why.strip():
        raise BadInput("say what needs work: whoever mends it will read it")
    found = finding.records(records)
    return record_many(session, (session.decision(one, "review.verdict", word, why=why) for one in found))


def _check(word: str, vocabulary: str) -> None:
    words = schema().vocabulary(vocabulary).words
    if word not in words:
        raise BadInput(f"{vocabulary} is one of: {', '.join(words)}")


def _claim_with(record: Record, statement: str) -> tuple[Claim, str]:
    """Return the claim that a statement makes, and the root that it was recorded under."""
    for claim in _claims(record):
        for one in claim.said:
            if statement_id(one.statement) == statement:
                return claim, root_of(one.statement.entity)
    raise BadInput("no such statement stands in this record; `guvah show --ids` prints them")


def _claims(record: Record) -> Iterator[Claim]:
    for one in (record, *record.owned):
        for field in one.fields.values():
            yield from field.claims
