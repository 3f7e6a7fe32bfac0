"""Fictional people of whom some are told of twice, and a comparison of everybody kept as `guvah link` keeps one."""

from collections.abc import Mapping

from guvah.casework.proposing import kept_proposals, weighed
from guvah.casework.session import Session
from guvah.linkage.kept import Proposed, Run
from guvah.linkage.proposals import propose
from guvah.linkage.weights import PRIOR
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


def compare_everybody(session: Session, kin: Mapping[str, tuple[str, ...]] | None = None) -> int:
    """Keep every pair that is proposed; return how many."""
    found = {}
    for person in session.index.persons():
        for each in propose(session.index, person):
            one, other = sorted((person, each.other))
            found[one, other] = Proposed(one, other, each.probability, PRIOR, each.reasons, each.against)
    with kept_proposals(session) as kept:
        kept.begin(Run(session.clock(), session.index.position(), "a test"))
        count = kept.write(weighed(session, found.values(), kin or {}))
        kept.finish()
    return count
