"""What one field looks like on a page: the shown value, who says so, how sure it is, and where sources differ.

Owns turning a released field into words of one language. Never chooses between claims: release did. Escaping is the
template's, but for the chips (see `_chip`). A link is made only for an http(s) address or for a page this build writes.
"""

import html
from collections.abc import Callable, Mapping, Sequence

import minijinja
import msgspec

from guvah.release.released import ReleasedClaim, ReleasedField, ReleasedName, ReleasedSource
from guvah.site import dates, paths, spans
from guvah.site.labels import Labels, PropertyLabel, language_tag

TIER_SHAPES: Mapping[str, str] = {"unreviewed": "t0", "single origin": "t1", "corroborated": "t2", "documented": "t3"}
_LETTERED = ("text", "name")
_SHORT_LABEL = 32
# (what is shown, in which language, where it links to, the words as they were given)
_Read = tuple[str, str, str, str]


class ClaimView(msgspec.Struct, frozen=True, gc=False):
    """One value as shown. `lang` is '' where unknown; `href` '' where it is no link; `said` the words as given."""

    text: str
    lang: str
    href: str
    said: str
    basis: str
    chips: str


class FieldView(msgspec.Struct, frozen=True, gc=False):
    """One property as shown. `others` are the claims that differ; `rule` is its anchor on the method page."""

    label: str
    tier: str
    tier_label: str
    shown: Sequence[ClaimView]
    others: Sequence[ClaimView]
    rule: str
    rule_label: str


class Writer:
    """Writes the fields of one person or facility in one language. `facilities` are the ids that have a page."""

    def __init__(self, labels: Labels, facilities: frozenset[str], up: str) -> None:
        self.labels = labels
        self.facilities = facilities
        self.up = up
        self.kind_words = source_kinds(labels)
        self.language_words = languages(labels)
        self._tiers = {word: (shape, labels.word("tier", word)) for word, shape in TIER_SHAPES.items()}
        self._readers: Mapping[str, Callable[[ReleasedClaim, PropertyLabel], _Read]] = {
            "date": self._date,
            "place": self._place,
            "choice": self._choice,
            "yesno": self._choice,
            "entity": self._facility,
            "url": self._address,
        }
        self._chip: dict[str, str] = {}
        self._chips: dict[tuple[str, ...], str] = {}

    def meet(self, sources: Sequence[ReleasedSource]) -> None:
        """Learn the sources that the next fields name."""
        self._chips = {}
        self._chip = {source.key: _chip(source.key, self.source_word(source)) for source in sources}

    def chips(self, keys: tuple[str, ...]) -> str:
        """Return the chips of these sources as one piece of safe HTML; a key that is not listed has none."""
        found = self._chips.get(keys)
        if found is None:
            found = self._chips[keys] = minijinja.safe("".join([self._chip[key] for key in keys if key in self._chip]))
        return found

    def source_word(self, source: ReleasedSource) -> str:
        """Return who a source is in a word or two: the relation where it may be shown, else the kind of source."""
        word = self.labels.word("relation", source.label) if source.label else ""
        if word and len(word) <= _SHORT_LABEL:
            return word[:1].lower() + word[1:] if word != source.label else word
        return self.kind_words.get(source.kind, source.kind)

    def field(self, kind: str, field: ReleasedField) -> FieldView:
        """Return one field as shown; `kind` is the code of the kind it belongs to."""
        label = self.labels.property(kind, field.prop)
        shape, tier = self._tiers.get(field.tier) or ("t0", field.tier)
        origins = self._origins(field.claims[0])
        tier = f"{tier}: {origins}" if origins and shape != "t0" else tier
        views = [self.claim(claim, label) for claim in field.claims]
        if not field.contested:
            return FieldView(label.name, shape, tier, views, (), "", "")
        rule = self.labels.word("rule", field.rule)
        rule = f"{rule}: {origins}" if origins and field.rule == "origins" else rule
        return FieldView(label.name, shape, tier, views[:1], views[1:], field.rule.replace(" ", "-"), rule)

    def _origins(self, claim: ReleasedClaim) -> str:
        """Return how many independent origins say so, '' for one."""
        many = claim.origins
        return self.labels.sentences.count("{n} origin", "{n} origins", many) if many > 1 else ""

    def claim(self, claim: ReleasedClaim, label: PropertyLabel) -> ClaimView:
        """Return one claim as shown."""
        text, lang, href, said = (self._readers.get(claim.type) or self._as_given)(claim, label)
        basis = self._basis(claim.basis) if claim.basis else ""
        return ClaimView(text, lang, href, said, basis, self._chips.get(claim.sources) or self.chips(claim.sources))

    def _as_given(self, claim: ReleasedClaim, label: PropertyLabel) -> _Read:
        span = spans.show(claim.value, self.labels.language) if label.span else ""
        if span:
            return span, "", "", claim.value if claim.value != span else ""
        lang = language_tag(claim.lang) if claim.lang and claim.type in _LETTERED else ""
        return claim.value or claim.words, lang, "", claim.words if claim.words != claim.value else ""

    def _date(self, claim: ReleasedClaim, _label: PropertyLabel) -> _Read:
        said = claim.words if _adds_words(claim.words, claim.value) else ""
        return dates.show(claim.value, self.labels.language), "", "", said

    def _place(self, claim: ReleasedClaim, _label: PropertyLabel) -> _Read:
        if claim.place is None:
            return claim.value, "", "", ""
        text, words = self.labels.place(claim.place), claim.place.words
        if words == text or any(words.casefold() == name.casefold() for _, name in claim.place.names):
            words = ""
        return text, "", "", words

    def _choice(self, claim: ReleasedClaim, label: PropertyLabel) -> _Read:
        return self.labels.word(label.vocabulary or "yesno", claim.value), "", "", ""

    def _facility(self, claim: ReleasedClaim, _label: PropertyLabel) -> _Read:
        known = claim.value in self.facilities
        page = minijinja.safe(f"{self.up}{paths.place_page(self.labels.language, claim.value)}") if known else ""
        name = self.labels.names(claim.names or (ReleasedName(claim.words or claim.value, ""),))[0]
        return name.text, language_tag(name.lang), page, ""

    def _address(self, claim: ReleasedClaim, _label: PropertyLabel) -> _Read:
        return claim.value, "", paths.web_link(claim.value), ""

    def _basis(self, basis: str) -> str:
        word = basis.partition(":")[0].strip()
        known = self.labels.words.get("basis", {}).get(word, "")
        return known[:1].lower() + known[1:]


def _chip(key: str, label: str) -> str:
    """Return one chip, escaped here once instead of in the template some eighty times a page."""
    handle = html.escape(key)
    return f' <a class="src" href="#{handle}"><b>{handle}</b> {html.escape(label)}</a>'


def source_kinds(labels: Labels) -> Mapping[str, str]:
    """Return what each kind of source is called, in words a reader uses."""
    say = labels.sentences.text
    return {
        "tes": say("a witness"),
        "doc": say("document"),
        "cap": say("web page"),
        "med": say("picture or recording"),
        "den": say("answer of an authority"),
    }


def languages(labels: Labels) -> Mapping[str, str]:
    """Return how to say that something is in a language, by its primary tag."""
    say = labels.sentences.text
    return {
        "ug": say("in Uyghur"),
        "kk": say("in Kazakh"),
        "zh": say("in Chinese"),
        "ru": say("in Russian"),
        "en": say("in English"),
        "es": say("in Spanish"),
        "tr": say("in Turkish"),
        "ky": say("in Kyrgyz"),
        "uz": say("in Uzbek"),
    }


def _adds_words(words: str, value: str) -> bool:
    """Say whether a date's own words tell more than the date: letters in them, and a date less exact than a day."""
    return bool(words) and len(value) != len("2018-03-15") and any(char.isalpha() for char in words)
