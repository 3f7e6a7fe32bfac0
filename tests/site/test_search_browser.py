"""The search in a real browser, opened from a folder under the site's own strict policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from guvah.names import keys
from guvah.site.assets import POLICY
from guvah.site.search import SearchPerson, build_search
from tests.names.people import EVERYONE as SPELLINGS
from tests.names.people import HOSTILE
from tests.site.search_people import EVERYONE, FAMILY, GIVEN

pytestmark = pytest.mark.browser

HTML = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<script src="../search/search.js" defer></script>
<form data-guvah-search action="list.html" data-root="../" data-page="en/person/{{shard}}/{{id}}.html"
 data-none="nobody for {{q}}" data-one="one person" data-some="{{n}} people" data-more="the best {{n}}"
 data-failed="not loaded"
 data-status-in-prison="In prison" data-born="born {{year}}" data-why-same="this spelling">
<input type="search" name="q"></form>
<div data-guvah-results aria-live="polite"></div>"""
HOSTILE_NAME = '<img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site's folder with a page in it, and one person whose name is markup."""
    root = tmp_path_factory.mktemp("site")
    (root / "search").mkdir()
    (root / "en").mkdir()
    hostile = SearchPerson("G-99999-XXXXX-X", ((f"Sinaq {HOSTILE_NAME}", "en"),))
    alike = [
        SearchPerson("G-88888-XXXXX-X", (("Osin", "en"),)),
        SearchPerson("G-77777-XXXXX-X", (("Asan Misal", "en"),)),
    ]
    for path, content in build_search([*EVERYONE, *alike, hostile]):
        (root / path).write_bytes(content)
    (root / "en" / "list.html").write_text(HTML, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def page(folder: Path) -> Iterator[Page]:
    """The page in Debian's chromium; any complaint of the policy and any error fails the test that caused it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto((folder / "en" / "list.html").as_uri())
        yield opened
        browser.close()


@pytest.fixture(autouse=True)
def no_complaints(page: Page) -> Iterator[None]:
    """Nothing is refused by the policy and nothing goes wrong unseen."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield
    assert said == []


def ask(page: Page, query: str) -> list[dict[str, object]]:
    found = page.evaluate("(query) => new Promise((resolve) => guvahSearch(query, resolve))", query)
    assert isinstance(found, list)
    return found


def test_the_browser_computes_the_keys_that_python_computes(page: Page) -> None:
    """Name by name, in every script, hostile ones included: letter for letter the same keys."""
    ask(page, "努尔古丽")
    made = [f"{a[i]} {b[j]}" for a in GIVEN for b in FAMILY for i in range(4) for j in range(4)]
    glued = [f"{a[3]}{b[3]}" for a in GIVEN for b in FAMILY]
    endings = [
        f"{b[i]}{end}" for b in FAMILY for i, end in ((0, "uly"), (0, "qyzy"), (2, "ов"), (2, "қызы"), (1, "ۇلى"))
    ]
    latin = ["Nuerguli Yuernaike", "Xian'guli", "Mr. Batuqan", "Haji", "Batuqan-Misal", "g'alib s'ahin", "Ǵalib Ńur"]
    names = [*made, *glued, *endings, *latin, *SPELLINGS, *(one for one in HOSTILE if one != "\ud7ff")]
    program = """async (names) => {
      const read = (name) => new Promise((resolve) => {
        const before = guvahPart;
        globalThis.guvahPart = (_name, content) => { globalThis.guvahPart = before; resolve(content); };
        const script = document.createElement("script");
        script.charset = "utf-8";
        script.src = "../search/" + name + ".js?again";
        document.head.append(script);
      });
      const spelling = guvahSpelling(await read("tables"));
      spelling.addCharacters(await read("han"));
      spelling.addCharacters(await read("han-more"));
      return names.map((name) => spelling.keys(name));
    }"""
    answered = page.evaluate(program, names)
    assert len(names) > 450
    for name, found in zip(names, answered, strict=True):
        assert frozenset(found) == keys(name), name[:40]


@pytest.mark.parametrize("person", EVERYONE, ids=lambda person: person.id)
def test_everyone_is_found_by_every_spelling(page: Page, person: SearchPerson) -> None:
    """Asked by a spelling as recorded, the first answers are those who bear it, and the person is among them."""
    for text, _ in person.names:
        found = ask(page, text)
        assert person.id in [one["id"] for one in found], text
        assert found[0]["why"] == "same"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("nurgul ornek", "Nurgül Örnek"),
        ("Нұргүл Өрнек", "Nurgül Örnek"),
        ("Örnek, Nurgül", "Nurgül Örnek"),
        ("نۇرگۈل ئورنەك", "Nurgül Örnek"),
        ("努尔古力约尔奈克", "Nurgül Örnek"),
        ("Batuqn Misal", "Batuqan Misal"),
        ("Batugan Nisal", "Batuqan Misal"),
        ("BatuqanMisal", "Batuqan Misal"),
        ("Baturqan Misal 1950", "Batuqan Misal"),
    ],
)
def test_other_spellings_find_the_person(page: Page, query: str, name: str) -> None:
    """Another script, another order, no space, a slip of the pen in one or both words: found, among the first three."""
    meant = {one.id for one in EVERYONE if one.place_key >> 10 == SearchPerson("", ((name, ""),)).place_key >> 10}
    assert {one["id"] for one in ask(page, query)[:3]} & meant


def test_one_word_finds_all_who_have_it(page: Page) -> None:
    """A given name alone finds everyone with that name; its beginning does too."""
    for query in ("Batuqan", "Batu", "巴图坎"):
        assert len(ask(page, query)) >= 3


def test_who_has_the_word_comes_before_who_has_one_like_it(page: Page) -> None:
    """A given name typed alone: the family name that was left out does not count for more than a wrong letter."""
    assert [one["names"][0]["text"] for one in ask(page, "Asan")][:2] == ["Asan Misal", "Osin"]  # type: ignore[index]


@pytest.mark.parametrize("query", ["", " ", "😀", "unknown", "Mr", "xqzxqz wvwv", "A" * 5000, "\u202e", "')]}\\"])
def test_what_names_nobody_finds_nobody(page: Page, query: str) -> None:
    """No answer, no error."""
    assert ask(page, query) == []


def test_the_form_shows_people_as_links(page: Page) -> None:
    """Typing and pressing Enter shows names, status and year in the page's words, as text and as relative links."""
    page.fill("input[name=q]", EVERYONE[1].names[0][0])
    page.press("input[name=q]", "Enter")
    page.wait_for_selector("[data-guvah-results] li a")
    first = page.locator("[data-guvah-results] li").first
    assert first.locator("a").get_attribute("href") == "../en/person/0/G-00001-ABCDE-X.html"
    assert first.inner_text().split()[:2] == EVERYONE[1].names[0][0].split()
    for words in ("In prison", "born 1951", "Ghulja county", "this spelling"):
        assert words in first.inner_text()


def test_a_name_that_is_markup_stays_text(page: Page) -> None:
    """Nothing in a name becomes an element."""
    page.fill("input[name=q]", "Sinaq")
    page.press("input[name=q]", "Enter")
    page.wait_for_function("document.querySelector('[data-guvah-results]').innerText.includes('Sinaq')")
    assert HOSTILE_NAME in page.inner_text("[data-guvah-results]")
    assert page.locator("[data-guvah-results] img").count() == 0


def test_nobody_is_said_in_words(page: Page) -> None:
    """The page says that nobody was found, with what was asked for."""
    page.fill("input[name=q]", "xqzxqz wvwv")
    page.press("input[name=q]", "Enter")
    page.wait_for_function("document.querySelector('[data-guvah-results]').innerText.includes('nobody')")
    assert page.inner_text("[data-guvah-results]") == "nobody for xqzxqz wvwv"


def test_a_query_in_the_address_is_asked_at_once(folder: Path, page: Page) -> None:
    """The list page is where a form without JavaScript would lead; with it, the question in the address is answered."""
    assert page.context.browser
    other = page.context.browser.new_page()
    other.goto((folder / "en" / "list.html").as_uri() + "?q=Batuqan+Misal")
    other.wait_for_selector("[data-guvah-results] li")
    other.close()


def test_missing_files_are_said(folder: Path, page: Page, tmp_path: Path) -> None:
    """Where the search's files are not there, the page says so instead of showing nobody."""
    (tmp_path / "en").mkdir()
    (tmp_path / "search").mkdir()
    (tmp_path / "en" / "list.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "search" / "search.js").write_bytes((folder / "search" / "search.js").read_bytes())
    assert page.context.browser
    other = page.context.browser.new_page()
    other.goto((tmp_path / "en" / "list.html").as_uri() + "?q=Batuqan")
    other.wait_for_function("document.querySelector('[data-guvah-results]').innerText === 'not loaded'")
    other.close()
