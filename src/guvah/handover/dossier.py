"""One person as a page to read and print, and the list of a package's people: HTML that loads nothing and needs no
script.

Owns the pages' content and order; the markup is in templates/. Never shows anything that is not a field of a Released
value, never makes a link that leaves the package (an address is printed as text), and never reads a clock."""

import base64
import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import minijinja

from guvah.handover import wording
from guvah.release.released import (
    ReleasedClaim,
    ReleasedEpisode,
    ReleasedField,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedSource,
)

_TEMPLATES = ("page.html", "index.html", "dossier.html")


@dataclass(frozen=True, slots=True)
class Handling:
    """What every page says about this copy: to whom, why, until when, from whom; `made` and `until` are days,
    YYYY-MM-DD."""

    handle: str
    purpose: str
    audience: str
    made: str
    until: str
    title: str
    contact: str
    released: str
    checkpoint: str
    fictional: bool


class Pages:
    """The templates, read once, and what they say about this copy."""

    def __init__(self, handling: Handling) -> None:
        folder = resources.files(__package__) / "templates"
        texts = {name: (folder / name).read_text(encoding="utf-8") for name in _TEMPLATES}
        style = (folder / "dossier.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self._shared = {"handling": handling, "style": style, "style_hash": f"sha256-{digest}"}
        self._environment = minijinja.Environment(
            templates=texts, debug=False, undefined_behavior="strict", auto_escape_callback=lambda _name: "html"
        )

    def dossier(self, person: ReleasedPerson, in_package: Collection[str]) -> bytes:
        """Return one person's page; `in_package` are the public ids that have a page beside it."""
        view = {"person": _person(person, in_package), **self._shared}
        return str(self._environment.render_template("dossier.html", **view)).encode()

    def index(self, people: Iterable[ReleasedPerson]) -> bytes:
        """Return the list of a package's people."""
        view = {"people": [_heading(person) for person in people], **self._shared}
        return str(self._environment.render_template("index.html", **view)).encode()


def _heading(person: ReleasedPerson) -> dict[str, Any]:
    first = person.names[0] if person.names else None
    return {
        "id": person.id,
        "heading": first.text if first else "Name not released",
        "heading_lang": _lang(first.lang) if first else "",
        "status": wording.word_label("status", person.status) or "Status not known",
        "last_news": f"Last news {wording.date_words(person.last_news)}"
        if person.last_news
        else "Date of last news not known",
    }


def _person(person: ReleasedPerson, in_package: Collection[str]) -> dict[str, Any]:
    sources = {source.key: source for source in person.sources}
    return _heading(person) | {
        "other_names": [{"text": name.text, "lang": _lang(name.lang)} for name in person.names[1:]],
        "same": ", ".join(person.same),
        "status_detail": person.status_detail,
        "sex": wording.word_label("sex", person.sex) or "not known",
        "born": person.birth_year or "not known",
        "place": _place(person.place) if person.place else "not known",
        "tier": wording.word_label("tier", person.tier).lower() or "not graded",
        "fields": [_field("per", field, sources) for field in person.fields],
        "episodes": [_episode(episode, sources) for episode in person.episodes],
        "relations": [
            {"label": wording.word_label("relation", link.relation), "person": link.person, "name": link.name,
             "here": link.person in in_package}
            for link in person.relations
        ],
        "quotes": [{"text": quote.text, "lang": _lang(quote.lang), "source": quote.source} for quote in person.quotes],
        "sources": [_source(source) for source in person.sources],
        "changes": [
            {"date": change.date, "what": wording.word_label("change", change.what),
             "fields": [wording.property_label("per", prop) for prop in change.fields]}
            for change in person.changes
        ],
    }  # fmt: skip


def _episode(episode: ReleasedEpisode, sources: dict[str, ReleasedSource]) -> dict[str, Any]:
    label = wording.word_label("episode_kind", episode.kind)
    fields = [_field("epi", field, sources) for field in episode.fields]
    return {"label": label.capitalize() or "What happened is not known", "fields": fields}


def _field(kind: str, field: ReleasedField, sources: dict[str, ReleasedSource]) -> dict[str, Any]:
    return {
        "label": wording.property_label(kind, field.prop),
        "tier": _counted(wording.word_label("tier", field.tier).lower(), field.claims),
        "contested": field.contested,
        "rule": _counted(wording.word_label("rule", field.rule), field.claims if field.rule == "origins" else ()),
        "claims": [_claim(kind, field.prop, claim, sources) for claim in field.claims],
    }


def _counted(words: str, claims: Sequence[ReleasedClaim]) -> str:
    """Return words with how many independent origins the shown claim has, where there are several."""
    return f"{words}: {claims[0].origins} origins" if claims and claims[0].origins > 1 else words


def _claim(kind: str, prop: str, claim: ReleasedClaim, sources: dict[str, ReleasedSource]) -> dict[str, Any]:
    text, given = _text(kind, prop, claim)
    said_by = [sources[key] for key in claim.sources if key in sources]
    return {
        "text": text,
        "given": given if given != text else "",
        "lang": _lang(claim.lang),
        "knows": wording.how_they_know(claim.basis),
        "credibility": claim.credibility,
        "sources": [{"key": source.key, "label": _label(source)} for source in said_by],
    }


def _text(kind: str, prop: str, claim: ReleasedClaim) -> tuple[str, str]:
    """Return a claim's value as it is read, and the words it was given in where they are not the value itself."""
    if claim.type == "place" and claim.place is not None:
        return _place(claim.place), claim.words or claim.place.words
    if claim.type == "entity":
        return claim.words or claim.value, ""
    if claim.type == "date":
        return wording.date_words(claim.value), claim.words if claim.words != claim.value else ""
    if claim.type in ("choice", "yesno"):
        return wording.choice_label(kind, prop, claim.value), claim.words
    return claim.value, claim.words


def _place(place: ReleasedPlace) -> str:
    known = dict(place.names).get(wording.LANGUAGE, "")
    return known or place.words or "not known"


def _source(source: ReleasedSource) -> dict[str, str]:
    grade = wording.word_label("reliability", source.reliability).lower()
    return {
        "key": source.key,
        "label": _label(source),
        "title": source.title if source.title != source.label else "",
        "publisher": source.publisher,
        "language": source.language,
        "licence": source.licence,
        "url": source.url,
        "date": wording.date_words(source.date),
        "reliability": f"{source.reliability}, {grade}" if source.reliability else "not graded",
    }


def _label(source: ReleasedSource) -> str:
    return source.label or wording.kind_label(source.kind)


def _lang(lang: str) -> Any:
    """Return the attributes that isolate words in their own language and direction."""
    attribute = f' lang="{minijinja.escape(lang)}"' if lang else ""
    return minijinja.Markup(f'{attribute} dir="auto"')
