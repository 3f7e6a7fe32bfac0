"""Two names laid beside each other word by word, for many pairs at once.

Owns which word stands beside which, and what words without a partner cost. Never compares letters: the vocabulary does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.ragged import Whole
from guvah.linkage.evidence.vocabulary import Bits, Vocabulary

MOST_WORDS = 6
CONFLICT = 6.0
"""Bits lost where a word of each name is left over: Juan beside José. Kin share all the others."""
MISSING = 1.0
"""Bits lost for a word that only one name has: a second given name, a surname by marriage."""
MOVED = 0.5
"""Bits lost where words stand in another order."""
_BARRED = -99.0


def word_numbers(names: Sequence[Sequence[str]], vocabulary: Vocabulary) -> NDArray[np.int64]:
    """Return the numbers of the words of names (N, MOST_WORDS), -1 where a name has fewer."""
    found = np.full((len(names), MOST_WORDS), -1, np.int64)
    for n, words in enumerate(names):
        for place, word in enumerate(words[:MOST_WORDS]):
            found[n, place] = vocabulary.number[word]
    return found


def laid(one: Whole, other: Whole, vocabulary: Vocabulary) -> tuple[Bits, NDArray[np.int8]]:
    """Return what each pair of names (N, MOST_WORDS each) is worth in bits, and the partner of each word of the first.

    The likeliest words are taken first, each once; -1 for a word without a partner.
    """
    count = len(one)
    worth = np.full((count, MOST_WORDS, MOST_WORDS), _BARRED, np.float32)
    pair, first, second = np.nonzero((one[:, :, None] >= 0) & (other[:, None, :] >= 0))
    worth[pair, first, second] = vocabulary.worth(one[pair, first], other[pair, second])
    flat = worth.reshape(count, MOST_WORDS * MOST_WORDS)
    total = np.zeros(count, np.float32)
    partner = np.full((count, MOST_WORDS), -1, np.int8)
    rows = np.arange(count)
    for _ in range(MOST_WORDS):
        place = flat.argmax(1)
        value = flat[rows, place]
        taken = np.flatnonzero(value > 0)
        if not len(taken):
            break
        mine, theirs = place[taken] // MOST_WORDS, place[taken] % MOST_WORDS
        total[taken] += value[taken]
        partner[taken, mine] = theirs
        worth[taken, mine, :] = _BARRED
        worth[taken, :, theirs] = _BARRED
    matched = (partner >= 0).sum(1)
    alone = (one >= 0).sum(1) - matched, (other >= 0).sum(1) - matched
    conflicts = np.minimum(*alone)
    total -= CONFLICT * conflicts + MISSING * (np.maximum(*alone) - conflicts) + MOVED * _moved(partner)
    return total, partner


def _moved(partner: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Say whether partners stand in another order."""
    highest = np.maximum.accumulate(partner, axis=1)
    return np.asarray(((partner >= 0) & (partner < highest)).any(1))
