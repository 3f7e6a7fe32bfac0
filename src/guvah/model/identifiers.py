"""Identity numbers: brought into one form, with their checksum as a grade and what they say as hints.

Owns the shapes of the Chinese resident identity number (GB 11643, 18 digits, and its old form of 15) and of the Kazakh
IIN. Never refuses a number: a wrong checksum is a typing mistake or a forgery, and both identify somebody. Hints are
for the editor's eye; they never become statements by themselves.
"""

import datetime
import re
import unicodedata

import msgspec

from guvah.model.atlas import place_of

VALID = "valid"
DIFFERS = "checksum differs"
UNCHECKED = "no checksum"
SHAPELESS = "shape unknown"

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_.·]+")
_RESIDENT = re.compile(r"[1-9]\d{16}[\dX]")
_OLD_RESIDENT = re.compile(r"[1-9]\d{14}")
_IIN = re.compile(r"\d{12}")
_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_IIN_WEIGHTS = (tuple(range(1, 12)), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))
_IIN_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


class Identifier(msgspec.Struct, frozen=True):
    """A number read. `kind` is `cn-resident`, `cn-resident-15`, `kz-iin` or ''; `grade` a word of that vocabulary.

    Hints, '' where the number says nothing sound: `born` (date string), `sex` (male, female), `county` (code of where
    it was first issued, of the gazetteer where known).
    """

    value: str
    kind: str = ""
    grade: str = SHAPELESS
    born: str = ""
    sex: str = ""
    county: str = ""


def read_identifier(untrusted_words: str) -> Identifier:
    """Return an identity number in one form with its grade and hints; words of no known shape are kept as they are."""
    text = unicodedata.normalize("NFKC", untrusted_words).strip()
    number = _SEPARATORS.sub("", "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)).upper()
    if _RESIDENT.fullmatch(number):
        return _resident(number)
    if _OLD_RESIDENT.fullmatch(number):
        return _old_resident(number)
    if _IIN.fullmatch(number):
        return _iin(number)
    return Identifier(" ".join(text.split()))


def _day(year: int, month: str, day: str) -> str:
    try:
        return datetime.date(year, int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _county(code: str) -> str:
    known = place_of(code)
    return known.code if known else code


def _sex(digit: str) -> str:
    return "male" if int(digit) % 2 else "female"


def _resident(number: str) -> Identifier:
    total = sum(int(digit) * weight for digit, weight in zip(number, _RESIDENT_WEIGHTS, strict=False))
    born = _day(int(number[6:10]), number[10:12], number[12:14])
    valid = _RESIDENT_CHECKS[total % 11] == number[17] and bool(born)
    grade = VALID if valid else DIFFERS
    return Identifier(number, "cn-resident", grade, born, _sex(number[16]), _county(number[:6]))


def _old_resident(number: str) -> Identifier:
    """The form before 1999 has no check digit: a sound birthday is all that can be checked."""
    born = _day(1900 + int(number[6:8]), number[8:10], number[10:12])
    if not born:
        return Identifier(number)
    return Identifier(number, "cn-resident-15", UNCHECKED, born, _sex(number[14]), _county(number[:6]))


def _iin(number: str) -> Identifier:
    century = _IIN_CENTURIES.get(number[6])
    born = _day(century + int(number[:2]), number[2:4], number[4:6]) if century is not None else ""
    if not born:
        return Identifier(number)
    grade = VALID if _iin_check(number) == int(number[11]) else DIFFERS
    return Identifier(number, "kz-iin", grade, born, _sex(number[6]))


def _iin_check(number: str) -> int:
    """Return the check digit, 10 where the number can have none."""
    check = 10
    for weights in _IIN_WEIGHTS:
        check = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11
        if check < 10:
            break
    return check
