"""Writes docs/spec/kinds.md from the schema: `python -m tests.model.kinds_page`."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from guvah.model.kinds import LANGUAGES, Property, Schema, schema

PAGE = Path(__file__).parents[2] / "docs" / "spec" / "kinds.md"
# Long lines are those of the page.
# ruff: noqa: E501
HEAD = """# Kinds, properties and vocabularies

Made from `src/guvah/model/kinds/*.yaml` and `src/guvah/model/vocabularies/*.yaml`; a test compares it with them. To change it, change the YAML, then
run `python -m tests.model.kinds_page`.

- **type**: `text`, `name` (with script and language), `date` (`dates.md`), `place` (a gazetteer code or the words), `choice` (a word of a vocabulary),
  `identifier`, `number`, `entity` (an id), `yesno`, `url`, `blob` (hash of an attachment).
- **sensitivity**: who may see it at most. It also says the compartment a statement is recorded in: `public`, `partner` and `case` in *case*, `sealed` in
  *sealed*, `staff` in *staff*. A statement may be recorded in a stricter compartment, which then binds.
- **many**: several values are no contradiction.
"""


def property_rows(properties: Iterable[Property]) -> list[str]:
    """Return the rows of a table of properties."""
    rows = ["| property | type | sensitivity | many | label |", "|---|---|---|---|---|"]
    for each in properties:
        kind = f"{each.type}: [{each.vocabulary}](#{each.vocabulary})" if each.vocabulary else each.type
        rows.append(
            f"| `{each.name}` | {kind} | {each.sensitivity} | {'many' if each.many else ''} | {labels(each.label)} |"
        )
    return rows


def labels(label: Mapping[str, str]) -> str:
    """Return a label in every language."""
    return " · ".join(label[language] for language in LANGUAGES)


def page(everything: Schema) -> str:
    """Return the whole page."""
    lines = [HEAD, "# Kinds", ""]
    for kind in sorted(everything.kinds.values(), key=lambda each: each.name):
        owner = f", kept under {' or '.join(f'`{code}`' for code in kind.owner)}" if kind.owner else ""
        lines += [f"## {kind.name} (`{kind.code}`{owner})", labels(kind.label), ""]
        lines += [*property_rows(kind.properties.values()), ""]
    lines += [
        "# Decisions",
        "Allowed on an entity of any kind. The latest by clock holds, a tie goes to the stricter.",
        "",
    ]
    lines += [*property_rows(everything.decisions.values()), "", "# Vocabularies", ""]
    for vocabulary in everything.vocabularies.values():
        lines += [f"## {vocabulary.name}", "| word | HURIDOCS | label |", "|---|---|---|"]
        lines += [f"| {word.name} | {word.huridocs} | {labels(word.label)} |" for word in vocabulary.words.values()]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(schema()), encoding="utf-8")
    sys.stdout.write(f"{PAGE} written\n")
