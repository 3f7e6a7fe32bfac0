"""Calibration: the error worked out by hand, and a drawing that is well formed."""

from xml.etree import ElementTree

import pytest
from bench.names_calibration import Bin, bins, calibration_error, draw, unsure


def test_the_error_is_the_distance_from_the_truth() -> None:
    """Four pairs given .75 of which three are true: no error; all four true: a quarter."""
    assert calibration_error([True, True, True, False], [0.75] * 4) == 0
    assert calibration_error([True] * 4, [0.75] * 4) == 0.25


def test_bins_weigh_by_their_pairs() -> None:
    """One pair wrong by 1 among four: a quarter. A score of 1 belongs to the last bin."""
    assert calibration_error([True, True, True, False], [1.0] * 3 + [0.999]) == pytest.approx(0.24975)
    assert bins([True, False], [1.0, 0.0]) == [Bin(1, 0.0, 0.0), Bin(1, 1.0, 1.0)]


def test_the_interval_is_wilson_s() -> None:
    """Half of 100: .404 to .596."""
    low, high = Bin(100, 0.5, 0.5).interval()
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)


def test_only_the_unsure_are_kept() -> None:
    """Scores from .05 to .95."""
    assert unsure([True, False, True], [0.99, 0.05, 0.5]) == ([False, True], [0.05, 0.5])


def test_the_figure_is_drawn() -> None:
    """A square for each group, a point for each bin, the counts in words; markup in a name does no harm."""
    svg = draw("a & b", {"<all>": [Bin(1200, 0.1, 0.2), Bin(30, 0.9, 0.8)], "Latn-Latn": [Bin(3, 0.5, 1.0)]})
    root = ElementTree.fromstring(svg)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"a & b", "<all>, 1,230 pairs", "1.2k", "30"} <= set(texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 3
