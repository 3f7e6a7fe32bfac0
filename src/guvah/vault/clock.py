"""The hybrid logical clock: one order of everything recorded, on every device, whatever their wall clocks say.

Owns the clock string `<013d ms>.<06d counter>.<feed>`: sorting the strings sorts the recordings. Never reads the time
itself: a wall clock (milliseconds since 1970, UTC) is a parameter.

Invariants: each tick is greater than every earlier tick of this clock and than everything it observed; the wall clock
may stand still or be set back. Observing is bounded: a clock more than `REACH` ahead of ours is not followed, so that
one wrong year on one device does not push all others there.
"""

import re
from collections.abc import Callable

from guvah.errors import Unavailable

PATTERN = re.compile(r"([0-9]{13})\.([0-9]{6})\.([0-9a-f]{32})\Z")
LAST_MS = 9_999_999_999_999
LAST_COUNT = 999_999
REACH = 400 * 24 * 3600 * 1000


def parse_clock(text: str) -> tuple[int, int, str] | None:
    """Return (milliseconds, counter, feed) of a clock string, or None where it is none."""
    match = PATTERN.match(text)
    return (int(match[1]), int(match[2]), match[3]) if match else None


class HybridClock:
    """The clock of one feed: tick for an entry, observe what others wrote."""

    def __init__(self, feed: str, wall: Callable[[], int], last: str = "") -> None:
        """Start after `last`, the clock of the feed's newest entry ("" for none); it is followed however far it is."""
        self._feed = feed
        self._wall = wall
        parsed = parse_clock(last)
        self._ms, self._count = (parsed[0], parsed[1]) if parsed else (0, -1)

    def tick(self) -> str:
        """Return the next clock string. Raises Unavailable where the clock has reached the end of its range."""
        now = min(max(self._wall(), 0), LAST_MS)
        if now > self._ms:
            self._ms, self._count = now, 0
        elif self._count < LAST_COUNT:
            self._count += 1
        else:
            self._ms, self._count = self._ms + 1, 0
        if self._ms > LAST_MS:
            raise Unavailable("This device's feed has reached the end of its clock. Start a new feed on this device.")
        return f"{self._ms:013d}.{self._count:06d}.{self._feed}"

    def observe(self, other: str) -> bool:
        """Take notice of another feed's clock; say whether it was within reach."""
        parsed = parse_clock(other)
        if parsed is None or parsed[0] > self._wall() + REACH:
            return False
        if parsed[:2] > (self._ms, self._count):
            self._ms, self._count = parsed[0], parsed[1]
        return True
