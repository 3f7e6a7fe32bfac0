"""How likely two spellings are one name, as a probability, for one pair or for many.

Owns what needs no weighing: the same words are the same name, and nobody unnamed is anybody. Never decides that two
people are one: namesakes are common.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from guvah.names.comparing import Batch
from guvah.names.encoding import encode
from guvah.names.parts import parts
from guvah.names.weights import weights


def similarity(a: str, b: str) -> float:
    """The probability that two spellings are one name: symmetric, 1 for the same words, 0 if either names nobody."""
    return float(similarities([(a, b)])[0])


def similarities(untrusted_pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """The probability of each pair (N,), many at once: about a hundred times quicker than one by one."""
    numbers: dict[str, int] = {}
    pairs = np.array([[numbers.setdefault(name, len(numbers)) for name in pair] for pair in untrusted_pairs], np.int64)
    if not len(pairs):
        return np.zeros(0)
    one, other = pairs.T
    result = Batch([encode(name) for name in numbers], weights()).probabilities(one, other)
    words = [_naming(name) for name in numbers]
    same = np.fromiter((words[i] == words[j] for i, j in pairs), np.bool_, len(pairs))
    named = np.array([bool(some) for some in words])
    result[same] = 1.0
    result[~(named[one] & named[other])] = 0.0
    return result


def score_many(untrusted_query: str, packed: Sequence[bytes]) -> NDArray[np.float64]:
    """The probability that each of many packed names (guvah.names.encode) is the name asked for (N,).

    As `similarities` but for the same words, which are not 1 here: packed names do not tell homophones apart.
    """
    query = encode(untrusted_query)
    if not query or not packed:
        return np.zeros(len(packed))
    count = len(packed)
    return Batch([*packed, query], weights()).probabilities(np.arange(count), np.full(count, count))


@lru_cache(maxsize=16384)
def _naming(name: str) -> tuple[str, ...]:
    """The words that name somebody; () for a title alone, an "unknown", or nothing."""
    found = parts(name)
    return () if found.address_only else found.names
