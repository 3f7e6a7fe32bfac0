"""What a door needs to say who is who: the queue, two records side by side, the answer."""

import xml.etree.ElementTree as ET

import pytest

from guvah.casework import matching
from guvah.casework.matching import Waiting, compared_on, decide, last_reasons, pair, queue, undo
from guvah.casework.session import Session
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.model.ids import public_id
from guvah.model.statement import Statement

from .group import Group, entity
from .pairs import AYGUL, AYGUL_TOO, KAZAKH, NURGUL, SERIK, UYGHUR, compare_everybody, tell_of_people


@pytest.fixture(scope="module")
def compared_once(founded: Group, tmp_path_factory: pytest.TempPathFactory) -> Group:
    group = founded.copied(tmp_path_factory.mktemp("compared"))
    tell_of_people(group)
    with group.as_("bek") as session:
        assert compare_everybody(session, {AYGUL: (NURGUL, SERIK, KAZAKH)}) == 3
    return group


@pytest.fixture
def compared(compared_once: Group, tmp_path: object) -> Group:
    return compared_once.copied(tmp_path)  # type: ignore[arg-type]


def ids(waiting: Waiting) -> set[str]:
    return {waiting.one.id, waiting.other.id}


def order(session: Session) -> list[tuple[set[str], str]]:
    return [(ids(each), each.standing) for each in queue(session)]


def test_those_that_help_most_come_first(compared: Group) -> None:
    """With names, how likely, and why in one line."""
    with compared.as_("bek") as session:
        first, second, third = queue(session)
        assert ids(first) == {NURGUL, UYGHUR}
        assert (first.standing, first.level) == ("open", "near certain")
        assert {first.one.name, first.other.name} == {"Nurgül Örnek", "نۇرگۈل ئۆرنەك"}
        assert first.one.public_id == public_id(first.one.id)
        assert "same father's name: Tursun and تۇرسۇن" in first.why
        assert not first.one.public
        assert queue(session, 1, 1) == (second,)
        assert queue(session, 2, 10) == (third,)
        assert queue(session, 3, 10) == ()


def test_a_decided_pair_waits_no_more_and_an_undone_one_again(compared: Group) -> None:
    """At once, for every member."""
    with compared.as_("bek") as session:
        before = queue(session)
        decide(session, NURGUL, UYGHUR, "same", "one father, one village")
        assert queue(session) == before[1:]
    with compared.as_("cem") as session:
        assert len(queue(session)) == 2
    with compared.as_("bek") as session:
        undo(session, NURGUL, UYGHUR, "two sisters")
        assert [ids(each) for each in queue(session)] == [ids(each) for each in before]


def test_unsure_ones_come_last(compared: Group) -> None:
    """Somebody else may know; they still wait, with what was said."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, UYGHUR, "unsure", "no village is known")
    with compared.as_("cem") as session:
        assert order(session)[-1] == ({NURGUL, UYGHUR}, "unsure")
        assert len(order(session)) == 3
        (said,) = pair(session, NURGUL, UYGHUR).said
        assert (said.word, said.why) == ("unsure", "no village is known")
        decide(session, NURGUL, UYGHUR, "same", "her mother knows both")
        assert len(order(session)) == 2


def test_two_that_are_one_already_are_shown_each_by_itself(compared: Group) -> None:
    """Otherwise nobody could see what was joined."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, UYGHUR, "same", "one father")
        found = pair(session, NURGUL, UYGHUR)
    (names,) = [row for row in found.rows if row.label == "Name"]
    assert (names.left, names.right) == (("Nurgül Örnek",), ("نۇرگۈل ئۆرنەك",))
    assert (found.one.id, found.other.id) == (NURGUL, UYGHUR)


def test_a_third_record_is_held_against_all_that_is_one_person(compared: Group) -> None:
    """What waits is compared with both records of the person, under the id that was compared."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, UYGHUR, "same", "one father")
        found = pair(session, NURGUL, AYGUL)
    (names,) = [row for row in found.rows if row.label == "Name"]
    assert set(names.left) == {"Nurgül Örnek", "نۇرگۈل ئۆرنەك"}
    assert found.one.id == NURGUL


def test_members_who_disagree_come_first(compared: Group) -> None:
    """Also where nobody proposed the pair."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, SERIK, "same", "a mistake")
    with compared.as_("cem") as session:
        decide(session, NURGUL, SERIK, "different", "a woman and a man")
        (first, *rest) = order(session)
    assert first == ({NURGUL, SERIK}, "conflict")
    assert len(rest) == 3


def test_two_records_side_by_side(compared: Group) -> None:
    """In the order in which they are named, with what was decided, and the way to the probability as a picture."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, UYGHUR, "same", "one father")
        found = pair(session, public_id(UYGHUR), NURGUL)
    assert (found.one.id, found.other.id) == (UYGHUR, NURGUL)
    rows = {row.label: row for row in found.rows}
    assert (rows["Name"].left, rows["Name"].right) == (("نۇرگۈل ئۆرنەك",), ("Nurgül Örnek",))
    assert rows["Public"].left == ("no",)
    assert rows["Who says so"].state == ""
    assert [(said.word, said.why) for said in found.said] == [("same", "one father")]
    assert found.said[0].day.isoformat() == "2024-06-10"
    assert ET.fromstring(found.picture).tag.endswith("svg")
    assert "Nurgül Örnek" in found.way.steps[1].sentence
    assert found.way.steps[1].bits > 0


def test_a_pair_nobody_proposed_is_compared_now(compared: Group) -> None:
    """A woman and a man of other names."""
    with compared.as_("bek") as session:
        assert pair(session, NURGUL, SERIK).way.probability < 0.05


def test_a_pair_that_says_more_now_is_compared_now(compared: Group) -> None:
    """A decision about it changes nothing; another statement, or a record joined with it, does."""
    with compared.as_("bek") as session:
        before = pair(session, AYGUL, AYGUL_TOO).way
        decide(session, AYGUL, AYGUL_TOO, "unsure", "a common name")
        assert pair(session, AYGUL, AYGUL_TOO).way == before
    compared.tell(*(Statement(each, "father_name", "Bolat", entity("tes", each)) for each in (AYGUL, AYGUL_TOO)))
    with compared.as_("bek") as session:
        after = pair(session, AYGUL, AYGUL_TOO).way
        assert any("Bolat" in step.sentence for step in after.steps)
        before = pair(session, SERIK, KAZAKH).way
        decide(session, KAZAKH, NURGUL, "same", "a test")
        assert pair(session, SERIK, KAZAKH).way != before


def test_the_last_reasons_are_this_members_own(compared: Group) -> None:
    """The latest first, each once."""
    with compared.as_("bek") as session:
        decide(session, NURGUL, UYGHUR, "same", "one father")
        decide(session, SERIK, KAZAKH, "same", "one father")
        decide(session, NURGUL, SERIK, "different", "a woman and a man")
        assert last_reasons(session) == ("a woman and a man", "one father")
    with compared.as_("cem") as session:
        assert last_reasons(session) == ()


def test_nothing_compared_says_what_to_do(group: Group) -> None:
    """Not an empty list, which would look like work done."""
    with group.as_("bek") as session:
        with pytest.raises(UserError, match="guvah link"):
            queue(session)
        with pytest.raises(UserError, match="guvah link"):
            compared_on(session)


def test_when_it_was_compared(compared: Group) -> None:
    """The day, in UTC."""
    with compared.as_("bek") as session:
        assert compared_on(session) == "2024-06-10"


def test_who_may(compared: Group) -> None:
    """Observers read and do not decide, intake does neither."""
    with compared.as_("fox") as session:
        assert pair(session, NURGUL, UYGHUR).rows
        with pytest.raises(NotAllowed):
            decide(session, NURGUL, UYGHUR, "same", "x")
        with pytest.raises(NotAllowed):
            undo(session, NURGUL, UYGHUR, "x")
    with compared.as_("eva") as session:
        with pytest.raises(NotAllowed):
            queue(session)
        with pytest.raises(NotAllowed):
            pair(session, NURGUL, UYGHUR)
        with pytest.raises(NotAllowed):
            last_reasons(session)


def test_records_that_are_not_there(compared: Group) -> None:
    """An id nobody has, the same twice, a source: each a sentence."""
    with compared.as_("bek") as session:
        for other in ("per-0000000000000000", NURGUL, entity("tes", "Nurgül Örnek")):
            with pytest.raises((UserError, BadInput)):
                pair(session, NURGUL, other)


def test_what_was_compared_and_is_gone_does_not_wait(compared: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that this memory does not hold any more is passed over."""
    with compared.as_("bek") as session:
        monkeypatch.setattr(matching, "_there", lambda _, pair: NURGUL not in pair)
        assert all(NURGUL not in each for each, _ in order(session))
        assert len(order(session)) == 2
