"""Dates: read as written, with exactly the precision that was written."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guvah.model.dates import PRECISIONS, PartialDate, earliest, is_date, latest, parse_date, precision


def words(text: str) -> list[str]:
    return text.split()


VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "dates.json").read_text(encoding="utf-8"))
YEARS = st.integers(1500, 2199)
LANGS = st.sampled_from([None, "en", "es", "ru", "kk-Cyrl", "kk-Arab", "ug-Arab", "ug-Latn", "zh-Hans"])
PIECES = st.sampled_from(
    words(
        "1976 2018 1977 03 15 31 7 99 - / . , ~ ? to de fines early autumn sep марта по до 年 月 日 至 初 يىلى مارت "
        "жылғы наурыз quinc 1970s or about с"
    )
)
DAYS = st.dates(datetime.date(1500, 1, 1), datetime.date(2199, 12, 31))
MONTHS_EN = words("January February March April May June July August September October November December")
MONTHS_RU = words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
MONTHS_ES = words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
MONTHS_KK = words("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")
MONTHS_UG = words("يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر")
DISPLAYS = {
    "en": lambda y, m, d: f"{d} {MONTHS_EN[m - 1]} {y}",
    "en-GB": lambda y, m, d: f"{MONTHS_EN[m - 1]} {d}, {y}",
    "es": lambda y, m, d: f"{d} de {MONTHS_ES[m - 1]} de {y}",
    "es-AR": lambda y, m, d: f"{d:02d}/{m:02d}/{y}",
    "ru": lambda y, m, d: f"{d} {MONTHS_RU[m - 1]} {y} г.",
    "ru-KZ": lambda y, m, d: f"{d:02d}.{m:02d}.{y}",
    "kk-Cyrl": lambda y, m, d: f"{y} жылғы {d} {MONTHS_KK[m - 1]}",
    "ug-Arab": lambda y, m, d: f"{y}-يىلى {d}-{MONTHS_UG[m - 1]}",
    "ug-CN": lambda y, m, d: f"{y}-يىلى {m}-ئاينىڭ {d}-كۈنى",
    "zh-Hans": lambda y, m, d: f"{y}年{m}月{d}日",
}
MONTHLY: dict[str, tuple[Callable[[int, int], str], ...]] = {
    "en": (
        lambda y, m: f"{MONTHS_EN[m - 1]} {y}",
        lambda y, m: f"in {MONTHS_EN[m - 1][:3]} {y}",
        lambda y, m: f"late {MONTHS_EN[m - 1]} {y}",
        lambda y, m: f"mid-{MONTHS_EN[m - 1]} {y}",
    ),
    "es": (
        lambda y, m: f"{MONTHS_ES[m - 1]} de {y}",
        lambda y, m: f"a fines de {MONTHS_ES[m - 1]} de {y}",
        lambda y, m: f"{MONTHS_ES[m - 1][:3].upper()}/{y}",
        lambda y, m: f"{m:02d}/{y}",
    ),
    "ru": (lambda y, m: f"в конце {MONTHS_RU[m - 1]} {y} года", lambda y, m: f"{m:02d}.{y}"),
    "kk-Cyrl": (lambda y, m: f"{y} жылғы {MONTHS_KK[m - 1]}", lambda y, m: f"{y} жылғы {MONTHS_KK[m - 1]} айында"),
    "ug-Arab": (lambda y, m: f"{y}-يىلى {MONTHS_UG[m - 1]}", lambda y, m: f"{y}-يىلى {m}-ئاي"),
    "zh-Hans": (lambda y, m: f"{y}年{m}月", lambda y, m: f"{y}年{m}月初", lambda y, m: f"{y}年{m}月底"),
}
# (words, no later than, no earlier than): what is read must begin and end at least there
YEARLY = {
    "en": (("{}", "{}-01-01", "{}-12-31"), ("early {}", "{}-01-01", "{}-04-30"), ("about {}", "{}-01-01", "{}-12-31")),
    "es": (
        ("{}", "{}-01-01", "{}-12-31"),
        ("a fines de {}", "{}-09-01", "{}-12-31"),
        ("verano {}", "{}-01-01", "{}-12-31"),
    ),
    "ru": (
        ("{} г.", "{}-01-01", "{}-12-31"),
        ("до {} года", "{}-01-01", "{}-12-31"),
        ("осенью {} года", "{}-09-01", "{}-11-30"),
    ),
    "kk-Cyrl": (("{} жылы", "{}-01-01", "{}-12-31"), ("{} жылдың аяғында", "{}-09-01", "{}-12-31")),
    "ug-Arab": (("{}-يىلى", "{}-01-01", "{}-12-31"), ("{}-يىلى كۈزدە", "{}-09-01", "{}-11-30")),
    "zh-Hans": (
        ("{}年", "{}-01-01", "{}-12-31"),
        ("{}年左右", "{}-01-01", "{}-12-31"),
        ("{}年底", "{}-09-01", "{}-12-31"),
    ),
}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['words']}|{vector['lang']}")
def test_vectors(vector: dict[str, str]) -> None:
    """Every way of writing a date in tests/vectors/dates.json is read as it says, and nothing else is in it."""
    assert set(vector) <= {"words", "lang", "edtf", "problem"}
    found = parse_date(vector["words"], vector["lang"])
    expected = vector["edtf"] and PartialDate(vector["edtf"], vector["words"], vector.get("problem", ""))
    assert found == expected


@given(st.lists(PIECES, min_size=1, max_size=8), LANGS, st.sampled_from(["", " "]))
@example(["1976", "-", "77"], None, "")
@example(["28", "-", "31", "/", "02", "/", "1977"], "es", "")
def test_precision_is_never_gained(pieces: list[str], lang: str | None, joint: str) -> None:
    """A day needs a day, a month and a year in the words, a month two of them; the bounds are in order."""
    found = parse_date(joint.join(pieces), lang)
    if found is None:
        return
    assert is_date(found.edtf)
    assert earliest(found.edtf) <= latest(found.edtf)
    said = sum(piece.isdigit() or piece in {"sep", "марта", "مارت", "наурыз", "fines", "early", "autumn", "初"}
               for piece in pieces) + ("1970s" in pieces) + ("quinc" in pieces)  # fmt: skip
    needed = {"day": 3, "month": 2, "season": 2, "third": 2, "year": 1, "range": 1, "open": 1}
    assert said >= needed[precision(found.edtf)]


@given(st.text(max_size=40), LANGS)
def test_any_words_are_read_or_not(text: str, lang: str | None) -> None:
    """Whatever the words, the answer is a sound date with these words, or None."""
    found = parse_date(text, lang)
    assert found is None or (is_date(found.edtf) and found.words == text)


@given(DAYS, st.sampled_from(sorted(DISPLAYS)))
def test_a_day_as_each_language_writes_it_is_read_back(day: datetime.date, lang: str) -> None:
    """The usual ways of writing a day give back that day."""
    assert parse_date(DISPLAYS[lang](day.year, day.month, day.day), lang) is not None
    assert parse_date(DISPLAYS[lang](day.year, day.month, day.day), lang).edtf == day.isoformat()  # type: ignore[union-attr]


@given(YEARS, st.integers(1, 12), st.sampled_from(sorted(MONTHLY)))
def test_a_month_as_each_language_writes_it_stays_a_month(year: int, month: int, lang: str) -> None:
    """No day is added, and a part of the month is the month."""
    for words_of in MONTHLY[lang]:
        found = parse_date(words_of(year, month), lang)
        assert found, words_of(year, month)
        assert found.edtf == f"{year}-{month:02d}", found.words


@given(YEARS, st.sampled_from(sorted(YEARLY)))
def test_a_year_as_each_language_writes_it_stays_a_year(year: int, lang: str) -> None:
    """About, before, after, at its beginning: what is read reaches at least as far as the words do."""
    for words_of, start, end in YEARLY[lang]:
        found = parse_date(words_of.format(year), lang)
        assert found, words_of.format(year)
        assert earliest(found.edtf) <= datetime.date.fromisoformat(start.format(year)), found
        assert latest(found.edtf) >= datetime.date.fromisoformat(end.format(year)), found


@given(DAYS, st.sampled_from(sorted(DISPLAYS)), st.integers(0, 3), st.data())
def test_words_taken_away_never_make_a_date_more_exact(
    day: datetime.date, lang: str, gone: int, data: st.DataObject
) -> None:
    """Somebody forgot the day, smudged the year, tore off the end: what is left says no more than was there."""
    pieces = DISPLAYS[lang](day.year, day.month, day.day).split(" ")
    kept = list(pieces)
    for _ in range(min(gone, len(kept) - 1)):
        kept.pop(data.draw(st.integers(0, len(kept) - 1)))
    found = parse_date(" ".join(kept), lang)
    if found:
        assert earliest(found.edtf) <= day <= latest(found.edtf), (kept, found)


@given(st.integers(1500, 2198), st.integers(1, 12), st.sampled_from(["", "~", "?", "%"]))
def test_date_strings_are_read_as_themselves(year: int, month: int, mark: str) -> None:
    """What Guvah writes into its own downloads it reads back unchanged."""
    for text in (
        f"{year}{mark}",
        f"{year}-{month:02d}{mark}",
        f"{year}/{year + 1}",
        f"../{year}",
        f"{year}-{month:02d}/..",
    ):
        assert (found := parse_date(text)) and (found.edtf, found.problem) == (text, "")


@given(YEARS, st.sampled_from([21, 22, 23, 24, 37, 38, 39]))
def test_parts_of_the_year_are_read_as_themselves_unless_they_could_be_years(year: int, part: int) -> None:
    """`2018-37` is early 2018, but `1936-37` is two years: the wider reading where both are possible."""
    found = parse_date(f"{year}-{part}")
    assert found
    two_years = part > year % 100 and (year // 100 != 20 or part < 30)
    assert found.edtf == (f"{year}/{year - year % 100 + part}" if two_years else f"{year}-{part}")


@given(st.integers(1, 12), st.integers(1, 12), YEARS, LANGS)
def test_slashes_follow_the_language(first: int, second: int, year: int, lang: str | None) -> None:
    """Day first in every language but English and Chinese, where only the year is certain; `day_first` overrules."""
    slashed = f"{first:02d}/{second:02d}/{year}"
    day_first = f"{year}-{second:02d}-{first:02d}"
    found = parse_date(slashed, lang)
    certain = first == second or lang not in {None, "en", "zh-Hans"}
    assert found
    assert found.edtf == (day_first if certain else str(year))
    assert bool(found.problem) is not certain
    assert parse_date(slashed, lang, day_first=True) == PartialDate(day_first, slashed)


def test_precisions_are_listed_from_vague_to_exact() -> None:
    """The words for precision are those that `precision` gives."""
    dates = ["../1976", "1976/1977", "1976", "1976-39", "1976-23", "1976-03", "1976-03-15"]
    assert tuple(precision(date) for date in dates) == PRECISIONS


def test_long_words_are_no_date() -> None:
    """A cell of ten thousand characters is not searched for a date."""
    assert parse_date("1976 " * 2000) is None


def test_the_table_of_the_spec_is_true() -> None:
    """Every row of the table in docs/spec/dates.md is read as it says."""
    spec = (Path(__file__).parents[2] / "docs" / "spec" / "dates.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in spec.splitlines() if line.startswith("| ")]
    assert len(rows) > 30
    for text, lang, date, _ in rows[1:]:
        found = parse_date(text, lang or None)
        assert (found.edtf if found else "none") == date, text
