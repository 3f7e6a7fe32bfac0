"""Fictional Released values for the tests of the handover floor, and recipients with fresh keys."""

import dataclasses
from datetime import date
from typing import Any

import pyrage

from guvah.handover.recipient import Recipient
from guvah.release.released import (
    ReleasedArchive,
    ReleasedChange,
    ReleasedClaim,
    ReleasedCount,
    ReleasedEpisode,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedQuote,
    ReleasedRelation,
    ReleasedSource,
)

MADE_AT = 1_795_169_700_123  # 2026-11-20T10:15:00.123Z
NURGUL = "G-4H7K2-MQ8V3-Q"
SERIK = "G-9B2CD-3EFGH-A"
IDENTITY = pyrage.x25519.Identity.generate()


def recipient(**changes: Any) -> Recipient:
    """A partner whose agreement holds on the day of MADE_AT."""
    usual = Recipient("Örnek desk", str(IDENTITY.to_public()), "partner", "one article", date(2026, 12, 31))
    return dataclasses.replace(usual, **changes)


def archive(**changes: Any) -> ReleasedArchive:
    usual = ReleasedArchive(
        title="The Örnek archive",
        fictional=True,
        contact="corrections@example.org",
        released="2026-11-20",
        checkpoint="guvah/00/11\n12\nroothash=\n",
        people=2,
        facilities=1,
        counts=(ReleasedCount("sex", "female", None),),
    )
    return dataclasses.replace(usual, **changes)


def claim(value: str, type: str = "text", **more: Any) -> ReleasedClaim:
    return ReleasedClaim(value, type, **{"sources": ("T1",), "basis": "saw it", **more})


def field(prop: str, *claims: ReleasedClaim, contested: bool = False) -> ReleasedField:
    return ReleasedField(prop, "single origin", contested, "closer witness" if contested else "only", claims)


def person(**changes: Any) -> ReleasedPerson:
    """Nurgül Örnek, who does not exist, with two sources that differ about the month she was taken."""
    ghulja = ReleasedPlace(
        "Ghulja county", "654021", (("en", "Ghulja County"), ("ug-Arab", "غۇلجا ناھىيىسى")), 43.9, 81.5
    )
    arrest = ReleasedEpisode(
        "arrest",
        (
            field(
                "start",
                claim("2017-10", "date"),
                claim("2017-12~", "date", sources=("T2",), basis="told by: a neighbour"),
                contested=True,
            ),
            field("place", claim("654021", "place", words="her school", place=ghulja)),
        ),
    )
    usual = ReleasedPerson(
        id=NURGUL,
        names=(
            ReleasedName("Nurgül Örnek", "en"),
            ReleasedName("نۇرگۈل ئۆرنەك", "ug-Arab"),
            ReleasedName("努尔古丽·约尔乃克", "zh-Hans"),
        ),
        status="in prison",
        status_detail="12 years",
        last_news="2021-03",
        sex="female",
        birth_year="1984",
        place=ghulja,
        tier="corroborated",
        fields=(
            field("born", claim("1984", "date")),
            field("occupation", claim("teacher", words="мұғалім", lang="kk-Cyrl")),
        ),
        episodes=(arrest,),
        relations=(ReleasedRelation("parent", SERIK, "Serik Ülgi"),),
        quotes=(ReleasedQuote("She asked only whether our mother was well.", "en", "T1"),),
        sources=(
            ReleasedSource("T1", "tes", "a relative", date="2019-02-10", language="kk-Cyrl", reliability="B"),
            ReleasedSource("T2", "tes", "", date="2019"),
        ),
        changes=(ReleasedChange("2024-06-12", "changed", ("born",)),),
    )
    return dataclasses.replace(usual, **changes)


def other_person() -> ReleasedPerson:
    return person(id=SERIK, names=(ReleasedName("Serik Ülgi", "en"),), relations=(), quotes=(), episodes=())
