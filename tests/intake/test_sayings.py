"""What a form says, by property."""

from guvah.intake.forms import read_form
from guvah.intake.sayings import Saying, Sayings

PERSON = "per-0000000000000000"


def sayings() -> Sayings:
    return Sayings(read_form(b"a: 1\n", "f.yaml"), "tes-0000000000000000", "kk-Cyrl")


def test_words_by_language() -> None:
    """Words alone are in the testimony's language; each language has its own statements."""
    say = sayings()
    say.say(PERSON, "name", "Үлгі", "a")
    say.say(PERSON, "name", {"en": ("Ulgi", "Ülgi"), "zh-Hans": "乌尔吉"}, "a")
    assert [(one.statement.value, one.statement.lang) for one in say.drafts] == [
        ("Үлгі", "kk-Cyrl"),
        ("Ulgi", "en"),
        ("Ülgi", "en"),
        ("乌尔吉", "zh-Hans"),
    ]


def test_only_worded_values_have_a_language() -> None:
    """A date or a choice is in no language."""
    say = sayings()
    say.say(PERSON, "born", "1984", "a")
    say.say(PERSON, "sex", "Female", "a")
    assert [(one.statement.value, one.statement.lang) for one in say.drafts] == [("1984", None), ("female", None)]


def test_the_stricter_compartment_wins() -> None:
    """What is said under seal is sealed; what is sealed by its property stays so."""
    say = sayings()
    say.say(PERSON, "name", "Үлгі", "a", Saying(compartment="sealed"))
    say.say(PERSON, "identity_number", "1", "a")
    assert [one.compartment for one in say.drafts] == ["sealed", "sealed"]


def test_lines_stay_in_long_words() -> None:
    """Paragraphs of a narrative stay paragraphs; a name is one line."""
    say = sayings()
    say.say("tes-0000000000000000", "narrative", "one\n\ntwo\n", "a")
    say.say(PERSON, "name", "  A   B ", "a")
    assert [one.statement.value for one in say.drafts] == ["one\n\ntwo", "A B"]


def test_problems_of_a_date_are_notes() -> None:
    """An impossible day falls back to its month and is told."""
    say = sayings()
    say.say(PERSON, "born", "31.02.1977", "a")
    assert say.drafts[0].statement.value == "1977-02"
    assert say.notes
    assert not say.problems
