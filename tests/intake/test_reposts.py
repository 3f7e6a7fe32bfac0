"""Copies that say they are copies."""

import pytest

from guvah.intake.page_blocks import blocks_of
from guvah.intake.page_bytes import parse_page
from guvah.intake.page_head import read_head
from guvah.intake.reposts import Repost, repost_in_text, repost_on_page, same_address

HERE = "https://here.example/1"
THERE = "https://there.example/original"


def repost(body: str, head: str = "", url: str = HERE) -> Repost | None:
    html = f"<html><head>{head}</head><body><p>{'An article. ' * 30}</p>{body}</body></html>"
    tree = parse_page(html, "p.html")
    return repost_on_page(read_head(tree, html, url), blocks_of(tree))


@pytest.mark.parametrize(
    "sign",
    [
        "Originally published at",
        "This article first appeared on",
        "Republished with permission from",
        "Syndicated from",
        "Источник:",
        "Оригинал статьи:",
        "Перепечатано из",
        "来源：",
        "转载自",
        "原文链接：",
        "مەنبە:",
        "Дереккөз:",
    ],
)
def test_signs_in_words(sign: str) -> None:
    """A sign with a link to another site names the original; with a bare address too."""
    assert repost(f"<p>{sign} <a href='{THERE}'>There</a></p>") == Repost(THERE)
    assert repost(f"<p>{sign} {THERE}.</p>") == Repost(THERE)
    assert repost_in_text(f"Title\n{sign} {THERE}\n\nText", "") == Repost(THERE)


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{THERE}">',
        f'<meta property="og:url" content="{THERE}">',
        f'<meta name="original-source" content="{THERE}">',
        f'<script type="application/ld+json">{{"@type":"Article","isBasedOn":{{"url":"{THERE}"}}}}</script>',
    ],
)
def test_signs_in_metadata(head: str) -> None:
    """Metadata that names another site names the original."""
    assert repost("", head) == Repost(THERE)


@pytest.mark.parametrize(
    "body",
    [
        "<p>来源：<a href='https://here.example/'>Here</a></p>",
        "<p>来源：<a href='https://news.here.example/2'>Here too</a></p>",
        f"<div class='comments'><p>Originally published at <a href='{THERE}'>There</a></p></div>",
        f"<aside><p>Источник: <a href='{THERE}'>There</a></p></aside>",
        f"<p>{'He told us much of those years. ' * 4} It was originally published at <a href='{THERE}'>There</a></p>",
        f"<p>See <a href='{THERE}'>There</a></p>",
    ],
)
def test_no_sign_no_copy(body: str) -> None:
    """The site's own name, comments, the middle of a sentence and plain links make no copy."""
    assert repost(body) is None


def test_a_name_alone() -> None:
    """A name without an address is given as a name; the publisher's own name is none."""
    assert repost("<p>Источник: Голос родных</p>") == Repost("", "Голос родных")
    assert repost("<p>来源：远方晚报 作者：某某</p>") == Repost("", "远方晚报")
    assert repost("<p>来源：here.example</p>") is None


@pytest.mark.parametrize(
    "address",
    [
        "http://www.a.example/b/",
        "https://a.example/b#top",
        "https://m.a.example/b?utm_source=x&fbclid=y",
        "https://a.example:443/b",
    ],
)
def test_one_page_has_one_address(address: str) -> None:
    """What does not change the page does not change its address."""
    assert same_address(address) == "https://a.example/b"


def test_other_pages_have_others() -> None:
    """A query that chooses the page is part of its address."""
    assert same_address("https://a.example/?id=1") != same_address("https://a.example/?id=2")
