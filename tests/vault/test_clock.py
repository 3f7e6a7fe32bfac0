"""The hybrid logical clock: one order, whatever wall clocks do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import Unavailable
from guvah.vault.clock import LAST_MS, REACH, HybridClock, parse_clock
from tests.vault.archives import START, Wall

A, B = "a" * 32, "b" * 32
YEAR = 365 * 24 * 3600 * 1000
times = st.integers(0, START * 2)


@settings(deadline=None)
@given(st.lists(times, min_size=1, max_size=50))
def test_ticks_rise_whatever_the_wall_clock_does(readings: list[int]) -> None:
    """Each tick sorts after the one before, for any sequence of readings of the wall clock."""
    source = iter(readings)
    clock = HybridClock(A, lambda: next(source))
    ticks = [clock.tick() for _ in readings]
    assert ticks == sorted(set(ticks))
    assert all(parse_clock(tick) for tick in ticks)


def test_clock_set_back_a_year_still_rises() -> None:
    """A wall clock set back a year between two runs does not put new entries before old ones."""
    before = HybridClock(A, lambda: START).tick()
    after = HybridClock(A, lambda: START - YEAR, before)
    assert before < after.tick() < after.tick()


@settings(deadline=None)
@given(times, times)
def test_a_tick_follows_what_was_observed(ours: int, theirs: int) -> None:
    """What was written after seeing another feed's entry sorts after it, if that clock was within reach."""
    seen = HybridClock(B, lambda: theirs).tick()
    clock = HybridClock(A, lambda: ours)
    within = clock.observe(seen)
    assert within == (theirs <= ours + REACH)
    assert not within or clock.tick() > seen


def test_a_wildly_wrong_clock_is_not_followed() -> None:
    """One device whose clock stands in a far year does not drag the others there."""
    clock = HybridClock(A, lambda: START)
    assert not clock.observe(HybridClock(B, lambda: LAST_MS).tick())
    assert clock.tick().startswith(f"{START:013d}")


def test_more_ticks_than_a_millisecond_counts() -> None:
    """When the counter is full the clock goes on with the next millisecond."""
    clock = HybridClock(A, lambda: START, f"{START:013d}.999999.{A}")
    assert clock.tick() == f"{START + 1:013d}.000000.{A}"


def test_the_end_of_the_clock_is_said() -> None:
    """A feed whose clock has reached its end refuses instead of going round."""
    clock = HybridClock(A, lambda: START, f"{LAST_MS}.999999.{A}")
    with pytest.raises(Unavailable):
        clock.tick()


def test_what_is_no_clock_is_refused() -> None:
    """A string that is no clock parses to nothing and is not observed."""
    assert parse_clock("yesterday") is None
    assert not HybridClock(A, Wall()).observe(f"{START}.0.{A}")
