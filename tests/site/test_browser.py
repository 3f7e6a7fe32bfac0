"""The site in a real browser: from a folder and over http, on a telephone, without scripts, under its own policy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright

from guvah.site.build import build_site
from guvah.site.serve import serve
from tests.site.fictional import Everybody, archive, facilities, facility_id, people, person_id

pytestmark = pytest.mark.browser

NURGUL = f"person/{person_id(0)[2:3]}/{person_id(0)}.html"
CENTRE = f"place/{facility_id(0)[2:3]}/{facility_id(0)}.html"
PAGES = (
    "index.html", "people/index.html", "people/status-in-prison/index.html", NURGUL, "places/index.html", CENTRE,
    "sources/index.html", "method/index.html", "data/index.html",
)  # fmt: skip
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("browsed") / "a folder" / "سايت"
    build_site(out, archive(60, 9), Everybody(people(60)), facilities(9, 60))
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


class Watched:
    """A page whose every request and complaint is kept."""

    def __init__(self, browser: Browser, view: ViewportSize, *, scripts: bool = True, dark: bool = False) -> None:
        self.context = browser.new_context(
            viewport=view, java_script_enabled=scripts, color_scheme="dark" if dark else "light"
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.loaded: dict[str, int] = {}
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfinished", self._finished)

    def _finished(self, request: Request) -> None:
        answer = request.response()
        self.loaded[request.url] = len(answer.body()) if answer else 0

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.context.close()


@pytest.mark.parametrize("language", ["en", "ru", "ug"])
def test_every_page_fits_a_telephone_and_asks_nobody_else(browser: Browser, site: Path, language: str) -> None:
    """From a folder: no sideways scrolling at 360 pixels, no complaint of the policy, no request out of the folder."""
    with Watched(browser, TELEPHONE) as watched:
        for path in PAGES:
            watched.page.goto((site / language / path).as_uri())
            width = watched.page.evaluate("document.documentElement.scrollWidth")
            assert width <= TELEPHONE["width"], path
        assert watched.complaints == []
        assert [url for url in watched.requests if not url.startswith(site.as_uri())] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "view", "dark", "paths"),
    [
        ("en", TELEPHONE, False, PAGES),
        ("ug", TELEPHONE, False, PAGES),
        ("en", DESK, True, ("index.html", NURGUL, "places/index.html")),
        ("ug", DESK, True, ("people/index.html", NURGUL, "method/index.html")),
    ],
)
def test_nothing_stands_in_anyones_way(
    browser: Browser, site: Path, language: str, view: ViewportSize, *, dark: bool, paths: tuple[str, ...]
) -> None:
    """axe finds no violation on any kind of page, in both directions, both schemes and both sizes."""
    with Watched(browser, view, dark=dark) as watched:
        for path in paths:
            watched.page.goto((site / language / path).as_uri())
            found = Axe().run(watched.page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"


def test_targets_are_large_enough_to_tap(browser: Browser, site: Path) -> None:
    """On a telephone every source chip, button and menu entry is at least 24 pixels high."""
    with Watched(browser, TELEPHONE) as watched:
        for path in ("index.html", NURGUL):
            watched.page.goto((site / "en" / path).as_uri())
            heights = watched.page.eval_on_selector_all(
                ".src, button, nav a", "found => found.map(one => one.getBoundingClientRect().height)"
            )
            assert heights
            assert min(heights) >= 24


def test_search_works_from_a_folder(browser: Browser, site: Path) -> None:
    """Typed in any of four scripts, a name is found without a server, and its link opens the page."""
    with Watched(browser, DESK) as watched:
        for language, typed in (
            ("en", "Nurgül Örnek"),
            ("ru", "Нургуль Орнек"),
            ("ug", "نۇرگۈل ئۆرنەك"),
            ("en", "努尔古丽"),
        ):
            watched.page.goto((site / language / "index.html").as_uri())
            watched.page.fill("#q", typed)
            watched.page.press("#q", "Enter")
            watched.page.wait_for_selector(f".results a[href$='{person_id(0)}.html']")
        watched.page.click(f".results a[href$='{person_id(0)}.html']")
        assert watched.page.url.endswith(NURGUL)
        assert watched.complaints == []


@pytest.mark.parametrize(
    ("language", "place"), [("en", "Ghulja County"), ("ru", "уезд Кульджа"), ("ug", "غۇلجا ناھىيىسى")]
)
def test_places_found_are_called_in_the_readers_language(
    browser: Browser, site: Path, language: str, place: str
) -> None:
    """What the gazetteer knows is said as on the person's page, whatever the source called it."""
    with Watched(browser, DESK) as watched:
        watched.page.goto((site / language / "people" / "index.html").as_uri() + "?q=nurgul+ornek")
        watched.page.wait_for_selector(".results li")
        assert place in watched.page.inner_text(".results li")


def test_an_address_that_is_not_there_is_answered_with_a_page(browser: Browser, site: Path) -> None:
    """Under the site's style and policy, at any depth, without a violation, and with a way to the beginning."""
    with serve(site) as address, Watched(browser, TELEPHONE) as watched:
        watched.page.goto(f"{address}en/person/0/G-00000-00000-0.html")
        assert Axe().run(watched.page).violations_count == 0
        assert [one for one in watched.complaints if "404" not in one] == []
        watched.page.click("text=К началу")
        assert watched.page.url == f"{address}ru/index.html"


def test_search_says_when_nobody_is_found(browser: Browser, site: Path) -> None:
    """An unknown name gives a sentence in the reader's language."""
    with Watched(browser, DESK) as watched:
        watched.page.goto((site / "ru" / "people" / "index.html").as_uri())
        watched.page.fill("#q", "qqqqxxxx")
        watched.page.press("#q", "Enter")
        watched.page.wait_for_selector(".results p")
        assert "никто не найден" in watched.page.inner_text(".results")


def test_everything_can_be_read_without_scripts(browser: Browser, site: Path) -> None:
    """With scripts switched off a reader gets from home to a filtered list, a person, a source and another language."""
    with Watched(browser, TELEPHONE, scripts=False) as watched:
        page = watched.page
        page.goto((site / "index.html").as_uri())
        page.click("text=English")
        page.click("text=60 people")
        page.click("summary >> text=By what is known of them now")
        page.click("text=In prison")
        page.click("text=Nurgül Örnek")
        assert page.inner_text("h1").strip() == "Nurgül Örnek"
        page.click("a.src >> text=T1")
        assert page.url.endswith("#T1")
        page.click("text=ئۇيغۇرچە")
        assert page.inner_text("h1").strip() == "نۇرگۈل ئۆرنەك"
        assert page.get_attribute("html", "dir") == "rtl"
        assert watched.complaints == []


@pytest.mark.parametrize("language", ["en", "ru", "ug"])
def test_person_page_is_light(browser: Browser, site: Path, language: str) -> None:
    """Over http, with the headers of a host, a person page with its style and fonts loads at most 150 KB."""
    with serve(site) as address, Watched(browser, DESK) as watched:
        watched.page.goto(f"{address}{language}/{NURGUL}")
        watched.page.evaluate("document.fonts.ready")
        watched.page.wait_for_load_state("networkidle")
        assert watched.complaints == []
        assert sum(watched.loaded.values()) <= 150_000, watched.loaded
        assert any(url.endswith(".woff2") for url in watched.loaded)


def test_hostile_page_is_still_under_the_policy(browser: Browser, site: Path) -> None:
    """Were a script ever to get into a page, the browser would refuse to run it."""
    page_file = site / "en" / "people" / "hostile.html"
    html = (site / "en" / "people" / "index.html").read_text(encoding="utf-8")
    hostile = "<script>document.title = 'taken over'</script><p style='color: red' onclick='x'>x</p></main>"
    page_file.write_text(html.replace("</main>", hostile), encoding="utf-8")
    try:
        with Watched(browser, DESK) as watched:
            watched.page.goto(page_file.as_uri())
            assert watched.page.title() != "taken over"
            assert any("Content Security Policy" in complaint for complaint in watched.complaints)
    finally:
        page_file.unlink()
