"""The pages about the archive as a whole: home, who says so, how we work, data, and the choice of a language.

Owns what stands on them. The sentences are the site's own and translated; the figures come from release, which has
already left out the small ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from guvah.model.atlas import place_of
from guvah.release.released import ReleasedArchive, ReleasedFacility
from guvah.site import dates, paths
from guvah.site.cards import Card, Published, published_of
from guvah.site.catalog import OWN_NAMES, Catalog, catalog
from guvah.site.claims import TIER_SHAPES
from guvah.site.labels import Labels
from guvah.site.lines import lines
from guvah.site.list_pages import dimension_names
from guvah.site.press import Press

RECENT = 6
MOST_SOURCES = 300


class PublishedView(msgspec.Struct, frozen=True, gc=False):
    """A published source in the list of all of them, with how many people and places it speaks of."""

    id: str
    kind: str
    title: str
    publisher: str
    date: str
    count: str
    licence: str
    url: str


def recent(cards: Sequence[Card]) -> list[Card]:
    """Return the people whose records changed last, latest first."""
    return sorted((card for card in cards if card.changed), key=lambda card: (card.changed, card.id), reverse=True)[
        :RECENT
    ]


def published(cards: Sequence[Card], facilities: Sequence[ReleasedFacility]) -> list[tuple[Published, int, int]]:
    """Return every published source once with the number of people and of places it speaks of, the most used first.

    Where pages describe one source differently (one was approved before it was dated), as most pages do.
    """
    people: dict[str, Counter[Published]] = defaultdict(Counter)
    places: dict[str, Counter[Published]] = defaultdict(Counter)
    for uses, owners in (
        (people, (card.sources for card in cards)),
        (places, (published_of(facility.sources) for facility in facilities)),
    ):
        for sources in owners:
            for source in dict.fromkeys(sources):
                uses[source[0]][source] += 1
    found = []
    for known in people.keys() | places.keys():
        said = people[known] + places[known]
        found.append((max(said, key=lambda one: (said[one], one)), people[known].total(), places[known].total()))
    return sorted(found, key=lambda item: (-item[1], -item[2], item[0][1:], item[0]))


def home(archive: ReleasedArchive, cards: Sequence[Card], press: Press) -> bytes:
    """Print the home page."""
    sentences = press.labels.sentences
    return press.page(
        "home.html",
        "index.html",
        "home",
        people_count=sentences.count("{n} person", "{n} people", archive.people),
        places_count=sentences.count("{n} place of detention", "{n} places of detention", archive.facilities),
        recent=lines(recent(cards), press, "index.html"),
        released=dates.show(archive.released[:10], press.language),
    )


def _spoken_of(sentences: Catalog, people: int, places: int) -> Iterator[str]:
    if people:
        yield sentences.count("speaks of {n} person", "speaks of {n} people", people)
    if places:
        yield sentences.count("speaks of {n} place of detention", "speaks of {n} places of detention", places)


def sources(found: Sequence[tuple[Published, int, int]], press: Press) -> bytes:
    """Print the page about sources."""
    sentences, kinds = press.labels.sentences, press.writer.kind_words
    views = [
        PublishedView(
            known,
            kinds.get(kind, kind),
            title,
            publisher,
            dates.show(date, press.language) if date else "",
            sentences.comma.join(_spoken_of(sentences, people, places)),
            licence,
            paths.web_link(url),
        )
        for (known, kind, title, publisher, date, url, licence), people, places in found[:MOST_SOURCES]
    ]
    rest = len(found) - len(views)
    more = sentences.count(
        "And {n} more, on the pages of the people they speak of.",
        "And {n} more, on the pages of the people they speak of.",
        rest,
    )
    return press.page("sources.html", "sources/index.html", "sources", published=views, more=more if rest else "")


def method(archive: ReleasedArchive, press: Press) -> bytes:
    """Print the page about how the group works."""
    known = press.labels
    mail = paths.mail_link(archive.contact) or paths.web_link(archive.contact)
    return press.page(
        "method.html",
        "method/index.html",
        "method",
        tiers=[(TIER_SHAPES[word], known.word("tier", word), meaning) for word, meaning in _tiers(known).items()],
        rules=[(word.replace(" ", "-"), known.word("rule", word), meaning) for word, meaning in _rules(known).items()],
        grades=[(letter, known.word("reliability", letter)) for letter in "ABCDEF"],
        counts=_counts(archive, known),
        released=dates.show(archive.released[:10], press.language),
        checkpoint=archive.checkpoint,
        contact_link=mail,
    )


def data(archive: ReleasedArchive, press: Press) -> bytes:
    """Print the page about downloads."""
    return press.page(
        "data.html", "data/index.html", "data", released=dates.show(archive.released[:10], press.language)
    )


def root(press: Press, languages: Sequence[str]) -> bytes:
    """Print the page at the site's root: the choice of a language."""
    return press.templates.render_template(
        "root.html", every_language=[(code, OWN_NAMES[code], catalog(code).direction) for code in languages]
    ).encode()


def missing(presses: Sequence[Press]) -> bytes:
    """Print what a host sends for an address that is not there: a mistake in it, or something withdrawn."""
    blocks = []
    for press in presses:
        say = press.labels.sentences.text
        words = say(
            "Perhaps there is a mistake in the address. Perhaps the page was withdrawn: whoever told us may take back "
            "what they said, and then nothing of it stays here."
        )
        direction = press.labels.sentences.direction
        blocks.append((press.language, direction, say("This page is not here"), words, say("Go to the beginning")))
    return presses[0].templates.render_template("404.html", every_language=blocks).encode()


def _tiers(known: Labels) -> Mapping[str, str]:
    say = known.sentences.text
    return {
        "unreviewed": say("Nobody has compared it with the other sources yet."),
        "single origin": say("One origin says so, however many repeat it."),
        "corroborated": say("At least two origins that do not know of each other say so."),
        "documented": say("An official document says so. It may still be wrong or false."),
    }


def _rules(known: Labels) -> Mapping[str, str]:
    say = known.sentences.text
    return {
        "documented": say("An official document goes before what is told."),
        "origins": say("More origins go before fewer."),
        "closer witness": say("Who saw it goes before who was told, and who was told before who infers it."),
        "graded": say("A source graded more reliable goes first."),
        "precise": say("A day goes before a month, a village before a county."),
        "latest": say("What was recorded last goes first."),
        "value order": say("So that the page is the same for everyone, the alphabet decides."),
        "only": say("There was nothing to choose."),
    }


def _counts(archive: ReleasedArchive, known: Labels) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the public figures in groups, each with its heading; a figure left out is said to be."""
    say, number = known.sentences.text, known.sentences.number
    names = dimension_names(known)
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in archive.counts:
        many = say("fewer than 5, or left out") if row.count is None else number(row.count)
        groups.setdefault(row.dimension, []).append((_figure_label(row.dimension, row.value, known), many))
    return [(names.get(dimension, dimension), rows) for dimension, rows in groups.items()]


def _figure_label(dimension: str, value: str, known: Labels) -> str:
    if not value or (dimension == "status" and value == "unknown"):
        return known.sentences.text("not known")
    if dimension == "place":
        place = place_of(value)
        return place.name(known.language) if place else value
    if dimension == "born" and value.endswith("0s"):
        return dates.show(f"{value[:4]}/{value[:3]}9", known.language)
    if dimension == "taken":
        return dates.show(value, known.language)
    return known.word(dimension, value)
