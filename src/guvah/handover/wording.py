"""The words a reader of a dossier meets: labels of properties and vocabularies, dates, how sure a value is.

Owns nothing but sentences; labels come from the schema (`guvah.model.kinds`). Never decides which value is shown.
English only so far."""

from guvah.model import edtf
from guvah.model.kinds import schema

LANGUAGE = "en"
_KNOWS = {"official document": "from an official document", "saw it": "saw it", "inferred": "inferred it"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 37: "early", 38: "the middle of", 39: "late"}


def property_label(kind: str, prop: str) -> str:
    """Return a property's label; its own name in plain words where the schema does not know it."""
    known = schema().kind(kind).properties.get(prop)
    return known.label[LANGUAGE] if known else prop.replace("_", " ").replace(".", ": ").capitalize()


def word_label(vocabulary: str, word: str) -> str:
    """Return the label of a vocabulary's word; the word itself where the vocabulary does not know it."""
    return schema().label(vocabulary, word, LANGUAGE) if word else ""


def choice_label(kind: str, prop: str, word: str) -> str:
    """Return the label of a value that was chosen from a property's vocabulary."""
    known = schema().kind(kind).properties.get(prop)
    return word_label(known.vocabulary, word) if known and known.vocabulary else word


def kind_label(kind: str) -> str:
    """Return the label of a kind by its code, for a source that may not be described closer."""
    return schema().kind(kind).label[LANGUAGE]


def how_they_know(basis: str) -> str:
    """Say how the closest source knows: `told by: a neighbour` gives `was told by a neighbour`."""
    word, _, rest = basis.partition(":")
    if word.strip() == "told by":
        return f"was told by {rest.strip() or 'somebody'}"
    return _KNOWS.get(word.strip(), basis)


def date_words(edtf_date: str) -> str:
    """Say a date in words without gaining precision: `2018-03~` gives `about March 2018`; other words stay as they
    are."""
    return _said(edtf.parts(edtf_date)) if edtf.is_date(edtf_date) else edtf_date


def _said(date: edtf.Parts) -> str:
    if date.interval:
        if date.start is None:
            return f"until {_said(date.end)}" if date.end else ""
        return f"between {_said(date.start)} and {_said(date.end)}" if date.end else f"from {_said(date.start)}"
    said = str(date.year)
    if date.part:
        said = f"{_PARTS[date.part]} {said}"
    elif date.month:
        said = f"{_MONTHS[date.month - 1]} {said}"
    said = f"{date.day} {said}" if date.day else said
    said = f"about {said}" if date.about else said
    return f"{said}, doubtful" if date.doubtful else said
