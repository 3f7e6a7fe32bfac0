"""One member deciding pair after pair at the terminal, or over a pipe: a line is an answer.

Owns the keys, the question for a reason, and what was done in this sitting. Never decides: each answer is one signed
entry of casework, so stopping at any moment leaves nothing half written.

    s same   d different   u unsure   w say why first   z undo the last   n next   q quit
"""

import sys
from dataclasses import dataclass, field

from guvah.casework import matching
from guvah.casework.session import Session
from guvah.cli.match_text import LEGEND, show
from guvah.cli.screen import say
from guvah.errors import UserError
from guvah.linkage.queue import Standing

KEYS = {"s": "same", "d": "different", "u": "unsure"}
QUESTION = "s same, d different, u unsure, w say why first, z undo the last, n next, q quit: "
PAGE = 20
KEPT_REASONS = 9

Pair = tuple[str, str]


@dataclass
class Sitting:
    """What was done since the command was typed. `done` are the pairs decided, the last one last."""

    session: Session
    reasons: list[str]
    seen: set[Pair] = field(default_factory=set)
    done: list[Pair] = field(default_factory=list)
    why: str = ""
    again: Pair | None = None


def sit(session: Session, limit: int) -> None:
    """Show up to `limit` pairs that wait and record what the member answers to each, until they stop.

    Raises NotAllowed, UserError where nothing was compared yet.
    """
    session.require("link")
    day = matching.compared_on(session)
    sitting = Sitting(session, list(matching.last_reasons(session)))
    say(LEGEND)
    for number in range(limit):
        found = _next(sitting)
        if found is None:
            say(f"Nothing {'more ' if number else ''}waits of what was compared on {day}.")
            break
        if not _one_pair(sitting, *found):
            break
    say(f"Decided: {len(sitting.done)}.")


def _next(sitting: Sitting) -> tuple[Pair, Standing] | None:
    """Return the pair to show: the one taken back just now, else the first that waits and was not shown yet."""
    if sitting.again is not None:
        again, sitting.again = sitting.again, None
        return again, "open"
    offset = 0
    while page := matching.queue(sitting.session, offset, PAGE):
        for each in page:
            if (each.one.id, each.other.id) not in sitting.seen:
                return (each.one.id, each.other.id), each.standing
        offset += PAGE
    return None


def _one_pair(sitting: Sitting, pair: Pair, standing: Standing) -> bool:
    """Show a pair and take answers until it is done with; return whether to go on."""
    sitting.seen.add(pair)
    sitting.why = ""
    show(matching.pair(sitting.session, *pair), standing)
    while (line := _asked(QUESTION)) is not None:
        key, _, words = line.strip().partition(" ")
        if key == "q":
            return False
        if key == "n" or _answered(sitting, pair, key, words.strip()):
            return True
    return False


def _answered(sitting: Sitting, pair: Pair, key: str, words: str) -> bool:
    """Do what a key says; return whether the next pair comes. A refusal is said, and the pair stays."""
    try:
        if key in KEYS:
            return _decided(sitting, pair, KEYS[key], words)
        if key == "z":
            return _undone(sitting, pair, words)
    except UserError as error:
        say(str(error))
        return False
    if key == "w":
        sitting.why = _reason(sitting, words)
    elif key:
        say("That is none of the letters.")
    return False


def _decided(sitting: Sitting, pair: Pair, word: str, words: str) -> bool:
    why = _reason(sitting, words) if words or not sitting.why else sitting.why
    if not why:
        return False
    follows = matching.decide(sitting.session, *pair, word, why)
    sitting.done.append(pair)
    say(f"Recorded: {word}. {follows}")
    return True


def _undone(sitting: Sitting, shown: Pair, words: str) -> bool:
    """Take the last decision of this sitting back; its pair comes next, then the one that was shown."""
    if not sitting.done:
        raise UserError("Nothing was decided in this sitting. To undo an older one: guvah match ID OTHER --decide undo")
    why = _reason(sitting, words)
    if not why:
        return False
    follows = matching.undo(sitting.session, *sitting.done[-1], why)
    sitting.again = sitting.done.pop()
    sitting.seen.discard(shown)
    say(f"Taken back. {follows}")
    return True


def _reason(sitting: Sitting, words: str) -> str:
    """Return a reason: the words, or one of the last by its number; asked for where there are none, '' for none."""
    if not words:
        for number, known in enumerate(sitting.reasons, 1):
            say(f"  {number}  {known}")
        which = ", or a number" if sitting.reasons else ""
        words = (_asked(f"Why? (one line{which}; nothing: back) ") or "").strip()
    if words.isdecimal() and 1 <= int(words) <= len(sitting.reasons):
        words = sitting.reasons[int(words) - 1]
    if words:
        sitting.reasons = [words, *(each for each in sitting.reasons if each != words)][:KEPT_REASONS]
    return words


def _asked(question: str) -> str | None:
    """Ask for a line; None where there are no more. What comes through a pipe is printed, as if it had been typed."""
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        say(line.rstrip("\n"))
    elif not line:
        say("")
    return line.rstrip("\n") if line else None
