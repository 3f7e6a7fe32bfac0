"""The messages between a rebuild and its hands."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from guvah.errors import DamagedArchive, NewerFormat
from guvah.index.hands import Elsewhere, Fold, HandOver, Here, Question, Take, serve, spread

HEADER = b'{"guvah":"statements/1","by":"mem-aaaaaaaaaaaaaaaa"}\n'
BODY = HEADER + b'["per-aaaaaaaaaaaaaaaa","name","x","tes-aaaaaaaaaaaaaaaa"]\n'


def test_here_and_elsewhere_hand_over_the_same() -> None:
    """The same bodies give the same partitions in this process and in another."""
    here, elsewhere = Here(), Elsewhere()
    for hand in (here, elsewhere):
        hand.tell(Take(1, BODY))
        hand.ask(HandOver())
    assert here.answer() == elsewhere.answer()
    elsewhere.let_go()


@pytest.mark.parametrize(
    ("body", "error"), [(b"", DamagedArchive), (b'{"guvah":"statements/9","by":"x"}\nx', NewerFormat)]
)
def test_trouble_travels_with_the_next_answer(body: bytes, error: type[Exception]) -> None:
    """What was wrong with a body taken up elsewhere is raised where its answer is asked for."""
    elsewhere = Elsewhere()
    elsewhere.tell(Take(1, body))
    elsewhere.ask(HandOver())
    with pytest.raises(error):
        elsewhere.answer()
    elsewhere.let_go()


def test_serving_ends_with_the_pipe() -> None:
    """A message that is cut off ends the work without an answer."""
    answers = io.BytesIO()
    serve(io.BytesIO((100).to_bytes(8, "big") + b"cut"), answers)
    assert answers.getvalue() == b""


class Slow:
    """Hands that note when they are asked."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name, self.notes, self.asked = name, notes, b""

    def tell(self, message: Any) -> None: ...

    def ask(self, question: Question) -> None:
        assert isinstance(question, Fold)
        self.asked = question.chunks[0]
        self.notes.append(f"{self.name} begins {self.asked.decode()}")

    def answer(self) -> bytes:
        return self.asked

    def let_go(self) -> None: ...


def test_everybody_is_kept_busy_and_answers_stay_in_order() -> None:
    """A hand has its next question before its last answer is looked at."""
    notes: list[str] = []
    answers: Iterator[bytes] = spread([Slow("a", notes), Slow("b", notes)], (Fold([str(n).encode()]) for n in range(4)))
    assert next(answers) == b"0"
    assert notes == ["a begins 0", "b begins 1", "a begins 2"]
    assert list(answers) == [b"1", b"2", b"3"]
    assert list(spread([Slow("a", notes)], [])) == []
