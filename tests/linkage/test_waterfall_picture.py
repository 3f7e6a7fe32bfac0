"""The waterfall as a picture: well formed whatever the words, complete for who cannot see it, nothing that runs."""

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from guvah.linkage.kept_rows import Proposed
from guvah.linkage.waterfall import waterfall
from guvah.linkage.waterfall_picture import LEFT, LETTERS, WIDTH, picture
from guvah.linkage.weights import Reason

SVG = "{http://www.w3.org/2000/svg}"
UYGHUR = Reason("name: same", "the same name: Nurgül Örnek and نۇرگۈل ئۆرنەك", 7.0)
CHINESE = Reason("father: same", "same father's name: Tursun and 吐尔逊", 5.0)
APART = Reason("birth: up to five years apart", "born 1984 and 1980", -3.0)
HOSTILE = Reason("name: same", "<script>alert(1)</script> & \"'\x1b\u202e ]]> <!--", 7.0)


def drawn(*findings: Reason, probability: float = 0.9) -> str:
    fors = tuple(each for each in findings if each.weight >= 0)
    against = tuple(each for each in findings if each.weight < 0)
    return picture(waterfall(Proposed("a", "b", probability, -10.0, fors, against)))


def test_a_reader_who_cannot_see_it_is_told_everything() -> None:
    """A title, and a description with each step, its bits and the result; the text is text."""
    root = ET.fromstring(drawn(UYGHUR, CHINESE, APART))
    assert root.get("role") == "img"
    title, told = root[0], root[1]
    assert (title.tag, told.tag) == (SVG + "title", SVG + "desc")
    for words in ("نۇرگۈل ئۆرنەك", "吐尔逊", "−3.0 bits, born 1984 and 1980", "90 in 100, likely"):
        assert words in (told.text or "")
    shown = " ".join("".join(text.itertext()) for text in root.iter(SVG + "text"))
    assert "吐尔逊" in shown
    assert "before anything is compared" in shown


def test_nothing_is_said_by_colour_alone() -> None:
    """No colour but that of the text around; what speaks against is an outline and has a minus."""
    root = ET.fromstring(drawn(UYGHUR, APART))
    colours = {each.get(name) for each in root.iter() for name in ("fill", "stroke")}
    assert colours <= {"currentColor", "none", None}
    outlined = [bar for bar in root.iter(SVG + "rect") if bar.get("fill") == "none"]
    assert len(outlined) == 2, "what stood before, and the years apart"


def test_words_from_outside_stay_words() -> None:
    """Markup in a name is text; what no picture may hold is left out."""
    root = ET.fromstring(drawn(HOSTILE))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {"svg", "title", "desc", "text", "rect", "path"}
    assert "<script>alert(1)</script>" in (root[1].text or "")


def test_nothing_runs_and_nothing_is_asked_for() -> None:
    """No style, no event, no address but the name of the format: it stands under the strictest policy."""
    for each in ET.fromstring(drawn(UYGHUR, HOSTILE)).iter():
        assert not [name for name in each.attrib if name.startswith("on") or name in ("href", "style", "class")]


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=300), st.floats(-40, 40)), max_size=6), st.floats(0, 1))
def test_any_words_and_weights_are_a_picture_that_fits(found: list[tuple[str, float]], probability: float) -> None:
    """Well formed, no bar outside, no line longer than its room."""
    findings = [Reason("name: same", words, bits) for words, bits in found]
    root = ET.fromstring(drawn(*findings, probability=probability))
    for bar in root.iter(SVG + "rect"):
        start, width = float(bar.get("x") or 0), float(bar.get("width") or 0)
        assert start >= LEFT - 0.1
        assert start + width <= WIDTH
    for text in root.iter(SVG + "text"):
        assert len("".join(text.itertext()).strip("\u2068\u2069")) <= LETTERS + 2 * 40


@pytest.mark.browser
def test_it_keeps_its_order_and_its_room_in_a_browser(tmp_path: Path) -> None:
    """On a right-to-left page and in the dark: no line leaves the picture, the first name stands left of the second."""
    page = tmp_path / "page.html"
    long = Reason("name: same", "the same name: " + "努尔古丽·玉山江·" * 12 + " and " + "ئابدۇرېھىم ئوغلى " * 8, 9.0)
    page.write_text(f"<!doctype html><html dir=rtl><meta charset=utf-8><body>{drawn(UYGHUR, long)}", encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        tab = chromium.new_page(color_scheme="dark")
        tab.goto(page.as_uri())
        boxes = tab.evaluate(
            "[...document.querySelectorAll('text')].map(t => {const b = t.getBBox(); return [b.x, b.x + b.width]})"
        )
        chromium.close()
    assert all(start >= 0 and end <= WIDTH for start, end in boxes)
