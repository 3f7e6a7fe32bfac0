"""A dossier: everything released, who says so, what differs, and nothing that asks the network for anything."""

import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser

from guvah.handover.dossier import Handling, Pages
from tests.handover.people import NURGUL, SERIK, claim, field, other_person, person

HANDLING = Handling(
    "Örnek desk", "one article", "partner", "2026-11-20", "2026-12-31", "The Örnek archive", "corrections@example.org",
    "2026-11-20", "guvah/00/11\n12\nroot=\n", fictional=True,
)  # fmt: skip


class Reader(HTMLParser):
    """Collects tags with attributes and the visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(**changes: object) -> str:
    return Pages(HANDLING).dossier(person(**changes), {NURGUL, SERIK}).decode()


def words(html: str) -> str:
    return " ".join(Reader(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)).text.split())


def test_a_dossier_says_what_is_known_and_who_says_so() -> None:
    """Names in every script, status, values with source, tier and how the source knows."""
    text = words(page())
    for expected in (
        "Nurgül Örnek", "نۇرگۈل ئۆرنەك", "努尔古丽·约尔乃克", "In prison, 12 years. Last news March 2021.",
        "October 2017, saw it T1 a relative",
        "Single origin", "Ghulja County", "“her school”", "teacher", "“мұғалім”", "B, usually reliable",
        "Record G-4H7K2-MQ8V3-Q",
        "She asked only whether our mother was well.", "Serik Ülgi", "2024-06-12", "corroborated",
    ):  # fmt: skip
        assert expected.lower() in text.lower(), expected


def test_conflicting_values_stand_side_by_side_with_the_rule() -> None:
    """Where sources differ, the others are shown in the same place, with the reason for the order."""
    assert re.search(
        r"Sources differ\. Shown above: .*closer.* Also said:\s*about December 2017, was told by a neighbour T2",
        words(page()),
    )


def test_what_is_not_known_is_said() -> None:
    """No empty box and no dash: an unknown is a sentence."""
    text = words(
        page(names=(), status="", last_news="", sex="", birth_year="", place=None, fields=(), episodes=(), sources=())
    )
    for expected in (
        "Name not released",
        "Status not known",
        "Date of last news not known",
        "Born: not known",
        "Nothing more was released",
    ):
        assert expected in text, expected


def test_a_copy_says_whose_it_is_and_until_when() -> None:
    """Handed to whom, for what, until when, and where to report a mistake or hear of a withdrawal."""
    text = words(page())
    assert "Handed to Örnek desk on 2026-11-20 for this purpose: one article. To be used until 2026-12-31" in text
    assert "corrections@example.org" in text
    assert "Fictional." in text
    assert "Fictional." not in Pages(dataclasses.replace(HANDLING, fictional=False)).dossier(person(), ()).decode()


def test_a_page_can_load_nothing() -> None:
    """No script, image, frame, form or outside address; the policy allows its own style by hash and nothing else."""
    html = page(fields=(field("link_url", claim("https://example.org/x", "url")),))
    tags = Reader(html).tags
    assert {tag for tag, _ in tags}.isdisjoint(
        {"script", "img", "iframe", "object", "embed", "form", "link", "base", "svg", "video"}
    )
    addresses = [
        value or "" for _, attributes in tags for name, value in attributes.items() if name in ("href", "src", "action")
    ]
    assert addresses
    assert all(re.fullmatch(r"#[\w-]+|\.\./index\.html|G-[\w-]+\.html", address) for address in addresses), addresses
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)
    assert style is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#x27;", "'").replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_markup_in_a_value_stays_words() -> None:
    """What somebody typed is shown as typed, in text, in titles and in attributes."""
    attack = "<script>alert(1)</script>\"'><img src=x onerror=y>"
    html = page(
        names=(dataclasses.replace(person().names[0], text=attack, lang=attack),),
        fields=(field("occupation", claim(attack, words=attack + "2", lang=attack)),),
        quotes=(dataclasses.replace(person().quotes[0], text=attack, lang=attack),),
        sources=(
            dataclasses.replace(
                person().sources[0], label=attack, title=attack, url="javascript:alert(1)", publisher=attack
            ),
        ),
    )
    tags = Reader(html).tags
    assert not [tag for tag, _ in tags if tag in ("script", "img")]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert 'href="javascript' not in html


def test_relatives_outside_the_package_are_named_but_not_linked() -> None:
    """A link leads only to a page that is there."""
    html = Pages(HANDLING).dossier(person(), {NURGUL}).decode()
    assert f"{SERIK}.html" not in html
    assert SERIK in html


def test_the_index_lists_everybody_by_name_and_number() -> None:
    """One line a person, leading to their page."""
    html = Pages(HANDLING).index([person(), other_person()]).decode()
    assert f'href="dossiers/{NURGUL}.html"' in html
    assert "Serik Ülgi" in html
    assert "In prison" in html


def test_words_are_isolated_in_their_own_direction() -> None:
    """A Uyghur name in an English page has its language and its own direction."""
    assert '<bdi lang="ug-Arab" dir="auto">نۇرگۈل ئۆرنەك</bdi>' in page()
