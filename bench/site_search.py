"""The site's search in a real browser, opened from a folder: kilobytes, milliseconds and what is found.

`python -m bench.site_search --persons 100000`. Every question is asked in a new page, so that nothing is loaded before;
"KB" is everything below `search/` that the page then loads, programs and tables included, not compressed; "ms" is from
the question to the answer with nothing of the search loaded, not even its tables; "CPU ms" is what the page's own
thread worked for it, which other work on the machine does not change.
"""

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.fictional_names import Fictional, people, slipped
from guvah.site.search import SearchPerson, build_search, update_search

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>search</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script src="search/search.js" defer></script><p>search"""
_SCRIPTS = {
    "ug-Latn": "Latin",
    "en": "Latin",
    "ru": "Cyrillic",
    "ug-Cyrl": "Cyrillic",
    "ug-Arab": "Arabic",
    "zh-Hans": "Chinese",
}
_ASK = """(query) => new Promise((resolve) => {
  const start = performance.now();
  guvahSearch(query, (found, about) => resolve({
    ms: performance.now() - start, ids: found.map((p) => p.id), names: found.map((p) => p.names.map((n) => n.text)),
    failed: about.failed }));
})"""
Result = tuple[bool, float, float, float]
"""Found, kilobytes loaded, milliseconds, milliseconds of the page's own processor time."""
Question = tuple[str, str, str]
"""Kind, what is typed, the id of who is meant."""
_ONE_WORD = "one word of a name"


def person(number: int, one: Fictional) -> SearchPerson:
    """A fictional person as the site would give it."""
    return SearchPerson(f"G-{number:010d}-X", one.names, "Ghulja county", one.born, "disappeared")


def questions(
    everyone: list[SearchPerson], fictional: list[Fictional], each: int, rng: random.Random
) -> Iterator[Question]:
    """Known spellings of each script, one slip each, a spelling in another script, one word of a name only."""
    by_script: dict[str, list[Question]] = {}
    for number in rng.sample(range(len(everyone)), min(len(everyone), 40 * each)):
        one = everyone[number]
        for text, _ in rng.sample(fictional[number].unrecorded, 1):
            by_script.setdefault("in a script nobody recorded", []).append(("", text, one.id))
        for word in sorted(fictional[number].words)[:1]:
            by_script.setdefault(_ONE_WORD, []).append(("", word, one.id))
        for text, lang in one.names:
            script = _SCRIPTS[lang]
            by_script.setdefault(f"{script}, as recorded", []).append(("", text, one.id))
            if script != "Chinese" and len(text) > 4:
                by_script.setdefault(f"{script}, one slip", []).append(("", slipped(text, rng), one.id))
            if " " in text:
                by_script.setdefault("other order", []).append(("", " ".join(reversed(text.split())), one.id))
    for kind in sorted(by_script):
        for _, typed, meant in rng.sample(by_script[kind], min(each, len(by_script[kind]))):
            yield kind, typed, meant


def hit(kind: str, typed: str, meant: str, answer: dict[str, Any], words: dict[str, frozenset[str]]) -> bool:
    """Whether the one meant is shown, or all twenty shown are namesakes: no spelling of the name tells them apart.

    One word means nobody in particular: then whether who is shown first has it.
    """
    shown = answer["ids"]
    if kind == _ONE_WORD:
        return bool(shown) and typed in words[shown[0]]
    return meant in shown or (len(shown) == 20 and all(words[one] == words[meant] for one in shown))


def ask(browser: Browser, folder: Path, text: str) -> tuple[dict[str, Any], float, float]:
    """The answer to one question in a new page, the kilobytes loaded for it, and the page's own processor ms."""
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.partition("/search/")[2]))
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto((folder / "page.html").as_uri())
    before = busy(meter)
    answer = page.evaluate(_ASK, text)
    own = busy(meter) - before
    page.close()
    sizes = [(folder / "search" / name).stat().st_size for name in loaded if name]
    return answer, sum(sizes) / 1024, own


def busy(meter: CDPSession) -> float:
    """Milliseconds of processor time that a page's main thread has used."""
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def report(found: dict[str, list[Result]]) -> Iterator[str]:
    """One row a kind of question."""
    cells = " | ".join(f"{of} median | p95 | most" for of in ("KB", "ms", "CPU ms"))
    yield f"| asked | n | in the first 20 | {cells} |"
    yield "|---|---|---" + "|---" * 9 + "|"
    everything = [result for results in found.values() for result in results]
    for kind, results in [*found.items(), ("all", everything)]:
        hits, *measured = zip(*results, strict=True)
        figures = " | ".join(spread(values) for values in measured)
        yield f"| {kind} | {len(results)} | {sum(hits) / len(hits):.1%} | {figures} |"


def spread(values: Iterable[float]) -> str:
    """Median, 95th percentile and the most, as three cells."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.0f} | {ordered[(len(ordered) - 1) * 95 // 100]:.0f} | {ordered[-1]:.0f}"


def main() -> None:
    """Build, ask, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--persons", type=int, default=10_000)
    arguments.add_argument("--each", type=int, default=40, help="questions of each kind")
    arguments.add_argument("--misses", action="store_true", help="print what was not found")
    given = arguments.parse_args()
    rng = random.Random(7)
    fictional = people(given.persons, 7)
    everyone = [person(number, one) for number, one in enumerate(fictional)]
    words = {one.id: fictional[number].words for number, one in enumerate(everyone)}
    folder = Path(tempfile.mkdtemp())
    (folder / "search").mkdir()
    try:
        start = time.process_time()
        sizes: dict[str, list[int]] = {}
        for path, content in build_search(everyone):
            (folder / path).write_bytes(content)
            sizes.setdefault(path.removeprefix("search/")[:2], []).append(len(content))
        built = time.process_time() - start
        start = time.perf_counter()
        changed = [SearchPerson(one.id, (*one.names, ("Örnek Ülgi", "ug-Latn")), one.place) for one in everyone[:1]]
        touched = list(update_search(lambda path: (folder / path).read_bytes(), everyone[:1], changed))
        updated = time.perf_counter() - start
        (folder / "page.html").write_text(_PAGE, encoding="utf-8")
        found: dict[str, list[Result]] = {}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for kind, text, meant in questions(everyone, fictional, given.each, rng):
                answer, kilobytes, own = ask(browser, folder, text)
                right = hit(kind, text, meant, answer, words)
                found.setdefault(kind, []).append((right, kilobytes, answer["ms"], own))
                if given.misses and not found[kind][-1][0]:
                    print(
                        json.dumps([kind, text, meant, sorted(words[meant]), answer["names"][:2]], ensure_ascii=False)
                    )
            browser.close()
    finally:
        shutil.rmtree(folder)
    print(f"## Search of the site without a server, {given.persons:,} fictional people, chromium from file://\n")
    print("\n".join(measured(sizes, built, len(touched), updated)) + "\n")
    print("\n".join(report(found)))


def measured(sizes: dict[str, list[int]], built: float, touched: int, updated: float) -> Iterator[str]:
    """The files made, in sentences; `sizes` by the first two letters of their names, seconds."""
    rows, words = sizes["r-"], sizes["k-"]
    yield "Limits: 150 KB median, 400 KB most, 300 ms; as recorded 99 %, one slip 90 %."
    yield f"Built and written in {built:.1f} CPU-s: {sum(rows) / 1e6:.1f} MB in {len(rows)} files of rows,"
    yield f"{sum(words) / 1e6:.1f} MB in {len(words)} files of words (largest {max(words) / 1024:.0f} KB),"
    yield f"{sizes['l.'][0] / 1024:.0f} KB of all words, {sizes['d.'][0] / 1024:.1f} KB of division."
    yield f"One person changed: {touched} files, {updated * 1000:.0f} ms."


if __name__ == "__main__":
    main()
