"""Pictures with their words."""

import pytest

from guvah.intake.page_blocks import blocks_of
from guvah.intake.page_bytes import parse_page
from guvah.intake.page_images import Image, take_images


def images(body: str) -> tuple[Image, ...]:
    return take_images(
        blocks_of(parse_page(f"<html><body><article>{body}</article></body></html>", "p")), 0, "https://a.example/"
    )


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("The market. Photo: A. Örnek", ("The market.", "A. Örnek")),
        ("The market (Photo by A. Örnek)", ("The market", "A. Örnek")),
        ("Рынок. Фото: А. Орнек", ("Рынок.", "А. Орнек")),
        ("集市　图片来源：远方晚报", ("集市", "远方晚报")),
        ("بازار. سۈرەت: ئا. ئۆرنەك", ("بازار.", "ئا. ئۆرنەك")),
        ("A photo of the market", ("A photo of the market", "")),
    ],
)
def test_caption_and_credit(caption: str, words: tuple[str, str]) -> None:
    """Who took a picture is told from what it shows."""
    assert images(f"<figure><img src=m.jpg><figcaption>{caption}</figcaption></figure>") == (
        Image("https://a.example/m.jpg", *words),
    )


def test_icons_and_embedded_pictures_are_none() -> None:
    """Avatars, spacers, tiny pictures and pictures without an address are not taken."""
    body = (
        "<img src=avatar.png><img src=a.gif width=1><img src='data:image/png;base64,AA'><img><img src='javascript:x'>"
    )
    assert images(body) == ()


def test_lazy_pictures_and_repeated_ones() -> None:
    """The address of a picture that loads late is found; one picture is taken once."""
    assert images("<img data-src=a.jpg src='data:x'><img src=a.jpg>") == (Image("https://a.example/a.jpg"),)


def test_a_dropped_picture_is_no_picture_of_the_article() -> None:
    """Pictures of teasers are left out with them."""
    tree = parse_page("<html><body><article><p>x</p><div><img src=t.jpg></div></article></body></html>", "p")
    blocks = blocks_of(tree)
    blocks.drop(next(index for index, block in enumerate(blocks.items) if block.tag == "div"))
    assert take_images(blocks, 0, "https://a.example/") == ()
