"""The table of weights: the same in the documentation, and built so that name and sex alone cannot suffice."""

import re
from pathlib import Path

from guvah.linkage.naming import ALIKE, CLOSE, SAME, SOMEWHAT

from guvah.linkage.weights import AGREEING, CAP_WITHOUT_THIRD, LEVELS, PRIOR, WEIGHTS, best, level, reason

DOC = Path(__file__).parents[2] / "docs" / "linkage.md"


def test_the_documentation_holds_the_same_table() -> None:
    """Every weight, and which findings agree, are the ones that docs/linkage.md explains."""
    rows = re.findall(
        r"^\| ([a-z ]+: [a-z ,]+) \| ([+−]?[\d.]+) \| (yes|) *\|", DOC.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {word: (float(weight.replace("−", "-")), agrees == "yes") for word, weight, agrees in rows}
    assert told == {word: (weight, word in AGREEING) for word, weight in WEIGHTS.items()}
    assert f"{PRIOR:+g}".replace("-", "−") in DOC.read_text(encoding="utf-8")


def test_the_documentation_holds_the_same_limits() -> None:
    """From which likeness on names are the same, close, alike or somewhat alike."""
    told = re.findall(r"^\| name: ([a-z ]+) \|.*\((?:likeness )?from ([\d.]+)\)", DOC.read_text("utf-8"), re.MULTILINE)
    limits = {"same": SAME, "close": CLOSE, "alike": ALIKE, "somewhat alike": SOMEWHAT}
    assert {word: float(least) for word, least in told} == limits


def test_name_and_sex_are_no_third_property() -> None:
    """What agrees beside them is something else, and the cap is below likely."""
    assert set(WEIGHTS) >= AGREEING
    assert not [word for word in AGREEING if word.startswith(("name", "sex")) or WEIGHTS[word] <= 0]
    assert level(CAP_WITHOUT_THIRD) == "possible"


def test_a_probability_has_one_word() -> None:
    """The words in order, at their limits."""
    assert [level(least) for least, _ in LEVELS] == [word for _, word in LEVELS]
    assert level(0.9899) == "likely"


def test_the_strongest_finding_is_chosen_the_same_way_every_time() -> None:
    """Among equals the first in text order."""
    one, two = reason("birth: same year", "b"), reason("birth: same year", "a")
    assert best([one, two, reason("birth: far apart", "c")]) == best([two, one]) == [two]
    assert best([]) == []
