"""The search files of a site: built whole the first time, afterwards only where people changed.

Owns the step from cards to what the search keeps of a person, and which search files stay. How search works is in
search/; everything it is given is on the person's page.
"""

from collections.abc import Mapping

from guvah.errors import BadInput
from guvah.site.cards import Card
from guvah.site.folder import Folder
from guvah.site.search import SearchPerson, build_search, update_search

PREFIX = "search/"


def search_person(card: Card) -> SearchPerson:
    """Return what the search keeps of a person: names, place (its code, else its words), year of birth, status."""
    place = card.place.code or card.place.words if card.place else ""
    return SearchPerson(
        card.id, tuple((name.text, name.lang) for name in card.names), place, card.birth_year, card.status
    )


def write_search(folder: Folder, before: Mapping[str, Card], now: Mapping[str, Card]) -> list[str]:
    """Write the search files for these people; return the paths of all search files.

    `before` are the people that the files of the last build were made from, as far as they can be trusted: where there
    are any, the same program made those files, and its own (`fixed_files`) stay too.
    """
    there = bool(before) and bool(folder.memory.search) and folder.there.issuperset(folder.memory.search)
    if not there:
        return _whole(folder, now)
    try:
        return _update(folder, before, now)
    except BadInput:  # the files of the last build are not what they were
        return _whole(folder, now)


def _whole(folder: Folder, now: Mapping[str, Card]) -> list[str]:
    written = []
    for path, content in build_search(search_person(card) for card in now.values()):
        folder.put(path, content)
        written.append(path)
    return sorted(written)


def _update(folder: Folder, before: Mapping[str, Card], now: Mapping[str, Card]) -> list[str]:
    gone = [search_person(card) for key, card in before.items() if now.get(key) is not card]
    come = [search_person(card) for key, card in now.items() if before.get(key) is not card]
    stay = set(folder.memory.search)
    changed = {}
    if gone or come:
        for path, content in list(update_search(folder.read, gone, come)):
            stay.discard(path)
            if content is not None:
                changed[path] = content
    for path, content in changed.items():
        folder.put(path, content)
    for path in stay - changed.keys():
        folder.keep(path)
    return sorted(stay | changed.keys())
