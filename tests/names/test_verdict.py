"""From findings to a probability."""

import numpy as np
import pytest
from numpy.typing import NDArray

from guvah.names.comparing import Batch
from guvah.names.encoding import encode
from guvah.names.verdict import FINDINGS, bins, boosted, probabilities
from guvah.names.weights import weights


def found(a: str, b: str) -> dict[str, float]:
    row, _ = Batch([encode(a), encode(b)], weights()).findings(np.array([0]), np.array([1]))
    return dict(zip(FINDINGS, map(float, row[0]), strict=True))


def test_every_finding_has_a_column_and_a_limit() -> None:
    """The trees were learned from these findings."""
    assert len(set(FINDINGS)) == len(FINDINGS) == len(weights().verdict["edges"])
    assert weights().verdict["columns"].max() < len(FINDINGS)


@pytest.mark.parametrize(
    ("a", "b", "finding", "value"),
    [
        ("Nurgül Örnek", "Нұргүл Өрнек", "swapped", 0),
        ("Örnek Nurgül", "Нұргүл Өрнек", "swapped", 1),
        ("NurgülÖrnek", "Нұргүл Өрнек", "run_together", 1),
        ("Nurgül", "Нұргүл Өрнек", "words_few", 1),
        ("Nurgül", "Нұргүл Өрнек", "words_many", 2),
        ("Nurgül", "努尔古丽", "chinese", 1),
        ("Nurgül", "努尔古丽", "both_chinese", 0),
        ("Nurgül", "Nurgul", "same_channel", 1),
        ("Memet Misal", "Muhammad Misal", "listed", 1),
        ("Misaluly", "Мисалұлы", "both_fathers", 1),
        ("Misaluly", "Мисал", "one_father", 1),
        ("马明", "馬明", "han", 2),
    ],
)
def test_what_is_found(a: str, b: str, finding: str, value: float) -> None:
    """Each finding says what its name says."""
    assert found(a, b)[finding] == value


def test_a_missing_word_weighs_as_its_letters() -> None:
    """The share of a name that has no partner lies between nothing and all of it."""
    assert found("Nurgül Örnek", "Нұргүл Өрнек")["missing"] == 0
    assert 0 < found("Nurgül", "Нұргүл Өрнек")["missing_share"] < 1


def test_boosted_is_the_sum_of_the_leaves() -> None:
    """Each tree asks its questions in turn; the answers, as bits, are the number of a leaf."""
    verdict: dict[str, NDArray[np.float64] | NDArray[np.uint8] | NDArray[np.float32]] = {
        "edges": np.array([[0.0, 1.0], [5.0, 6.0]], np.float32),
        "start": np.array([-1.0]),
        "columns": np.array([[0, 1], [1, 1]], np.uint8),
        "limits": np.array([[0, 1], [0, 0]], np.uint8),
        "leaves": np.array([[0, 1, 2, 3], [0, 0, 0, 10]], np.float32),
    }
    rows = np.array([[-1.0, 0.0], [0.5, 0.0], [0.5, 7.0]], np.float32)
    assert bins(rows, verdict["edges"]).tolist() == [[0, 1, 1], [0, 0, 2]]  # type: ignore[arg-type]
    assert list(boosted(rows, verdict)) == [-1.0, 1.0, 12.0]


def test_the_hopeless_are_next_to_nothing_in_the_order_of_their_scores() -> None:
    """A pair that is not worth a verdict still has a place in a ranking; nobody has none."""
    rows = np.zeros((3, len(FINDINGS)), np.float32)
    rows[:, 0] = (-50, 3, 0)
    rows[:2, FINDINGS.index("words_few")] = 1
    said = probabilities(rows, np.zeros(3, np.bool_), weights())
    assert 0 < said[0] < said[1] < 1e-4
    assert said[2] == 0


def test_no_verdict_is_certain() -> None:
    """Only the same words are 1."""
    rows, able = Batch([encode("Nurgül Örnek"), encode("Nurgul Ornek")], weights()).findings(
        np.array([0]), np.array([1])
    )
    assert 0.5 < probabilities(rows, able, weights())[0] < 1
