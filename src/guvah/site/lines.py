"""One person as a line of a list: made once for each language, and used in every list the person is in.

Owns the line and what it says. Someone stands in half a dozen lists (everyone, a status, a place, a year ...), so lines
are kept while a build runs, as far as MOST_KEPT. Never chooses who is in a list.
"""

from collections.abc import Iterable, Sequence

import minijinja
import msgspec

from guvah.site import paths
from guvah.site.cards import Card
from guvah.site.person_view import NameView, StatusView, name_view, status_view
from guvah.site.press import Press

MOST_KEPT = 100_000
_OTHER_NAMES = 3


class LineView(msgspec.Struct, frozen=True, gc=False):
    """One person in a list; `page` is the way there from the site's root."""

    page: str
    name: NameView
    others: Sequence[NameView]
    status: StatusView
    place: str
    born: str


def line(card: Card, press: Press) -> LineView:
    """Return a person as a line of a list."""
    known = press.labels
    main, others = known.names(card.names)
    return LineView(
        minijinja.safe(paths.person_page(press.language, card.id)),
        name_view(main),
        [name_view(name) for name in others[:_OTHER_NAMES]],
        status_view(card.status, card.details, card.last_news, known),
        known.place(card.place) if card.place else "",
        card.birth_year,
    )


def lines(cards: Iterable[Card], press: Press, here: str) -> str:
    """Return people as lines of a list (safe HTML, '' for nobody) on the page at `here` below the language's folder."""
    root = press.root(here)
    return minijinja.safe("".join([_printed(card, press, root) for card in cards]))


def _printed(card: Card, press: Press, root: str) -> str:
    key = card.id, root
    found = press.kept.get(key)
    if found is None:
        if len(press.kept) >= MOST_KEPT:
            press.kept.clear()
        found = press.kept[key] = press.part("person_line.html", root=root, line=line(card, press))
    return found
