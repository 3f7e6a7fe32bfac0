"""How alike two names are, in [0, 1], and why, in words.

Owns the scale from distance to likelihood and the reviewer's sentence. Never decides that two people are one: namesakes
are common.
"""

import math

from guvah.names.arrangement import match
from guvah.names.parts import Parts, parts
from guvah.names.words import shared_consonants

MIDDLE, STEEP = 0.30, 14.0
"""The distance at which a pair is as likely the same name as not, and how quickly the scale falls around it."""
HOPELESS = 0.5
"""Names sharing a smaller part of their consonants than this are not compared further."""


def similarity(a: str, b: str) -> float:
    """How likely two spellings are one name: symmetric, 1 for the same words, 0 if either names nobody."""
    first, second = _in_order(a, b)
    if not _comparable(first, second):
        return 0.0
    if first.names == second.names:
        return 1.0
    if shared_consonants(first.names, second.names) < HOPELESS:
        return 0.0
    found = match(first, second)
    return _scale(found.distance) if found else 0.0


def _in_order(a: str, b: str) -> tuple[Parts, Parts]:
    """The two names in an order of their own, so that asking the other way round is the same question."""
    first, second = sorted((parts(a), parts(b)), key=lambda found: found.names)
    return first, second


def _comparable(first: Parts, second: Parts) -> bool:
    return bool(first.names and second.names) and not first.address_only and not second.address_only


def _scale(distance: float) -> float:
    top = 1 / (1 + math.exp(-STEEP * MIDDLE))
    return 0.999 * (1 / (1 + math.exp(STEEP * (distance - MIDDLE)))) / top


def explain(a: str, b: str) -> str:
    """The comparison in words for a reviewer: which words were laid together, how close they are, what was left out."""
    first, second = _in_order(a, b)
    if not _comparable(first, second):
        return "Nothing to compare: one side holds no name."
    if first.names == second.names:
        return "The same words."
    found = match(first, second)
    if found is None:
        return "Nothing to compare: the script cannot be read."
    said = [_said(*pair) for pair in found.pairs]
    if found.swapped:
        said.append("the words stand in another order")
    if found.glued:
        said.append("one spelling does not part the words")
    return f"{_verdict(_scale(found.distance))}: " + "; ".join(said) + "."


_VERDICTS = ((0.9, "Very close"), (0.5, "Close"), (0.1, "Some likeness"), (0.0, "Unlike"))
_SAID = ((0.6, "unlike"), (0.3, "somewhat like"), (0.1, "close to"), (0.0, "sounds like"))


def _verdict(score: float) -> str:
    return next(word for least, word in _VERDICTS if score >= least)


def _said(a: str, b: str, distance: float) -> str:
    if not a:
        return f"{b} has no partner"
    return f"{a} {next(word for least, word in _SAID if distance >= least)} {b}"
