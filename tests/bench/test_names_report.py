"""The section of the benchmarks page: a row for each matcher, and what was left out by name."""

from bench.names import GUVAH, curves, measured, report, tenth
from bench.names_data import draw_pairs, load, load_distractors
from bench.names_peers import Folded


def test_the_section_names_every_matcher_and_what_is_missing() -> None:
    """A peer that is not installed is said to be missing."""
    names = tenth(load())
    pairs = draw_pairs(names)
    likeness = Folded(str.lower, lambda a, b, **_: float(a == b))
    results = {"clean": measured({GUVAH: likeness}, names, pairs, load_distractors()[:50])}
    page = report(results, ["a peer"], ["calibrated"])
    assert f"| {GUVAH} | clean |" in page
    assert "Not installed, so not measured: a peer." in page
    assert page.endswith("calibrated")


def test_every_pair_is_in_the_curve_of_all_and_of_its_scripts() -> None:
    """The groups hold the same pairs as the whole."""
    names = tenth(load())
    pairs = draw_pairs(names)
    groups = curves(names, pairs, [0.5] * len(pairs.all()))
    whole = groups.pop("all")
    assert whole[0].count == len(pairs.all()) == sum(one.count for some in groups.values() for one in some)
