"""Date strings: what they may mean, from the first day to the last."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.model import edtf

BOUNDS = {
    "2018": ("2018-01-01", "2018-12-31"),
    "2018-02": ("2018-02-01", "2018-02-28"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "2018-03-15": ("2018-03-15", "2018-03-15"),
    "2018-21": ("2018-03-01", "2018-05-31"),
    "2018-22": ("2018-06-01", "2018-08-31"),
    "2018-23": ("2018-09-01", "2018-11-30"),
    "2018-24": ("2018-01-01", "2019-02-28"),
    "2018-37": ("2018-01-01", "2018-04-30"),
    "2018-38": ("2018-05-01", "2018-08-31"),
    "2018-39~": ("2018-09-01", "2018-12-31"),
    "1976/1977-03": ("1976-01-01", "1977-03-31"),
    "../1977": ("0001-01-01", "1977-12-31"),
    "1976-11/..": ("1976-11-01", "9999-12-31"),
    "9999-24": ("9999-01-01", "9999-02-28"),
}
WRONG = ["", "18", "2018-13", "2018-00", "2018-02-30", "2018-3", "2018-23-01", "0000", "2018~~", "../..", "1977/1976",
         "1976/1977/1978", "x", "2018-02-00", "٢٠١٨", " 2018"]  # fmt: skip


@pytest.mark.parametrize("text", BOUNDS)
def test_bounds(text: str) -> None:
    """The first and last day a date may mean."""
    assert (edtf.earliest(text).isoformat(), edtf.latest(text).isoformat()) == BOUNDS[text]
    assert edtf.is_date(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_string(text: str) -> None:
    """Everything that is not exactly of the grammar is refused."""
    assert not edtf.is_date(text)
    with pytest.raises(BadInput):
        edtf.parts(text)


def test_parts() -> None:
    """A page can say every part of a date."""
    assert edtf.parts("2018-03-15?") == edtf.Parts(2018, 3, 15, doubtful=True)
    assert edtf.parts("2018-37%") == edtf.Parts(2018, part=37, about=True, doubtful=True)
    assert edtf.parts("../1977~") == edtf.Parts(interval=True, end=edtf.Parts(1977, about=True))


def test_more_exact_is_more() -> None:
    """A mark makes a date less exact than the same without it, but never less than the next wider one."""
    dates = ["../1976", "1976/1977", "1976~", "1976", "1976-39", "1976-23", "1976-03?", "1976-03", "1976-03-15"]
    assert sorted(reversed(dates), key=edtf.precision_rank) == dates


@given(st.dates(), st.dates())
def test_days_agree_with_themselves_alone(one: datetime.date, other: datetime.date) -> None:
    """Two days agree exactly if they are the same; a day agrees with its month and year."""
    assert edtf.agree(one.isoformat(), other.isoformat()) is (one == other)
    assert edtf.agree(one.isoformat(), one.isoformat()[:7])
    assert edtf.agree(one.isoformat()[:4], one.isoformat())
