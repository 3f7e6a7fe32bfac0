"""Templates with every sentence already in its language: one minijinja environment per language.

Owns how a template is read: `{{ _("A sentence.") }}` is replaced by its translation when the template is loaded, not
each time a page is rendered, and indentation is taken off. `{{ _("Last news {when}.", when=p.news) }}` becomes the
translated sentence around `{{ p.news }}`. Escaping is always on and an unknown name is an error; nothing in a template
switches that off.
"""

import html
import re
from importlib import resources

import minijinja

from guvah.errors import BadInput
from guvah.site.catalog import Catalog, catalog

CALL = re.compile(r'\{\{ _\("((?:[^"\\]|\\.)*)"((?:, \w+=[\w.|]+)*)\) \}\}')
_ARGUMENT = re.compile(r"(\w+)=([\w.|]+)")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def translate(source: str, sentences: Catalog) -> str:
    """Return a template's source with each `_()` call replaced by the escaped sentence of this language."""

    def sentence(call: re.Match[str]) -> str:
        arguments = dict(_ARGUMENT.findall(call[2]))
        text = html.escape(sentences.text(call[1].replace('\\"', '"')))
        if "{{" in text or "{%" in text or set(_PLACEHOLDER.findall(text)) != set(arguments):
            raise BadInput(f"the placeholders of {call[1]!r} differ", f"{sentences.language}/guvah.po")
        return _PLACEHOLDER.sub(lambda name: "{{ " + arguments[name[1]] + " }}", text)

    translated = CALL.sub(sentence, source)
    if "_(" in translated:
        raise BadInput('a sentence is not written as {{ _("...") }}, so it would not be translated', "templates")
    return "\n".join(line.strip() for line in translated.splitlines() if line.strip())


def template_source(name: str) -> str:
    """Return the source of one of the package's templates."""
    return resources.files("guvah.site").joinpath("templates", name).read_text(encoding="utf-8")


def environment(language: str, **everywhere: object) -> minijinja.Environment:
    """Return the templates in one language; `everywhere` is known to all of them."""
    sentences = catalog(language)
    return minijinja.Environment(
        loader=lambda name: translate(template_source(name), sentences),
        globals={"lang": language, "dir": sentences.direction, "comma": sentences.comma, **everywhere},
        undefined_behavior="strict",
        auto_escape_callback=lambda _name: "html",
        trim_blocks=True,
        lstrip_blocks=True,
        debug=False,
    )
