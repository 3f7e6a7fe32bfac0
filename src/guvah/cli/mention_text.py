"""Whom a text names, as lines of text: for `guvah mentions`, and for `guvah capture` of a page.

Never decides anything: it prints what may be meant, and the reason.
"""

from collections.abc import Iterator, Sequence

from guvah.casework.wording import short
from guvah.linkage.mentions import Mention


def mention_lines(found: Sequence[Mention], *, with_places: bool) -> Iterator[str]:
    """Yield two lines for each person at their likeliest place; `with_places`: for each place, and where it is."""
    best: dict[str, Mention] = {}
    for one in sorted(found, key=lambda one: -one.probability):
        best.setdefault(one.person, one)
    chosen = found if with_places else [one for one in found if best[one.person] is one]
    for one in chosen:
        where = f" ({one.start}-{one.end})" if with_places else ""
        yield f"  {one.probability:4.0%}  {short(one.person)}  {one.name}: {one.words}{where}"
        yield f"        {one.why}"
