"""The pages of lists: everyone, and everyone of one status, place, year or sex, as plain pages that need no script.

Owns which list pages exist, what each was made from and what stands on it. The first page of each list carries its
count, its filters and the way into the rest; the others carry people only, so that one more person does not change
them all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import minijinja
import msgspec

from guvah.site import dates
from guvah.site.cards import Card
from guvah.site.labels import Labels
from guvah.site.lines import lines
from guvah.site.lists import ListPage, pages, shortcuts
from guvah.site.press import Press


class ChoiceView(msgspec.Struct, frozen=True, gc=False):
    """One value of a filter: where its list begins and how many people are in it."""

    page: str
    label: str
    count: str


class FilterView(msgspec.Struct, frozen=True, gc=False):
    """One filter with its values, the most frequent first."""

    label: str
    choices: Sequence[ChoiceView]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One list: its folder below the language, what it is filtered by ('' for everyone), its people in order."""

    folder: str
    dimension: str
    value: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that the site has: its path below the language, the digest of what it is made from, the page itself."""

    path: str
    digest: str
    people: PeopleList
    page: ListPage
    jumps: Sequence[ListPage]


Groups = Mapping[str, Mapping[str, list[Card]]]


def plan(cards: Sequence[Card], groups: Groups, held: Mapping[str, Sequence[Card]], made: str) -> Iterator[PlannedPage]:
    """Yield every list page; `cards` are in order, `held` are the people of facilities with a list of their own."""
    counts = repr(
        [(dimension, value, len(found)) for dimension, values in groups.items() for value, found in values.items()]
    )
    lists = [PeopleList("people", "", "", cards)]
    for dimension, values in groups.items():
        lists += [
            PeopleList(f"people/{dimension}-{slug(value)}", dimension, value, found) for value, found in values.items()
        ]
    lists += [PeopleList(f"people/held-{facility}", "held", facility, found) for facility, found in held.items()]
    for people in lists:
        cut = pages(people.cards)
        jumps = shortcuts(cut)
        for page in cut:
            first = page.name == "index.html"
            about = (made, people.folder, page.name, page.before, page.after, len(people.cards) if first else 0)
            digest = sha256(repr((*about, counts if first and not people.dimension else "")).encode())
            for card in page.cards:
                digest.update(card.digest)
            if first:
                digest.update(repr([(jump.name, jump.span) for jump in jumps]).encode())
            yield PlannedPage(f"{people.folder}/{page.name}", digest.hexdigest(), people, page, jumps if first else ())


def slug(value: str) -> str:
    """Return the folder name of a filter's value."""
    plain = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    return plain or "x" + sha256(value.encode()).hexdigest()[:10]


def render(planned: PlannedPage, press: Press, groups: Groups, title: str) -> bytes:
    """Print one list page; `groups` are all filters, shown on the first page of the list of everyone."""
    first = planned.page.name == "index.html"
    everyone = not planned.people.dimension
    sentences = press.labels.sentences
    return press.page(
        "people.html",
        planned.path,
        "people" if everyone else "filtered",
        title=title,
        count=sentences.count("{n} person", "{n} people", len(planned.people.cards)) if first else "",
        everyone=everyone,
        filters=filters(groups, press) if first and everyone else [],
        jumps=[(jump.name, jump.span[0][:4], jump.span[1][:4]) for jump in planned.jumps],
        before=planned.page.before,
        after=planned.page.after,
        people=lines(planned.page.cards, press, planned.path),
        search=first and everyone,
    )


def dimension_names(labels: Labels) -> Mapping[str, str]:
    """Return what each way of grouping people is called."""
    say = labels.sentences.text
    return {
        "status": say("By what is known of them now"),
        "place": say("By where they are from"),
        "taken": say("By the year they were taken"),
        "sex": say("By sex"),
        "born": say("By when they were born"),
    }


def filters(groups: Groups, press: Press) -> list[FilterView]:
    """Return the filters with their values in words."""
    names = dimension_names(press.labels)
    views = []
    for dimension, values in groups.items():
        choices = [
            ChoiceView(
                minijinja.safe(f"{dimension}-{slug(value)}/index.html"),
                value_label(dimension, value, cards, press.labels),
                press.labels.sentences.number(len(cards)),
            )
            for value, cards in (sorted(values.items()) if dimension in ("taken", "born") else values.items())
        ]
        if choices:
            views.append(FilterView(names[dimension], choices))
    return views


def value_label(dimension: str, value: str, cards: Sequence[Card], labels: Labels) -> str:
    """Return a filter's value in words of the language."""
    if dimension == "place":
        place = cards[0].place
        return labels.place(place) if place else value
    if dimension == "born":
        return dates.show(f"{value}/{value[:3]}9", labels.language)
    if dimension == "taken":
        return dates.show(value, labels.language)
    return labels.word(dimension, value)


def list_title(people: PeopleList, labels: Labels, facility_name: str = "") -> str:
    """Return the heading of a list."""
    say = labels.sentences.text
    value = facility_name or value_label(people.dimension, people.value, people.cards, labels)
    return {
        "": say("People"),
        "status": value,
        "place": say("From {place}", place=value),
        "taken": say("Taken: {date}", date=value),
        "sex": value,
        "born": say("Born: {date}", date=value),
        "held": say("Held at {place}", place=value),
    }[people.dimension]
