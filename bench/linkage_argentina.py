"""Two real registries of the disappeared of Argentina: the rows, the silver truth, and the same rows made hard.

Silver truth: the full name equal, borne once in each registry, and the birth year equal. Only pairs with at least one
end in it count. `bench.linkage_spoilt` makes the rows hard. Nothing here scores a pair.
"""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.linkage_measure import Pair, Question, Row, pair_of

FOLDER = Path(__file__).parents[1] / "examples" / "argentina"
RUVTE, PARQUE = "ruvte", "parque"
FILES = {RUVTE: "ruvte.csv", PARQUE: "parque_memoria.csv"}
KEYS = {RUVTE: "id_unico_ruvte", PARQUE: "id"}
NAMES = {RUVTE: ("apellido_paterno_nombres", "  "), PARQUE: ("nombre", ", ")}
"""The column of the name, and what stands between the surname and the given names."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the truth and the stock tools read of a row, in one form for both registries; "" where nothing is said."""

    surname: str
    given: str
    born: str
    """A year."""
    taken: str
    """The first day of the day, month or days that are said; ISO 8601."""
    place: str
    family: tuple[str, ...] = ()
    """Full names of the relatives and of those taken together, as `full` is."""

    @property
    def full(self) -> str:
        """The full name."""
        return f"{self.surname} {self.given}".strip()


def registries() -> dict[str, list[Row]]:
    """Both registries as they are; a row without a name (one fragment) is left out, as the import does."""
    found = {}
    for name, file in FILES.items():
        with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
            found[name] = [row for row in csv.DictReader(lines) if row[NAMES[name][0]]]
    return found


def record(name: str, row: Row) -> str:
    """What a record is called."""
    return f"{name}:{row[KEYS[name]]}"


def folded(text: str) -> str:
    """Plain capital letters and single blanks."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[A-Z]+", bare.upper()))


_NAMES_OF_MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")
_MONTHS = {word: n for n, word in enumerate(_NAMES_OF_MONTHS, 1)}


def first_day(text: str) -> str:
    """The first day a registry's date may mean: `fines/01/1976` and `ENE/1976` are 1976-01-01."""
    found = re.search(r"(?:(\d{1,2})[^/]*/)?(\d{2}|[A-Z]{3})(?:-[A-Z]{3})?/(\d{4})$", text.strip())
    if not found:
        year = re.search(r"\d{4}$", text)
        return f"{year[0]}-01-01" if year else ""
    day, month, year_number = found.groups()
    number = _MONTHS.get(month) or (int(month) if month.isdigit() else 1)
    return f"{year_number}-{number:02d}-{int(day or 1):02d}"


def facts(name: str, row: Row) -> Facts:
    """Read a row of either registry."""
    column, between = NAMES[name]
    surname, _, given = row[column].partition(between)
    if name == RUVTE:
        year = row["anio_nacimiento"] if row["anio_nacimiento"].isdigit() else ""
        when = first_day(row["fecha_detencion_secuestro"] or row["fecha_asesinato_o_hallazgo_de_restos"])
        return Facts(folded(surname), folded(given), year, when, folded(row["lugar_detencion_secuestro"]))
    together = f"{row['victimas_simultaneas']}    {row['victimas_relacionadas']}"
    family = tuple(folded(re.sub(r"\(.*?\)", "", one)) for one in re.split(r" {3,}", together) if "," in one)
    when = first_day(row["fecha_de_secuestro"] or row["fecha_de_asesinado"])
    born = row["fecha_de_nacimiento"][-4:]
    return Facts(folded(surname), folded(given), born, when, folded(row["lugar_de_secuestro"]), family)


def silver(lists: dict[str, list[Row]]) -> dict[str, str]:
    """RUVTE's record -> the Parque's record of the same person, as said at the top."""
    by_name: dict[str, dict[str, list[tuple[str, str]]]] = {RUVTE: defaultdict(list), PARQUE: defaultdict(list)}
    for name, rows in lists.items():
        for row in rows:
            known = facts(name, row)
            by_name[name][known.full].append((record(name, row), known.born))
    found = {}
    for full, bearers in by_name[RUVTE].items():
        others = by_name[PARQUE].get(full, [])
        if len(bearers) == len(others) == 1 and bearers[0][1] and bearers[0][1] == others[0][1]:
            found[bearers[0][0]] = others[0][0]
    return found


def question(lists: dict[str, list[Row]]) -> Question:
    """The silver truth as a question; wrong pairs of one surname and day, or listed as family, are "kin"."""
    true = silver(lists)
    ends = {*true, *true.values()}
    known = {record(name, row): facts(name, row) for name, rows in lists.items() for row in rows}
    partner = {**true, **{other: one for one, other in true.items()}}

    def family(one: str, other: str) -> bool:
        sides = [known[each] for each in (one, other, partner.get(one), partner.get(other)) if each]
        return any(first.full in second.family for first in sides for second in sides)

    def kind(pair: Pair) -> str:
        one, other = (known[each] for each in pair)
        day = one.surname == other.surname and one.taken == other.taken != ""
        return "kin" if day or family(*pair) else ""

    return Question(
        frozenset(pair_of(*each) for each in true.items()), lambda pair: bool(ends.intersection(pair)), kind
    )


def write(lists: dict[str, list[Row]], folder: Path) -> None:
    """The lists as CSV under the names of the originals, which the mappings read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in lists.items():
        with (folder / FILES[name]).open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, list(rows[0]))
            lines.writeheader()
            lines.writerows(rows)


def described(lists: dict[str, list[Row]], true: Sequence[Pair]) -> str:
    """How many rows and pairs there are, in words."""
    rows = Counter({name: len(rows) for name, rows in lists.items()})
    return f"{rows[RUVTE]:,} x {rows[PARQUE]:,} rows, {len(true):,} pairs of silver truth"
