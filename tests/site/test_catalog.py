"""The site's sentences: every one is translated, none is left over, and a broken file is refused."""

import ast
import re
from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.site import catalog as catalogs
from guvah.site.catalog import Catalog, catalog, read_po
from guvah.site.templating import CALL

SITE = Path(catalogs.__file__).parent
TRANSLATED = ("ru", "ug")
UYGHUR_LETTERS = set("ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي،؛؟")


def said_in_code() -> tuple[set[str], set[str]]:
    """Return every msgid that templates and code use: plain ones, and the singular of counted ones."""
    texts = {
        call[1].replace('\\"', '"')
        for template in (SITE / "templates").glob("*.html")
        for call in CALL.finditer(template.read_text(encoding="utf-8"))
    }
    counted = set()
    for module in SITE.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("say", "text") and isinstance(node.args[0].value, str):
                texts.add(node.args[0].value)
            if name == "count" and len(node.args) > 2:
                counted.add(str(node.args[0].value))
    return texts, counted


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    """The .po files hold exactly the sentences that the site says, each with a translation."""
    texts, counted = said_in_code()
    known = catalog(language)
    assert len(texts) > 100
    assert set(known.texts) == texts
    assert set(known.plurals) == counted
    assert all(known.texts.values())
    assert all(all(forms) for forms in known.plurals.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_survive_translation(language: str) -> None:
    """A translation names the same {placeholders} as the sentence it translates."""
    known = catalog(language)
    pairs = [*known.texts.items(), *((one, form) for one, forms in known.plurals.items() for form in forms)]
    for msgid, translation in pairs:
        assert set(re.findall(r"\{\w+\}", msgid)) == set(re.findall(r"\{\w+\}", translation)), msgid


def test_uyghur_is_written_in_its_own_letters() -> None:
    """Uyghur sentences use the letters of the Uyghur alphabet and not their Arabic or Persian doubles."""
    known = catalog("ug")
    for text in [*known.texts.values(), *(form for forms in known.plurals.values() for form in forms)]:
        assert {char for char in text if "\u0600" <= char <= "\u06ff"} <= UYGHUR_LETTERS, text


def test_no_system_word_is_shown() -> None:
    """No page says entity, statement or feed."""
    texts, counted = said_in_code()
    assert not [text for text in texts | counted if re.search(r"\b(entit|statement|feed\b)", text, re.IGNORECASE)]


def test_missing_translation_is_an_error() -> None:
    """A sentence without a translation is refused, never shown in English by silence."""
    with pytest.raises(BadInput, match="no translation"):
        Catalog("ru", {}, {}).text("A sentence.")
    with pytest.raises(BadInput, match="plural forms"):
        Catalog("ru", {}, {"{n} dog": ("{n} собака",)}).count("{n} dog", "{n} dogs", 1)


def test_counted_phrases_follow_the_language() -> None:
    """Each language counts in its own plural forms and groups thousands in its own way."""
    russian = catalog("ru")
    counted = [russian.count("{n} person", "{n} people", n) for n in (1, 2, 5, 11, 21, 1000)]
    assert counted == ["1 человек", "2 человека", "5 человек", "11 человек", "21 человек", "1\u00a0000 человек"]
    assert catalog("en").count("{n} person", "{n} people", 17500) == "17,500 people"


def test_language_that_is_not_spoken() -> None:
    """A language the site does not speak is refused with the list of those it does."""
    with pytest.raises(BadInput, match="en, ru, ug"):
        catalog("xx")


def test_po_files_are_read_as_gettext_writes_them() -> None:
    """Comments, continued lines, escapes and plurals are read; the header is skipped."""
    text = (
        '# note\nmsgid ""\nmsgstr "Language: xx\\n"\n\n#: a.html\nmsgid "one "\n"two"\nmsgstr "eins \\"zwei\\""\n'
        '\nmsgid "{n} dog"\nmsgid_plural "{n} dogs"\nmsgstr[0] "{n} Hund"\nmsgstr[1] "{n} Hunde"\n'
    )
    assert read_po(text, "xx") == ({"one two": 'eins "zwei"'}, {"{n} dog": ("{n} Hund", "{n} Hunde")})


@pytest.mark.parametrize(
    "broken", ["msgid one\n", '"text without a key"\n', 'msgid "a"\nmsgstr "b\n', "<<<<<<< ours\n"]
)
def test_broken_po_file_names_its_line(broken: str) -> None:
    """A line that is not gettext is refused with its number."""
    with pytest.raises(BadInput, match="line"):
        read_po(broken, "xx/guvah.po")


def test_sentence_twice_is_refused() -> None:
    """The same sentence translated twice is refused: nobody could say which one holds."""
    with pytest.raises(BadInput, match="twice"):
        read_po('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n', "xx")
