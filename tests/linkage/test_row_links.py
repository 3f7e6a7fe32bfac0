"""Quick links between the rows of two lists: what was decided, and what only two rows share."""

from guvah.linkage.copied_cells import Row, RowPair
from guvah.linkage.row_links import Told, link_rows

ONE, OTHER, THIRD, REPEAT = "doc-one", "doc-other", "tes-third", "doc-repeat"


def row(number: int, name: str, born: str = "1984", taken: str = "", **details: str) -> Row:
    return Row(number, {"name": name}, {"born": born, "taken": taken, **details})


def found(*told: Told, repeating: tuple[str, ...] = ()) -> list[tuple[int, int, tuple[str, ...]]]:
    links = link_rows(told, ONE, OTHER, repeating)
    return [(pair.one.number, pair.other.number, tuple(sorted(pair.linked_by))) for pair in links]


def test_rows_of_one_person_are_linked_and_rest_on_nothing() -> None:
    """Decided, or one record in both lists: whatever the names say."""
    decided = (Told("per-1", {ONE: row(1, "A B")}), Told("per-1", {OTHER: row(7, "C D", "1950")}))
    both = Told("per-2", {ONE: row(2, "E F"), OTHER: row(8, "G H", "1951")})
    assert found(*decided, both) == [(1, 7, ()), (2, 8, ())]


def test_a_name_and_year_that_nobody_else_has_link() -> None:
    """In any order of the words and any case; not where somebody else has them too, nor a single word."""
    told = (
        Told("per-1", {ONE: row(1, "Örnek Askar")}),
        Told("per-2", {OTHER: row(2, "ASKAR ORNEK")}),
        Told("per-3", {ONE: row(3, "Serik", "1960")}),
        Told("per-4", {OTHER: row(4, "Serik", "1960")}),
    )
    assert found(*told) == [(1, 2, ("age_at_event", "born", "name"))]
    assert found(*told, Told("per-5", {OTHER: row(5, "Askar Örnek")})) == []
    assert found(*told[:1], Told("per-2", {OTHER: row(2, "ASKAR ORNEK", "1985")})) == []


def test_a_day_a_year_and_a_word_of_the_name_link_whatever_the_spelling_of_the_rest() -> None:
    """So that spellings are evidence; a month is too little."""
    day = "1976-03-24"
    told = (
        Told("per-1", {ONE: row(1, "Askar Örnek", taken=day)}),
        Told("per-2", {OTHER: row(2, "Askar Örneg", taken=day)}),
    )
    assert found(*told) == [(1, 2, ("age_at_event", "born", "taken"))]
    month = Told("per-2", {OTHER: row(2, "Askar Örneg", taken="1976-03")})
    assert found(told[0], month) == []


def test_a_row_is_linked_once() -> None:
    """What was decided goes before what looks alike."""
    told = (
        Told("per-1", {ONE: row(1, "Askar Örnek"), OTHER: row(2, "Somebody Else", "1950")}),
        Told("per-2", {OTHER: row(3, "Askar Örnek")}),
    )
    assert found(*told) == [(1, 2, ())]


def test_further_sources_stand_beside_a_pair_unless_they_repeat_either_list() -> None:
    """What a testimony says of the person; what a copy of the list says contradicts nobody."""
    told = Told(
        "per-1",
        {
            ONE: row(1, "A B"),
            OTHER: row(2, "A B"),
            THIRD: row(0, "A C", "1985"),
            REPEAT: row(5, "A D", "1999"),
        },
    )
    (pair,) = link_rows([told], ONE, OTHER, [REPEAT])
    assert isinstance(pair, RowPair)
    assert (pair.others["name"], pair.others["born"]) == (frozenset({"A C"}), frozenset({"1985"}))
