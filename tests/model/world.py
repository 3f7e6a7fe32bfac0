"""Statements and recordings for tests: short to write, about nobody real."""

from guvah.model.record import SourceFacts
from guvah.model.statement import Recorded, Recording, Statement, statement_id

ROOT = "per-4h7k2mq8v3c0d1e2"
EPISODE = f"{ROOT}/epi-9f8e7d6c"
LIST = "doc-00000000000000d1"
OTHER_LIST = "doc-00000000000000d2"
TESTIMONY = "tes-00000000000000t1"
MEMBER = "mem-0000000000000001"
FEED = "f" * 32


def clock(at: int) -> str:
    """Return a hybrid logical clock reading."""
    return f"{at:013d}.{0:06d}.{FEED}"


def said(
    prop: str, value: str, *, by: str = LIST, at: int = 1, of: str = ROOT, compartment: str = "case", **rest: str
) -> Recorded:
    return Recorded(Statement(of, prop, value, by, **rest), Recording(FEED, at, clock(at), MEMBER, compartment))


def decided(prop: str, value: str, *, at: int = 1, of: str = ROOT, **rest: str) -> Recorded:
    """Return a decision of a member."""
    return said(prop, value, by=MEMBER, at=at, of=of, **rest)


def taken_back(item: Recorded, at: int) -> Recorded:
    """Return the retraction of a statement."""
    return decided("retracts", statement_id(item.statement), at=at, original="typing mistake")


def facts(source: str, *, origin: str = "", reliability: str = "", official: bool = False) -> dict[str, SourceFacts]:
    """Return what is known of one source."""
    return {source: SourceFacts(source, source[:3], origin or source, reliability, official)}
