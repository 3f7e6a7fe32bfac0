"""The first lines of an article: its headline, the day, who wrote it, where a page says so only in its text.

Owns what is read from those lines and which of them are taken out of the text. A line goes only where every part of it
was understood, so nothing that was told is lost. Never overrules what a page says of itself in its head.

    2018年10月12日 09:30 来源：样例日报 作者：李样例      12 марта 2018 г. | Автор: Иван Примеров
"""

import re
from dataclasses import dataclass

from guvah.intake.page_head import BYLINE_MARKS
from guvah.intake.page_words import EDITED_BY, FIRST_ELSEWHERE
from guvah.intake.values import read_date

LINES = 5  # of the article's beginning that are looked at
LONGEST_LINE = 160
_LABEL = (
    r"(?:来源|作者|记者|责任编辑|编辑|责编|校对|автор|текст|источник|дереккөз|مۇخبىر|ئاپتور|مەنبە|authors?)\s*[:：]"
)
_BETWEEN = re.compile(rf"\s*[|·•]\s*|\s+[-–—]\s+|\s+(?={_LABEL})|\s+(?=by\s)", re.IGNORECASE)
_POSTED = re.compile(
    r"^(?:(?:posted|published|updated)(?: on)?|опубликовано|发布时间|时间|publicado(?: el)?)\s*:?：?\s*", re.IGNORECASE
)
_TITLE_PARTS = re.compile(r"\s*[|_]\s*|\s+[-–—:·]\s+")
_MOST_NAMES = 120


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines say; '' and () where they say nothing. `text` is the article without those lines.

    `site` is what the window's title names beside the headline.
    """

    title: str
    site: str
    date_words: str
    bylines: tuple[str, ...]
    text: str


def read_opening(article: str, headline: str, window: str, language: str) -> Opening:
    """Read the first lines. `headline` is the page's, '' or the window's title where it has none of its own."""
    lines = article.split("\n")
    title, site = _headline(headline, window, [line.strip() for line in lines[:LINES]])
    date_words, bylines, taken = "", tuple[str, ...](), set[int]()
    for number, line in enumerate(lines[: 2 * LINES]):
        stripped = line.strip()
        if stripped and stripped in (title, window):
            taken.add(number)
        elif stripped:
            said = _dateline(stripped, language)
            if said is None:
                break
            taken.add(number)
            date_words, bylines = date_words or said[0], bylines or said[1]
    kept = "\n".join(line for number, line in enumerate(lines) if number not in taken).strip()
    return Opening(title, site, date_words, bylines, re.sub(r"\n{3,}", "\n\n", kept))


def _headline(headline: str, window: str, first_lines: list[str]) -> tuple[str, str]:
    """Return the headline, and the rest of the window's title: a page of tables has its headline only as a line."""
    parts = [part for part in _TITLE_PARTS.split(window) if part]
    if headline == window:
        headline = next((part for part in parts if part in first_lines), headline)
    others = [part for part in parts if part != headline]
    return headline, others[0] if headline in parts and len(others) == 1 else ""


def _dateline(line: str, language: str) -> tuple[str, tuple[str, ...]] | None:
    """Return (words of a date, names) where every part of a short line is a date, a name with its mark, or a source."""
    if len(line) > LONGEST_LINE:
        return None
    date_words, names = "", []
    for part in filter(None, _BETWEEN.split(line)):
        words = _POSTED.sub("", part)
        name = _name(part)
        if read_date(words, language)[0]:
            date_words = date_words or words
        elif name:
            names.append(name)
        elif not (EDITED_BY.match(part) or FIRST_ELSEWHERE.match(part)):
            return None
    return (date_words, tuple(names)) if date_words or names else None


def _name(part: str) -> str:
    """Return the name after `Автор:` or `By`, '' where there is none: `By Tuesday he was gone` is a sentence."""
    mark = BYLINE_MARKS.match(part)
    name = part[mark.end() :].strip() if mark and mark.end() else ""
    if not 1 < len(name) <= _MOST_NAMES:
        return ""
    labelled = mark is not None and mark[0].rstrip().endswith((":", "："))
    return name if labelled or all(word[0].isupper() for word in name.split()) else ""
