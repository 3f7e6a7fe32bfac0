"""People as a table: one CSV row each, safe to open in a spreadsheet program.

Owns the columns of data/people.csv and the guard against cells that a spreadsheet would run as a formula. Shown values
only: who says what, and where sources differ, is in the JSON.
"""

import csv
import io

from guvah.release.released import ReleasedPerson
from guvah.site.dates import first_year
from guvah.site.labels import name_key
from guvah.site.summary import first_claims, taken_on

COLUMNS = (
    "id", "name", "other_names", "sex", "birth_year", "place", "place_code", "status", "status_detail", "last_news",
    "taken", "taken_year", "verification", "sources", "first_published", "last_changed", "occupation", "other_ids",
)  # fmt: skip
_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def header() -> bytes:
    """Return the first line, after a mark that tells spreadsheet programs it is UTF-8."""
    return b"\xef\xbb\xbf" + _line(COLUMNS)


def row(person: ReleasedPerson) -> bytes:
    """Return one person's line."""
    known = first_claims(person)
    taken = taken_on(person)
    dates = sorted(change.date for change in person.changes)
    main = next((name.text for name in person.names if name_key([name]) == name_key(person.names)), "")
    occupation = known.get("occupation")
    return _line(
        (
            person.id,
            main,
            " | ".join(name.text for name in person.names if name.text != main),
            person.sex,
            person.birth_year,
            person.place.words if person.place else "",
            person.place.code if person.place else "",
            person.status,
            person.status_detail,
            person.last_news,
            taken,
            first_year(taken),
            person.tier,
            str(len(person.sources)),
            dates[0] if dates else "",
            dates[-1] if dates else "",
            occupation.value if occupation else "",
            " | ".join(person.same),
        )
    )


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet program runs: one that begins like a formula gets an apostrophe before it."""
    text = cell.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_RUNS_AS_FORMULA) else text


def _line(cells: tuple[str, ...]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return buffer.getvalue().encode()
