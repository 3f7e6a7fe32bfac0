"""What a site remembers between builds."""

import pytest

from guvah.errors import UserError
from guvah.site.cards import card_of
from guvah.site.memory import Memory, Remembered, recall
from tests.site.fictional import nurgul


def test_memory_comes_back_as_it_was() -> None:
    """A finished memory is read as it was written."""
    card = card_of(nurgul(), b"12345678")
    memory = Memory(complete=True, made="x", people={card.id: Remembered(card, True, (1, 2, 3))}, pages={"a": "b"})
    assert recall(memory.written()) == memory


def test_unfinished_or_foreign_memory_is_empty() -> None:
    """What an interrupted build or another version left is not trusted."""
    assert recall(Memory(made="x").written()) == Memory()
    assert recall(b'{"guvah":"site/9","complete":true,"people":7}') == Memory()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"guvah":"site/1","complete":true,"people":7}'])
def test_unreadable_memory_is_refused(broken: bytes) -> None:
    """A file that is no memory may be somebody's own."""
    with pytest.raises(UserError, match="cannot be read"):
        recall(broken)
