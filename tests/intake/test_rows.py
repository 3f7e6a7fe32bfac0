"""Rows and their problems."""

import pytest

from guvah.intake.rows import Problem, looks_like_formula


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+cmd|x", "-2+3+cmd|' /C calc'!A0"])
def test_formulas_are_told_apart(text: str) -> None:
    """What a spreadsheet program would calculate looks like a formula."""
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "-", "-58.38", "+7 700 000 00 00", "@ulgi", "a=b", "1984"])
def test_ordinary_words_are_no_formulas(text: str) -> None:
    """Telephone numbers, negative numbers and dashes are words."""
    assert not looks_like_formula(text)


def test_a_problem_says_where() -> None:
    """A problem reads as a terminal shows it."""
    assert str(Problem(1207, "born", "no such day")) == "row 1,207 born: no such day"
    assert str(Problem(3, "", "left out")) == "row 3: left out"
