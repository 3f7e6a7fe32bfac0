"""The site's own sentences in each language, read from gettext .po files at build time.

Owns reading .po files and looking a sentence up; English is the language of the msgids and has no file. The files are
plain gettext, so any .po editor opens them; they are read as they are (no compiled .mo to forget). A sentence that is
missing is an error, never a silent English one. How to translate: docs/translations.md.
"""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources

from guvah.errors import BadInput

SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "ru", "ug")
RIGHT_TO_LEFT = frozenset({"ug"})
OWN_NAMES: Mapping[str, str] = {"en": "English", "ru": "Русский", "ug": "ئۇيغۇرچە"}

_PLURAL_RULES: Mapping[str, Callable[[int], int]] = {
    "en": lambda n: 0 if n == 1 else 1,
    "ru": lambda n: 0 if n % 10 == 1 and n % 100 != 11 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2,
    "ug": lambda n: 0 if n == 1 else 1,
}
_PLURAL_FORMS: Mapping[str, int] = {"en": 2, "ru": 3, "ug": 2}
_THOUSANDS: Mapping[str, str] = {"en": ",", "ru": "\u00a0", "ug": ","}

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr)(?:\[(\d)\])? )?"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language's sentences: `texts` by msgid, `plurals` by singular msgid."""

    language: str
    texts: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`, for the `dir` attribute of a page."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def comma(self) -> str:
        """Return the comma of the language's script with the space after it."""
        return "\u060c " if self.language in RIGHT_TO_LEFT else ", "

    def text(self, msgid: str, **values: object) -> str:
        """Return a sentence with its {placeholders} filled. Raises BadInput where it is not translated."""
        found = msgid if self.language == SOURCE_LANGUAGE else self.texts.get(msgid)
        if not found:
            raise BadInput(f"no translation of {msgid!r}; add it", f"{self.language}/guvah.po")
        return found.format(**values) if values else found

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return a counted phrase ({n} is the number) in the plural form the language asks for."""
        forms = (one, many) if self.language == SOURCE_LANGUAGE else self.plurals.get(one, ())
        if len(forms) != _PLURAL_FORMS[self.language]:
            raise BadInput(f"{one!r} needs {_PLURAL_FORMS[self.language]} plural forms", f"{self.language}/guvah.po")
        return forms[_PLURAL_RULES[self.language](number)].format(n=self.number(number), **values)

    def number(self, number: int) -> str:
        """Return a whole number with its thousands grouped as the language does."""
        return f"{number:,}".replace(",", _THOUSANDS[self.language])


def read_po(text: str, where: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Read a .po file into texts and plurals. Raises BadInput at a line it does not understand or a msgid met twice."""
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for entry in _entries(text, where):
        msgid = entry.get("msgid", "")
        if not msgid:
            continue  # the header
        if msgid in texts or msgid in plurals:
            raise BadInput(f"{msgid!r} is there twice", where)
        if "msgid_plural" in entry:
            plurals[msgid] = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        else:
            texts[msgid] = entry.get("msgstr", "")
    return texts, plurals


def _entries(text: str, where: str) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = []
    key = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None or not (match[1] or key):
            raise BadInput("not a line of a .po file", f"{where} line {number}")
        if match[1] == "msgid":
            entries.append({})
        if match[1]:
            key = match[1] + (match[2] or "")
        entries[-1][key] = entries[-1].get(key, "") + re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), match[3])
    return entries


@functools.cache
def catalog(language: str) -> Catalog:
    """Return the sentences of one language. Raises BadInput for a language the site does not speak."""
    if language not in LANGUAGES:
        raise BadInput(f"the site does not speak {language!r}; it speaks {', '.join(LANGUAGES)}")
    if language == SOURCE_LANGUAGE:
        return Catalog(language, {}, {})
    file = resources.files("guvah.site").joinpath("locale", language, "guvah.po")
    texts, plurals = read_po(file.read_text(encoding="utf-8"), f"{language}/guvah.po")
    return Catalog(language, texts, plurals)
