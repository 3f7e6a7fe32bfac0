"""What a form says, gathered as drafts: every value read by its property's type, every problem named by its path.

Owns the step from the words of a form to statements of one source. Knows nothing of which blocks a form has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guvah.intake.forms import Form
from guvah.intake.shapes import FormProblem, hint, problem, quoted
from guvah.intake.testimony_form import Words
from guvah.intake.values import Value, is_language, read_date, read_identifier, read_place, read_url
from guvah.model.draft import Draft
from guvah.model.ids import kind_of
from guvah.model.kinds import Property, compartment_rank, schema
from guvah.model.statement import Statement

LONGEST = {"narrative": 400_000, "note": 20_000, "text": 20_000}
LONGEST_WORDS = 2_000
YES_NO = {"yes": "yes", "no": "no", "true": "yes", "false": "no", "unknown": "unknown"}


@dataclass(frozen=True, slots=True)
class Saying:
    """How something is said: how the source knows it, and the laxest compartment it may be recorded in."""

    basis: str | None = None
    compartment: str = "case"


class Sayings:
    """Collects the drafts of one source. `problems` must be mended; `notes` need somebody's eye."""

    def __init__(self, form: Form, source: str, language: str) -> None:
        self.form = form
        self.source = source
        self.drafts: list[Draft] = []
        self.problems: list[FormProblem] = []
        self.notes: list[FormProblem] = []
        self._language = language

    def refuse(self, path: str, sentence: str) -> None:
        """Note something that must be mended before anything is recorded."""
        self.problems.append(problem(self.form, path, sentence))

    def note(self, path: str, sentence: str) -> None:
        """Note something that somebody should look at."""
        self.notes.append(problem(self.form, path, sentence))

    def add(self, entity: str, prop: str, value: Value, saying: Saying = Saying(), lang: str | None = None) -> None:
        """Add one statement as it is, in its property's compartment or a stricter one."""
        own = schema().compartment_for(kind_of(entity), prop)
        statement = Statement(entity, prop, value.value, self.source, None, value.original, lang, saying.basis)
        self.drafts.append(Draft(statement, max(own, saying.compartment, key=compartment_rank)))

    def say(self, entity: str, prop: str, given: Words, path: str, saying: Saying = Saying()) -> None:
        """Read what was written for a property and add it; several values, and values by language, each by itself."""
        declared = schema().property(kind_of(entity), prop)
        for language, text, where in self._each(given, path):
            if not text.strip():
                continue
            if len(text) > LONGEST.get(prop, LONGEST_WORDS):
                self.refuse(where, f"{len(text):,} characters; at most {LONGEST.get(prop, LONGEST_WORDS):,} fit here")
                continue
            value = self._read(declared, text, language, where)
            if value is not None:
                worded = declared.type in ("name", "text", "place")
                self.add(entity, prop, value, saying, language if worded else None)
            elif declared.type == "date":
                self.note(where, f"{quoted(text)} is not a date; kept as a note")
                self.add(entity, "note", Value(f"{prop}: {text.strip()}"), saying, language)

    def choice(self, vocabulary: str, given: str, path: str) -> str:
        """Return a word of a vocabulary, '' and a problem for any other."""
        words = schema().vocabulary(vocabulary).words
        word = " ".join(given.split()).lower()
        if word not in words:
            self.refuse(path, f"{quoted(given)} is not known{hint(word, list(words))}")
            return ""
        return word

    def yes_no(self, given: str, path: str) -> str:
        """Return yes, no or unknown, '' and a problem for anything else."""
        word = YES_NO.get(given.strip().lower(), "")
        if not word:
            self.refuse(path, "answer yes or no")
        return word

    def _each(self, given: Words, path: str) -> Iterator[tuple[str, str, str]]:
        if isinstance(given, Mapping):
            for language, inner in given.items():
                where = f"{path}.{language}"
                if not is_language(language):
                    self.refuse(where, "a language such as en, ru, kk-Cyrl, ug-Arab, zh-Hans stands before each name")
                else:
                    yield from ((language, text, place) for _, text, place in self._each(inner, where))
        elif isinstance(given, str):
            yield self._language, given, path
        else:
            for number, text in enumerate(given):
                yield self._language, text, f"{path}[{number}]"

    def _read(self, declared: Property, text: str, language: str, path: str) -> Value | None:
        if declared.type == "date":
            value, trouble = read_date(text, language)
            if trouble:
                self.note(path, trouble)
            return value
        if declared.type == "place":
            return read_place(text)
        if declared.type == "identifier":
            return read_identifier(text)
        return self._read_strict(declared, text, path)

    def _read_strict(self, declared: Property, text: str, path: str) -> Value | None:
        """Read a value that must be mended where it cannot be read; free words are only trimmed."""
        if declared.type == "yesno":
            word = self.yes_no(text, path)
        elif declared.vocabulary:
            word = self.choice(declared.vocabulary, text, path)
        elif declared.type == "number":
            word = text.strip() if text.strip().isdecimal() else ""
            if not word:
                self.refuse(path, "a number in digits stands here")
        elif declared.type == "url":
            word = read_url(text) or ""
            if not word:
                self.refuse(path, "a web address begins with http:// or https://")
        else:
            word = text.strip() if "\n" in text else " ".join(text.split())
        return Value(word) if word else None
