"""What properties, words of vocabularies, places and people are called in one language.

Owns looking labels up once for a whole build, so that a page costs a dictionary look-up a word. Never holds anything
about one person. The labels themselves are declared in guvah.model (kinds and vocabularies); the few that read better
on a page ("Held at") are the site's own sentences.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guvah.model.kinds import schema
from guvah.release.released import ReleasedName, ReleasedPlace
from guvah.site import spans
from guvah.site.catalog import Catalog, catalog

_SCRIPTS = (("arab", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"), ("cyrl", "\u0400-\u052f"),
            ("hani", "\u3400-\u9fff"), ("latn", "A-Za-z\u00c0-\u024f"))  # fmt: skip
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{chars}])" for name, chars in _SCRIPTS))
_READS: Mapping[str, tuple[str, ...]] = {
    "en": ("latn", "cyrl", "arab", "hani"),
    "ru": ("cyrl", "latn", "arab", "hani"),
    "ug": ("arab", "latn", "cyrl", "hani"),
}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ORDER_LAST = 999
_SPANS = frozenset({("epi", "sentence")})


@dataclass(frozen=True, slots=True)
class PropertyLabel:
    """How a property appears on a page: its name, its place among the others, its vocabulary, whether it holds many.

    `span`: a plain length of time in it is said in the page's language.
    """

    name: str
    order: int
    vocabulary: str
    many: bool
    span: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """Every label of one language. `properties` by kind code and property; `words` by vocabulary and word."""

    sentences: Catalog
    properties: Mapping[str, Mapping[str, PropertyLabel]]
    words: Mapping[str, Mapping[str, str]]

    @property
    def language(self) -> str:
        """Return the language these labels are in."""
        return self.sentences.language

    def property(self, kind: str, prop: str) -> PropertyLabel:
        """Return how a property appears; one that the model does not know appears last, under its own name."""
        return self.properties.get(kind, {}).get(prop) or PropertyLabel(prop.replace("_", " "), _ORDER_LAST, "", False)

    def word(self, vocabulary: str, word: str) -> str:
        """Return a vocabulary's word in this language, the word itself where it is not of the vocabulary."""
        return self.words.get(vocabulary, {}).get(word, word)

    def place(self, place: ReleasedPlace) -> str:
        """Return a place's name in this language, else in English, else in the words it was given in."""
        known = dict(place.names)
        own = known.get(self.language) or known.get(f"{self.language}-Latn") or known.get("en")
        return own or place.words or place.code

    def names(self, names: tuple[ReleasedName, ...]) -> tuple[ReleasedName, tuple[ReleasedName, ...]]:
        """Return the name this reader reads first, and the other spellings in the order they were given."""
        if not names:
            return ReleasedName(self.sentences.text("Name not known"), self.language), ()
        best = min(names, key=self._distance)
        return best, tuple(name for name in names if name.text != best.text)

    def wording(self, wordings: tuple[ReleasedName, ...]) -> ReleasedName:
        """Return what is said of one thing in this language, else as it was said first; '' where nothing is.

        A plain length of time is said in every language, `lang` is then '': the page's own.
        """
        own = (one for one in wordings if one.lang.partition("-")[0] == self.language)
        chosen = next(own, wordings[0] if wordings else ReleasedName("", ""))
        span = spans.show(chosen.text, self.language)
        return ReleasedName(span, "") if span else chosen

    def _distance(self, name: ReleasedName) -> tuple[int, bool]:
        script = script_of(name.text)
        reads = _READS[self.language]
        return (reads.index(script) if script in reads else len(reads), name.lang.partition("-")[0] != self.language)


def script_of(text: str) -> str:
    """Return the script of the first letter: `latn cyrl arab hani`, or '' for any other."""
    match = _SCRIPT.search(text)
    return match.lastgroup or "" if match else ""


@functools.lru_cache(maxsize=1024)
def language_tag(lang: str) -> str:
    """Return a language tag that is safe in a `lang` attribute, '' for anything else."""
    return lang if lang and _LANGUAGE_TAG.fullmatch(lang) else ""


def name_key(names: Iterable[ReleasedName]) -> str:
    """Return the key that lists are ordered by: the first Latin spelling without marks and case, else the first."""
    texts = [name.text for name in names]
    text = next((text for text in texts if script_of(text) == "latn"), texts[0] if texts else "")
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def _own_names(sentences: Catalog) -> Mapping[tuple[str, str], str]:
    """Return the labels that read better on a page than in a form."""
    return {
        ("epi", "facility"): sentences.text("Held at"),
        ("epi", "place"): sentences.text("Where"),
        ("epi", "authority"): sentences.text("By whom"),
        ("epi", "end"): sentences.text("Until"),
    }


@functools.cache
def labels(language: str) -> Labels:
    """Return every label of one language."""
    sentences = catalog(language)
    own = _own_names(sentences)
    known = schema()
    properties = {
        code: {
            name: PropertyLabel(
                own.get((code, name)) or prop.label.get(language) or prop.label["en"],
                prop.show or _ORDER_LAST,
                prop.vocabulary,
                prop.many,
                (code, name) in _SPANS,
            )
            for name, prop in kind.properties.items()
        }
        for code, kind in known.kinds.items()
    }
    words = {
        name: {word: given.label.get(language) or given.label["en"] for word, given in vocabulary.words.items()}
        for name, vocabulary in known.vocabularies.items()
    }
    return Labels(sentences, properties, words)
