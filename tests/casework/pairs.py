"""Fictional people of whom some are told of twice, and a comparison of everybody kept as `guvah link` keeps one."""

from collections.abc import Mapping

from guvah.casework.proposing import kept_proposals, weighed
from guvah.casework.session import Session
from guvah.linkage.decisions import pair_of
from guvah.linkage.kept import Proposed, Run
from guvah.linkage.weights import Reason
from guvah.model.statement import Statement

from .group import Group, entity, owned

PEOPLE: Mapping[str, Mapping[str, str]] = {
    "Nurgül Örnek": {"sex": "female", "born": "1984", "father_name": "Tursun", "birth_place": "654021"},
    "نۇرگۈل ئۆرنەك": {"sex": "female", "born": "1984-03", "father_name": "تۇرسۇن", "birth_place": "654021"},
    "Serik Ülgi": {"sex": "male", "born": "1975", "father_name": "Bolat", "birth_place": "654326"},
    "Серик Үлгі": {"sex": "male", "born": "1974", "father_name": "Болат", "birth_place": "654326"},
    "Aygül Örnek": {"sex": "female"},
    "Aygul Ornek": {"sex": "female"},
}


def tell_of_people(group: Group) -> None:
    """Record each of PEOPLE, told of by a testimony of their own, with an arrest."""
    for name, properties in PEOPLE.items():
        person, source = entity("per", name), entity("tes", name)
        arrest = owned(person, "epi", "arrest")
        group.tell(
            Statement(person, "name", name, source),
            *(Statement(person, prop, value, source) for prop, value in properties.items()),
            Statement(arrest, "episode_kind", "arrest", source),
            Statement(arrest, "start", "2017-23", source, original="autumn 2017"),
        )


NURGUL, UYGHUR, SERIK, KAZAKH, AYGUL, AYGUL_TOO = (entity("per", name) for name in PEOPLE)
SEX, TAKEN = Reason("sex: same", "both female", 1.0), Reason("taken: could be the same", "taken in autumn 2017", 0.5)
FOUND: tuple[tuple[str, str, float, tuple[Reason, ...]], ...] = (
    (NURGUL, UYGHUR, 0.99, (
        Reason("name: same", "the same name: Nurgül Örnek and نۇرگۈل ئۆرنەك", 7.0),
        Reason("father: same", "same father's name: Tursun and تۇرسۇن", 5.0),
        Reason("birth: same year", "born 1984 and 1984-03", 3.0),
        SEX,
    )),
    (SERIK, KAZAKH, 0.97, (
        Reason("name: same", "the same name: Serik Ülgi and Серик Үлгі", 7.0),
        Reason("father: same", "same father's name: Bolat and Болат", 5.0),
        Reason("place: same county", "both from Jeminay County", 3.0),
        Reason("birth: a year apart", "born 1974 and 1975", 0.0),
    )),
    (AYGUL, AYGUL_TOO, 0.26, (
        Reason("name: same", "the same name: Aygul Ornek and Aygül Örnek", 7.0), SEX, TAKEN,
    )),
)  # fmt: skip
"""What a comparison found of PEOPLE, as any engine could have found it."""


def compare_everybody(session: Session, kin: Mapping[str, tuple[str, ...]] | None = None) -> int:
    """Keep what a comparison found of PEOPLE; return how many pairs."""
    pairs = (Proposed(*pair_of(one, other), probability, -10.0, reasons) for one, other, probability, reasons in FOUND)
    with kept_proposals(session) as kept:
        kept.begin(Run(session.clock(), session.index.position(), "a test"))
        count = kept.write(weighed(session, pairs, kin or {}))
        kept.finish()
    return count
