"""A record's statements as rows of lists: the words as written, by source."""

from guvah.linkage.list_rows import in_key_order, rows_of
from guvah.model.ids import derived_id, derived_owned_id
from guvah.model.statement import Statement

PERSON = derived_id("per", b"fictional", "Nurgül Örnek")
LIST, OTHER = (derived_id("doc", b"fictional", name) for name in ("list", "other"))


def episode(kind: str, source: str, **said: str) -> list[Statement]:
    entity = derived_owned_id(PERSON, "epi", b"fictional", kind)
    facts = {"episode_kind": kind, **said}
    return [Statement(entity, prop, value, source) for prop, value in facts.items()]


def test_words_as_written_and_dates_as_understood() -> None:
    """A place by its words, a date so that it sorts, several values together; numbers and links left out."""
    said = [
        Statement(PERSON, "name", "Nurgül Örnek", LIST, "7#name", "ÖRNEK NURGUL"),
        Statement(PERSON, "residence", "654002", LIST, "7#home", "Ghulja county"),
        Statement(PERSON, "born", "1984-03-02", LIST, "7#born", "2/3/84"),
        Statement(PERSON, "occupation", "teacher", LIST),
        Statement(PERSON, "occupation", "baker", LIST),
        Statement(PERSON, "identity_number", "654002198403020000", LIST),
        Statement(PERSON, "external_id", "7", LIST),
        Statement(PERSON, "review.verdict", "reviewed", derived_id("mem", b"fictional", "cem")),
        Statement(PERSON, "row", "0" * 20, LIST, "7", "46"),
        Statement(PERSON, "name", "Nurgül", OTHER),
    ]
    rows = rows_of(said, {})
    assert set(rows) == {LIST, OTHER}
    assert rows[LIST].number == 46
    assert rows[LIST].names == {"name": "ÖRNEK NURGUL"}
    assert rows[LIST].details == {"residence": "Ghulja county", "born": "1984-03-02", "occupation": "baker / teacher"}
    assert rows[OTHER].names == {"name": "Nurgül"}


def test_however_a_list_calls_being_taken_it_is_one_thing() -> None:
    """Arrest here and camp there are compared; a release is another thing."""
    said = [
        *episode("arrest", LIST, start="2017-09-03", place="Example hills"),
        *episode("camp", OTHER, start="2017-09-03"),
        *episode("release", OTHER, start="2018-12"),
    ]
    rows = rows_of(said, {})
    assert rows[LIST].details == {"taken": "2017-09-03", "taken place": "Example hills"}
    assert rows[OTHER].details == {"taken": "2017-09-03", "release start": "2018-12"}


def test_a_kept_date_that_no_calendar_holds_is_compared_as_such() -> None:
    """Whatever the column is called; other kept words by their column."""
    said = [
        Statement(PERSON, "kept", "30/02/2017", LIST, "7#fecha"),
        Statement(PERSON, "kept", "DESAPARECIDO", LIST, "7#estado"),
    ]
    assert rows_of(said, {})[LIST].details == {"impossible date": "30/02/2017", "kept estado": "DESAPARECIDO"}


def test_a_row_without_a_number_stands_where_its_key_does() -> None:
    """Keys are ordered as a person counts; of several rows of one list the first counts."""
    order = in_key_order(["10", "9", "B-2", "B-10", "a"])
    assert sorted(order, key=lambda key: order[key]) == ["9", "10", "B-2", "B-10", "a"]
    said = [
        Statement(PERSON, "name", "A", LIST),
        *(Statement(PERSON, "row", "0" * 20, LIST, key) for key in ("10", "9")),
    ]
    assert rows_of(said, {LIST: order})[LIST].number == order["9"]
