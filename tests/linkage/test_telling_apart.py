"""What says that two records are two people."""

import numpy as np

from guvah.linkage.evidence.profile import profile
from guvah.linkage.telling_apart import Structure
from guvah.linkage.weights import APART, RELATED, TOLD_APART
from guvah.model.record import Record
from tests.linkage.people import person, person_id


def apart(one: Record, other: Record) -> list[str]:
    structure = Structure([profile(one), profile(other)])
    ends = np.array([0, 1]), np.array([1, 0])
    there, back = structure.said(*ends)
    assert there == back
    assert structure.bits(*ends).tolist() == [sum(APART[word] for word, _ in there)] * 2
    return [word for word, _ in there]


def test_somebodys_brother_is_not_himself() -> None:
    """A link between the two records tells them apart, whoever recorded it; a link to others does not."""
    brother = person(1, links=[{"to": person_id(2), "relation": "sibling"}])
    assert apart(brother, person(2, sex="male")) == [RELATED]
    assert apart(brother, person(3, sex="male")) == []


def test_one_testimony_tells_of_both() -> None:
    """Who names two victims in one breath means two people; two rows of one list are another matter."""
    testimony, a_list = "tes-0000000000000099", "doc-0000000000000099"
    assert apart(person(1, source=testimony, sex="male"), person(2, source=testimony, sex="male")) == [TOLD_APART]
    assert apart(person(1, source=a_list, sex="male"), person(2, source=a_list, sex="male")) == []


def test_the_stronger_of_both_counts_once() -> None:
    """A brother of whom the same testimony tells is said to be a brother."""
    testimony = "tes-0000000000000099"
    one = person(1, source=testimony, links=[{"to": person_id(2), "relation": "sibling"}])
    assert apart(one, person(2, source=testimony, sex="male")) == [RELATED]


def test_nothing_tells_nobody_apart() -> None:
    """No records, no pairs."""
    none = np.zeros(0, np.int64)
    assert Structure([]).said(none, none) == []
