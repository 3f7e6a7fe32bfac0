"""One testimony, read from the YAML form a volunteer fills in.

Owns the reading of the form as a whole: the source, its consent, its testifier, its files; people are in victims.
Never writes, never opens an attached file. Spec: docs/spec/testimony.md.

Invariant: a form whose testifier does not agree to be stored gives no draft at all.
"""

import hashlib
from dataclasses import dataclass

from guvah.errors import BadInput
from guvah.intake.attachments import FileDraft, file_draft, file_problem, media_kind
from guvah.intake.forms import Form, read_form
from guvah.intake.sayings import Saying, Sayings
from guvah.intake.shapes import FormProblem, fit, hint, quoted
from guvah.intake.testimony_form import ConsentBlock, FileBlock, TestimonyForm
from guvah.intake.values import Value, is_language
from guvah.intake.victims import People, Resolve, contact, entity_of_form
from guvah.model.draft import Draft
from guvah.model.edtf import is_date, precision
from guvah.model.ids import derived_id
from guvah.model.kinds import schema

SEALED = Saying(compartment="sealed")
SCOPE_PREFIX = "consent."
_NOT_SCOPES = frozenset(("given_by", "explained_in", "until", "withdrawn", "evidence"))


@dataclass(frozen=True, slots=True)
class TestimonyDraft:
    """A testimony ready to be recorded. `problems` need somebody's eye; what had to be mended was refused before.

    `id` is the testimony's entity, `people` the victims' in the order of the form, `agreed` a line on the consent.
    """

    __test__ = False

    id: str
    people: tuple[str, ...]
    drafts: tuple[Draft, ...]
    files: tuple[FileDraft, ...]
    agreed: str
    problems: tuple[FormProblem, ...]


def read_testimony(untrusted: bytes, name: str, ids_key: bytes, resolve: Resolve | None = None) -> TestimonyDraft:
    """Read one form. `resolve` finds the entity of a public id and raises BadInput where there is none.

    The same form gives the same ids, so adding it twice adds nothing; with a `reference`, so does a corrected form.
    Raises BadInput with every problem that must be mended, each with its line and path.
    """
    form = read_form(untrusted, name)
    parsed, problems = fit(form, TestimonyForm)
    if parsed is None:
        raise _refusal(problems, name)
    reader = _Reader(form, parsed, ids_key, hashlib.sha256(untrusted).hexdigest(), resolve)
    draft = reader.read()
    if reader.sayings.problems:
        raise _refusal(tuple(reader.sayings.problems), name)
    return draft


def _refusal(problems: tuple[FormProblem, ...], name: str) -> BadInput:
    lines = "\n  ".join(str(problem) for problem in sorted(problems, key=lambda one: one.line))
    return BadInput(f"to mend in this form:\n  {lines}", name)


class _Reader:
    """Reads one form that has the right shape."""

    def __init__(
        self, form: Form, parsed: TestimonyForm, ids_key: bytes, content: str, resolve: Resolve | None
    ) -> None:
        block = parsed.testimony
        self.parsed = parsed
        self.ids_key = ids_key
        self.id = entity_of_form(ids_key, block.reference or content)
        self.sayings = Sayings(form, self.id, block.language)
        self.files = self._files()
        self.people = People(
            self.sayings,
            ids_key,
            frozenset(file.name for file in self.files),
            block.consent.scopes.get("relation", "no").lower() in ("yes", "true", "ask"),
            resolve,
        )

    def read(self) -> TestimonyDraft:
        """Read the whole form."""
        self._consent(self.parsed.testimony.consent)
        self._source()
        self._testifier()
        entities = [self.people.victim(number, victim) for number, victim in enumerate(self.parsed.victims)]
        if not entities:
            self.sayings.refuse("victims", "nobody stands here; a testimony is about at least one person")
        for number, link in enumerate(self.parsed.links):
            self.people.link(number, link, entities)
        files = self._file_drafts(entities)
        drafts = tuple(dict.fromkeys(self.sayings.drafts))
        return TestimonyDraft(self.id, tuple(entities), drafts, files, self._agreed(), tuple(self.sayings.notes))

    def _source(self) -> None:
        block, say = self.parsed.testimony, self.sayings.say
        if not is_language(block.language):
            self.sayings.refuse("testimony.language", "a language such as kk-Cyrl, ug-Arab, zh-Hans, ru, en")
        self.sayings.add(self.id, "language", Value(block.language))
        for prop in ("title", "recorded", "place", "interviewer", "interpreter", "note"):
            say(self.id, prop, getattr(block, prop), f"testimony.{prop}")
        if block.reference:
            self.sayings.add(self.id, "external_id", Value(block.reference))
        else:
            words = "no reference: a corrected copy of this form would be recorded as another testimony"
            self.sayings.note("testimony", words)
        if block.origin:
            origin = derived_id("tes", self.ids_key, "origin", " ".join(block.origin.split()).casefold())
            self.sayings.add(self.id, "origin", Value(origin))
        say(self.id, "narrative", self.parsed.narrative, "narrative")

    def _testifier(self) -> None:
        block, path = self.parsed.testimony.testifier, "testimony.testifier"
        if not block.name and not block.contact:
            return
        entity = derived_id("per", self.ids_key, "testifier", self.id)
        self.sayings.add(self.id, "testifier", Value(entity), SEALED)
        for prop in ("name", "sex", "born", "note"):
            self.sayings.say(entity, prop, getattr(block, prop), f"{path}.{prop}", SEALED)
        contact(self.sayings, entity, block.contact, f"{path}.contact", SEALED)

    def _consent(self, block: ConsentBlock) -> None:
        path = "testimony.consent"
        scopes = [prop.removeprefix(SCOPE_PREFIX) for prop in schema().decisions if prop.startswith(SCOPE_PREFIX)]
        scopes = [scope for scope in scopes if scope not in _NOT_SCOPES]
        answers = {scope: self._answer(scope, word, f"{path}.scopes", scopes) for scope, word in block.scopes.items()}
        if answers.get("store") != "yes":
            self.sayings.refuse(
                f"{path}.scopes", 'without "store: yes" nothing of this testimony may be kept, so nothing is read of it'
            )
        for scope, answer in answers.items():
            if answer:
                self.sayings.add(self.id, f"{SCOPE_PREFIX}{scope}", Value(answer))
        giver = self.sayings.choice("consent_giver", block.given_by, f"{path}.given_by")
        if giver:
            self.sayings.add(self.id, "consent.given_by", Value(giver))
        if block.explained_in:
            self.sayings.add(self.id, "consent.explained_in", Value(block.explained_in))
        for prop in ("until", "withdrawn"):
            self._day(prop, getattr(block, prop), f"{path}.{prop}")

    def _answer(self, scope: str, word: str, path: str, scopes: list[str]) -> str:
        if scope not in scopes:
            self.sayings.refuse(f"{path}.{scope}", f"no scope is called {quoted(scope)}{hint(scope, scopes)}")
            return ""
        if scope == "place":
            return self.sayings.choice("place_level", word, f"{path}.place")
        yes_no = {"true": "yes", "false": "no"}.get(word.lower(), word)
        return self.sayings.choice("consent_answer", yes_no, f"{path}.{scope}")

    def _day(self, prop: str, word: str, path: str) -> None:
        if not word:
            return
        if not is_date(word) or precision(word) != "day" or not word[-1].isdecimal():
            self.sayings.refuse(path, "a whole date stands here, such as 2029-02-10")
            return
        self.sayings.add(self.id, f"{SCOPE_PREFIX}{prop}", Value(word))

    def _files(self) -> tuple[FileBlock, ...]:
        files = tuple(FileBlock(file) if isinstance(file, str) else file for file in self.parsed.files)
        seen: set[str] = set()
        for number, file in enumerate(files):
            trouble = file_problem(file.name)
            if not trouble and file.name.casefold() in seen:
                trouble = "this file stands here twice"
            if trouble:
                self.sayings.refuse(f"files[{number}]", trouble)
            seen.add(file.name.casefold())
        return files

    def _file_drafts(self, people: list[str]) -> tuple[FileDraft, ...]:
        evidence = self.parsed.testimony.consent.evidence
        self._listed(evidence, "testimony.consent.evidence")
        drafts = {file.name: file_draft(self.ids_key, self.id, file.name, file.name in evidence) for file in self.files}
        for number, file in enumerate(self.files):
            entity = drafts[file.name].entity
            self.sayings.say(entity, "title", file.title, f"files[{number}].title", SEALED)
            official = self.sayings.yes_no(file.official, f"files[{number}].official") if file.official else ""
            if official and not media_kind(file.name):
                self.sayings.add(entity, "official", Value(official))
            if official != "yes":  # what the testifier brought is no second witness
                self.sayings.add(entity, "origin", Value(self.id))
            if media_kind(file.name):
                self.sayings.add(entity, "media_kind", Value(media_kind(file.name)))
        for number, victim in enumerate(self.parsed.victims):
            self._listed(victim.photos, f"victims[{number}].photos")
            for name in victim.photos:
                if name in drafts and media_kind(name):
                    self.sayings.add(drafts[name].entity, "depicts", Value(people[number]))
        return tuple(drafts.values())

    def _listed(self, names: tuple[str, ...], path: str) -> None:
        known = {file.name for file in self.files}
        for number, name in enumerate(names):
            if name not in known:
                self.sayings.refuse(f"{path}[{number}]", 'this file is not in the list "files"')

    def _agreed(self) -> str:
        scopes = self.parsed.testimony.consent.scopes
        agreed = [scope for scope, word in scopes.items() if word.lower() in ("yes", "true")]
        return f"agreed to: {', '.join(agreed) or 'nothing'}; places: {scopes.get('place', 'none')}"
