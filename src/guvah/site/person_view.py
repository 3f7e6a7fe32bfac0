"""A released person as the person template reads it, in one language.

Owns the order and grouping of a person's page: head, status, facts, what happened, relations, quotes, sources, history.
Never chooses what may be shown: everything released is shown, nothing else exists here.
"""

from collections.abc import Sequence

import minijinja
import msgspec

from guvah.release.released import ReleasedEpisode, ReleasedName, ReleasedPerson, ReleasedSource
from guvah.site import dates, paths, summary
from guvah.site.claims import FieldView, Writer
from guvah.site.labels import Labels, language_tag

_HIDDEN = frozenset({"episode_kind", "start", "end"})


class NameView(msgspec.Struct, frozen=True, gc=False):
    """One spelling; `lang` is '' where unknown."""

    text: str
    lang: str


class EpisodeView(msgspec.Struct, frozen=True, gc=False):
    """Something that happened. `start` and `end` carry who says when; `vague` unless an exact day is undisputed."""

    kind: str
    when: str
    vague: bool
    start: FieldView | None
    end: FieldView | None
    fields: Sequence[FieldView]


class RelationView(msgspec.Struct, frozen=True, gc=False):
    """Another person of this site and how they are related."""

    relation: str
    name: NameView
    page: str


class QuoteView(msgspec.Struct, frozen=True, gc=False):
    """Words of a testimony."""

    text: str
    lang: str
    chips: str


class SourceView(msgspec.Struct, frozen=True, gc=False):
    """One source as listed: who, what, when, where it can be read, how it is graded."""

    key: str
    who: str
    kind: str
    title: str
    publisher: str
    date: str
    language: str
    grade: str
    graded: str
    url: str
    licence: str


class ChangeView(msgspec.Struct, frozen=True, gc=False):
    """One line of the history."""

    date: str
    what: str
    fields: str


class StatusView(msgspec.Struct, frozen=True, gc=False):
    """How the person is now, as far as anyone has said; `news` is the date of the last news in words, or ''."""

    word: str
    detail: NameView
    news: str


class PersonView(msgspec.Struct, frozen=True, gc=False):
    """Everything on a person's page."""

    id: str
    shard: str
    name: NameView
    others: Sequence[NameView]
    status: StatusView
    summary: str
    facts: Sequence[FieldView]
    episodes: Sequence[EpisodeView]
    relations: Sequence[RelationView]
    quotes: Sequence[QuoteView]
    sources: Sequence[SourceView]
    changes: Sequence[ChangeView]
    history: str
    mail: str
    same: Sequence[str] = ()


def name_view(name: ReleasedName) -> NameView:
    """Return a spelling as shown."""
    return NameView(name.text, language_tag(name.lang))


def status_view(word: str, details: tuple[ReleasedName, ...], last_news: str, labels: Labels) -> StatusView:
    """Return the status in words; where none was released that is said too. `details`: one thing in some languages."""
    known = bool(word) and word != "unknown"
    said = labels.word("status", word) if known else labels.sentences.text("What became of this person is not known")
    return StatusView(
        said, name_view(labels.wording(details)), dates.show(last_news, labels.language) if last_news else ""
    )


def person_view(person: ReleasedPerson, writer: Writer, contact: str) -> PersonView:
    """Return a person as the template reads it."""
    labels = writer.labels
    writer.meet(person.sources)
    main, others = labels.names(person.names)
    order = labels.properties["per"]
    facts = sorted(
        (field for field in person.fields if field.claims),
        key=lambda field: order[field.prop].order if field.prop in order else 999,
    )
    return PersonView(
        person.id,
        paths.shard(person.id),
        name_view(main),
        [name_view(name) for name in others],
        status_view(person.status, summary.status_details(person), person.last_news, labels),
        summary.sentences(person, labels),
        [writer.field("per", field) for field in facts],
        [_episode(episode, writer) for episode in sorted(person.episodes, key=_episode_order)],
        [
            RelationView(
                labels.word("relation", link.relation),
                name_view(labels.names(link.names or (ReleasedName(link.name, ""),))[0]),
                minijinja.safe(paths.person_page(labels.language, link.person)),
            )
            for link in person.relations
        ],
        [QuoteView(quote.text, language_tag(quote.lang), writer.chips((quote.source,))) for quote in person.quotes],
        [source_view(source, writer) for source in person.sources],
        [_change(change.date, change.what, change.fields, labels) for change in person.changes],
        history(person, labels),
        paths.mail_link(contact, person.id),
        person.same,
    )


def history(person: ReleasedPerson, labels: Labels) -> str:
    """Return the history in one line: how often the record changed and when last; '' where it has none."""
    if not person.changes:
        return ""
    last = dates.show(max(change.date for change in person.changes), labels.language)
    changes = sum(change.what != "published" for change in person.changes)
    if not changes:
        return labels.sentences.text("Published {date}", date=last)
    return labels.sentences.count("Changed {n} time, last {date}", "Changed {n} times, last {date}", changes, date=last)


def source_view(source: ReleasedSource, writer: Writer) -> SourceView:
    """Return a source as listed."""
    labels = writer.labels
    kind = writer.kind_words.get(source.kind, source.kind)
    who = writer.source_word(source)
    return SourceView(
        source.key,
        who,
        kind if kind != who else "",
        source.title,
        source.publisher,
        dates.show(source.date, labels.language) if source.date else "",
        writer.language_words.get(source.language.partition("-")[0], ""),
        source.reliability,
        labels.word("reliability", source.reliability).lower() if source.reliability else "",
        paths.web_link(source.url),
        source.licence,
    )


def _episode_order(episode: ReleasedEpisode) -> str:
    return dates.sort_key(summary.start_of(episode))


def _episode(episode: ReleasedEpisode, writer: Writer) -> EpisodeView:
    labels = writer.labels
    known = {field.prop: field for field in episode.fields if field.claims}
    start, end = known.get("start"), known.get("end")
    order = labels.properties["epi"]
    rows = sorted(
        (field for prop, field in known.items() if prop not in _HIDDEN),
        key=lambda field: order[field.prop].order if field.prop in order else 999,
    )
    first = start.claims[0].value if start else ""
    return EpisodeView(
        labels.word("episode_kind", episode.kind),
        dates.show(first, labels.language) if first else "",
        len(first) != len("2018-03-15") or bool(start and start.contested),
        writer.field("epi", start) if start else None,
        writer.field("epi", end) if end else None,
        [writer.field("epi", field) for field in rows],
    )


def _change(date: str, what: str, fields: tuple[str, ...], labels: Labels) -> ChangeView:
    named = [labels.property("per" if prop in labels.properties["per"] else "epi", prop).name for prop in fields]
    return ChangeView(
        dates.show(date, labels.language), labels.word("change", what), labels.sentences.comma.join(named)
    )
