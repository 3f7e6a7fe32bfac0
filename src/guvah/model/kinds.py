"""What can be said: kinds, their properties and the vocabularies, read from the YAML beside this module.

Owns the schema's types and its loading; the YAML in kinds/ and vocabularies/ is the one place where a property is
declared. Never holds a value about anyone, and never decides who sees what: it only says how far a property may go.
Tables of all of it: docs/spec/kinds.md.
"""

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Literal

import msgspec

from guvah.errors import UserError

LANGUAGES = ("en", "ru", "ug", "kk", "zh")
SENSITIVITIES = ("public", "partner", "case", "sealed", "staff")
COMPARTMENTS = ("case", "sealed", "staff")
DECISIONS = "decisions"

ValueType = Literal[
    "text", "name", "date", "place", "choice", "identifier", "number", "entity", "yesno", "url", "blob"
]  # fmt: skip
Sensitivity = Literal["public", "partner", "case", "sealed", "staff"]
Label = Mapping[str, str]

_COMPARTMENT_OF: Mapping[str, str] = {"sealed": "sealed", "staff": "staff"}


class _PropertyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: ValueType
    sensitivity: Sensitivity
    label: dict[str, str]
    many: bool = False
    vocabulary: str = ""
    show: int = 0


class _KindFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    code: str
    label: dict[str, str]
    properties: dict[str, _PropertyFile]
    owner: tuple[str, ...] = ()


class _DecisionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    properties: dict[str, _PropertyFile]


class _WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: dict[str, str]
    huridocs: str = ""


class _VocabularyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, _WordFile]


class Property(msgspec.Struct, frozen=True):
    """One property. `many`: several values are not a conflict. `show`: its place on a page, 0 where a page omits it."""

    name: str
    type: ValueType
    sensitivity: Sensitivity
    label: Label
    many: bool = False
    vocabulary: str = ""
    show: int = 0

    @property
    def compartment(self) -> str:
        """The laxest compartment a statement of this property may be recorded in."""
        return _COMPARTMENT_OF.get(self.sensitivity, "case")


class Kind(msgspec.Struct, frozen=True):
    """One kind of entity. `owner` lists the codes of the kinds it is kept under; empty for a root."""

    name: str
    code: str
    label: Label
    properties: Mapping[str, Property]
    owner: tuple[str, ...] = ()


class Word(msgspec.Struct, frozen=True):
    """One word of a vocabulary, with the HURIDOCS micro-thesaurus code where one fits, else ''."""

    name: str
    label: Label
    huridocs: str = ""


class Vocabulary(msgspec.Struct, frozen=True):
    """A short list of words in the order of its file."""

    name: str
    words: Mapping[str, Word]


class Schema(msgspec.Struct, frozen=True):
    """Everything that can be said. Kinds answer to their code (`per`) and to their name (`person`)."""

    kinds: Mapping[str, Kind]
    decisions: Mapping[str, Property]
    vocabularies: Mapping[str, Vocabulary]

    def kind(self, kind: str) -> Kind:
        """Return a kind by code or name. Raises UserError for an unknown one."""
        found = self.kinds.get(kind) or next((known for known in self.kinds.values() if known.name == kind), None)
        if found is None:
            raise UserError(f"there is no kind {kind!r}; the kinds are {', '.join(sorted(self.kinds))}")
        return found

    def property(self, kind: str, prop: str) -> Property:
        """Return a property of a kind, or a decision property, which every kind has. Raises UserError if unknown."""
        known = self.kind(kind)
        found = known.properties.get(prop) or self.decisions.get(prop)
        if found is None:
            raise UserError(f"{known.name} has no property {prop!r}; it has {', '.join(known.properties)}")
        return found

    def compartment_for(self, kind: str, prop: str) -> str:
        """Return the laxest compartment a statement of this property may be recorded in."""
        return self.property(kind, prop).compartment

    def vocabulary(self, name: str) -> Vocabulary:
        """Return a vocabulary. Raises UserError for an unknown one."""
        found = self.vocabularies.get(name)
        if found is None:
            raise UserError(f"there is no vocabulary {name!r}; there are {', '.join(sorted(self.vocabularies))}")
        return found

    def label(self, vocabulary: str, word: str, language: str) -> str:
        """Return a vocabulary's word in a language of the interface (English otherwise); the word itself if unknown."""
        found = self.vocabulary(vocabulary).words.get(word)
        return word if found is None else found.label.get(language) or found.label["en"]


def _properties(declared: Mapping[str, _PropertyFile]) -> dict[str, Property]:
    return {name: Property(name=name, **msgspec.structs.asdict(given)) for name, given in declared.items()}


def _texts(folder: str) -> dict[str, bytes]:
    files = resources.files("guvah.model").joinpath(folder).iterdir()
    return {file.name.removesuffix(".yaml"): file.read_bytes() for file in files if file.name.endswith(".yaml")}


@functools.cache
def schema() -> Schema:
    """Return everything that can be said, read once from the package's own YAML."""
    texts = _texts("kinds")
    decided = msgspec.yaml.decode(texts.pop(DECISIONS), type=_DecisionsFile)
    files = [msgspec.yaml.decode(text, type=_KindFile) for _, text in sorted(texts.items())]
    kinds = [Kind(file.kind, file.code, file.label, _properties(file.properties), file.owner) for file in files]
    words = {name: msgspec.yaml.decode(text, type=_VocabularyFile) for name, text in _texts("vocabularies").items()}
    return Schema(
        kinds={kind.code: kind for kind in kinds},
        decisions=_properties(decided.properties),
        vocabularies={
            name: Vocabulary(name, {word: Word(word, w.label, w.huridocs) for word, w in file.words.items()})
            for name, file in sorted(words.items())
        },
    )


def compartment_rank(compartment: str) -> int:
    """Return how strict a compartment is: case 0, sealed 1, staff 2."""
    return COMPARTMENTS.index(compartment)
