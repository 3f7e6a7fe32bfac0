"""One cell, read by its property."""

import pytest

from guvah.intake.cells import NOTHING, Outcome, cell_reader
from guvah.intake.grammar import FieldBlock
from guvah.intake.values import Value
from guvah.model.kinds import schema


def read(prop: str, text: str, kind: str = "per", language: str = "es", **block: object) -> Outcome:
    declared = schema().kind(kind).properties[prop]
    return cell_reader(FieldBlock("c", **block), declared, language, ("sin datos",))(text)  # type: ignore[arg-type]


def test_a_name_keeps_its_words() -> None:
    """The value is in reading order, the words as given stand beside it."""
    outcome = read("name", "ÖRNEK  NURGÜL", format="SURNAME  GIVEN", case="title")
    assert outcome == Outcome((Value("Nurgül Örnek", "ÖRNEK  NURGÜL"),))


def test_words_that_say_nothing_give_nothing() -> None:
    """`sin datos` in any spelling is as good as an empty cell."""
    assert read("occupation", " Sin  Datos ") is NOTHING
    assert read("occupation", "n/a", empty=("N/A",)) is NOTHING


def test_words_set_aside_are_kept_and_not_read() -> None:
    """A value listed under keep is not interpreted."""
    assert read("mother_name", "(none)", keep=("(None)",)) == Outcome((), True)


def test_splitting() -> None:
    """A cell of several values gives each; blanks divide from as many as the mapping writes."""
    assert [one.value for one in read("alias", "Cacho / Cachito", split=" / ").values] == ["Cacho", "Cachito"]
    assert [one.value for one in read("occupation", "baker of bread      singer", split="   ").values] == [
        "baker of bread",
        "singer",
    ]
    assert [one.value for one in read("alias", "a, b; c", split=(",", ";"), take="rest").values] == ["b", "c"]
    assert [one.value for one in read("alias", "a, b; a", split=(",", ";"), take="first").values] == ["a"]
    assert [one.value for one in read("alias", "a; a", split=";").values] == ["a"]


@pytest.mark.parametrize(
    ("text", "block", "value"),
    [
        ("26/12/1976", {}, "1976-12-26"),
        ("26/12/1976", {"precision": "month"}, "1976-12"),
        ("26/12/1976", {"precision": "year"}, "1976"),
        ("12/05/1976", {"order": "month first"}, "1976-12-05"),
        ("fines/1976", {}, "1976-39"),
        ("20-21/05/1977", {}, "1977-05-20/1977-05-21"),
        ("20-21/05/1977", {"precision": "year"}, "1977"),
        ("26/12/1976", {"bound": "before"}, "../1976-12-26"),
        ("26/12/1976", {"bound": "after"}, "1976-12-26/.."),
        ("20-21/05/1977", {"bound": "before"}, "../1977-05-21"),
        ("20-21/05/1977", {"bound": "after"}, "1977-05-20/.."),
    ],
)
def test_dates(text: str, block: dict[str, str], value: str) -> None:
    """Dates are cut and bounded as the mapping says, and never more precise than written."""
    assert read("born", text, **block).values == (Value(value, text),)


def test_an_impossible_day_is_told() -> None:
    """The sentence quotes the cell; the date falls back to the month."""
    outcome = read("born", "31/02/1977")
    assert outcome.values == (Value("1977-02", "31/02/1977"),)
    assert outcome.sentence.startswith('"31/02/1977": ')
    assert not outcome.keep


@pytest.mark.parametrize(
    ("prop", "text", "words"),
    [
        ("born", "long ago", "is not a date"),
        ("sex", "X", "is none of"),
        ("children", "many", "is not a whole number"),
        ("link_url", "see below", "is no web address"),
    ],
)
def test_what_cannot_be_read_is_kept_and_told(prop: str, text: str, words: str) -> None:
    """An unreadable cell is kept word for word, with a sentence."""
    outcome = read(prop, text)
    assert outcome.values == ()
    assert outcome.keep
    assert words in outcome.sentence


def test_choices() -> None:
    """Words of the list are translated; `*` takes what is left; words of the vocabulary need no translation."""
    assert read("sex", "masculino", values={"Masculino": "male"}).values == (Value("male", "masculino"),)
    assert read("pregnant", "3 meses", values={"*": "yes"}).values == (Value("yes", "3 meses"),)
    assert read("sex", "female").values == (Value("female"),)


def test_places() -> None:
    """Two blanks between the parts of a place are a comma; the gazetteer gives its code."""
    assert read("birth_place", "LA PLATA  BUENOS AIRES", case="title").values == (
        Value("La Plata, Buenos Aires", "LA PLATA  BUENOS AIRES"),
    )
    assert read("birth_place", "Ghulja county").values == (Value("654021", "Ghulja county"),)


def test_numbers_and_coordinates() -> None:
    """Whole numbers lose decimals; coordinates must be on the earth."""
    assert read("children", "3.0").values == (Value("3"),)
    assert read("lat_lon", "-34.6, -58.4", kind="fac").values == (Value("-34.6,-58.4"),)
    assert read("lat_lon", "91,0", kind="fac").keep
    assert read("external_id", "12.0", format="whole number").values == (Value("12", "12.0"),)
