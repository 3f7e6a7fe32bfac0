"""Saved pages: the article and what the page says of itself, nothing around it.

Every page in pages/ is invented; what is expected of each stands here.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.capture import Captured, read_capture
from guvah.intake.page_images import Image

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    """What must come of a page. `holds` are words of the article, `lacks` words of what stands around it."""

    title: str
    lang: str
    byline: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    url: str = ""
    repost_of: str = ""
    images: tuple[Image, ...] = ()
    encoding: str = "utf-8"
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    paragraphs: int = 0


EXPECTED = {
    "blog_sidebar.html": Expected(
        "The carpet seller who did not come back",
        "en",
        ("T. Örnek",),
        "2019-03-10",
        "steppe-letters.example",
        "https://steppe-letters.example/2019/03/the-carpet-seller.html",
        images=(Image("https://img.example/s640/market.jpg", "The empty stall in the market", "T. Örnek"),),
        holds=("When I asked the tea seller", "• Gülnar Örnek, scarves", "his own name not be written here."),
        lacks=(
            "poet's daughter",
            "Three winters",
            "Blog Archive",
            "Email This",
            "Anonymous",
            "Labels",
            "Home",
            "photo:",
        ),
        paragraphs=5,
    ),
    "news_en.html": Expected(
        "Families wait for news after border village arrests",
        "en",
        ("Mary Example", "Askar Ülgi"),
        "2018-05-14",
        "The Valley Courier",
        "https://www.valley-courier.example/world/2018/05/families-wait",
        images=(
            Image(
                "https://www.valley-courier.example/img/lead.jpg",
                "The gate of the primary school, closed since April",
                "Lena Örnek / Valley Courier",
            ),
            Image("https://cdn.valley-courier.example/map.png", "Where the villages lie.", "our graphics desk"),
        ),
        holds=("Relatives of eleven people", "“They told us", "Nobody has been told of a charge."),
        lacks=(
            "847 partners",
            "Read also",
            "Warm boots",
            "morning email",
            "Apple harvest",
            "user123",
            "Registered office",
        ),
        paragraphs=5,
    ),
    "news_ru_1251.html": Expected(
        "Родные ждут вестей из Кульджи",
        "ru",
        ("Редакция",),
        "2018-12-03",
        "Степной вестник",
        "https://stepnoy-vestnik.example/news/2018/12/4417",
        "https://golos-rodnykh.example/2018/12/01/gulja?utm_source=sv",
        (Image("https://stepnoy-vestnik.example/upload/gulja.jpg", "Улица в Кульдже.", "А. Ульги"),),
        "cp1251",
        holds=("Житель Карабулака", "«Ваше обращение принято к сведению»."),
        lacks=("Главная", "Как написать", "первый снег", "Цены на уголь", "Окна и двери", "Поделиться", "Фото"),
    ),
    "news_zh_gb.html": Expected(
        "边境小村的等待",
        "zh-Hans",
        ("约尔乃克",),
        "2018-03-15",
        "山谷新闻网",
        repost_of="http://www.yuanfang-wanbao.example/2018/0314/page7.htm",
        images=(Image("images/school.jpg", "村里的小学", "远方晚报"),),
        encoding="gb18030",
        holds=("努尔古丽·约尔乃克的母亲", "一切正常。"),
        lacks=("首页", "山路修通", "县城新建公园", "春运首日", "网友甲", "版权所有", "责任编辑", "图片来源"),
        paragraphs=3,
    ),
    "news_ug.html": Expected(
        "ئانا قىزىنى كۈتمەكتە",
        "ug-Arab",
        ("ئا. ئۈلگى",),
        "2019-01-22",
        "ئېدىرلىق ئاۋازى",
        "https://edirliq.example/ug/xewer/2019/01/22/ana",
        "https://yiraq-gezit.example/2019/ana",
        (Image("https://edirliq.example/rasim/mektep.jpg", "يېزىدىكى مەكتەپ.", "ئا. ئۈلگى"),),
        holds=("نۇرگۈل ئۆرنەكنىڭ ئانىسى", "جاۋاب بەرمىدى."),
        lacks=("باش بەت", "يېڭى يول", "قىشلىق كۆمۈر", "مۇناسىۋەتلىك"),
    ),
    "telegram.html": Expected(
        "Голос родных",
        "ru",
        date="2019-02-03",
        publisher="Telegram",
        url="https://t.example/s/golos_rodnykh_example/812",
        repost_of="https://t.example/steppe_letters_example/97",
        holds=("Сегодня отпустили Серика Ульги.", "Документы не вернули."),
        lacks=("views", "Переслано", "14:05"),
        paragraphs=2,
    ),
    "repost_canonical.html": Expected(
        "The list in the drawer",
        "en",
        ("Lena Örnek",),
        "2020-07",
        "Mirror Hub",
        "https://mirror-hub.example/post/the-list-9",
        "https://www.far-away-review.example/essays/the-list-in-the-drawer/",
        holds=("My uncle kept a list", "in my own handwriting."),
        lacks=("pumpkin", "Recent posts"),
        paragraphs=3,
    ),
    "old_tables.html": Expected(
        "Köyden mektup",
        "",
        encoding="cp1254",
        holds=("Askar Ülgi, 2016 yılının", "İmzasını burada yazmıyoruz."),
        lacks=("Ana sayfa", "Bağlantılar"),
    ),
    "blog_en_figure.html": Expected(
        "The bakery on Example Street",
        "en",
        ("A. Example",),
        "2019-02-10",
        "Silk Road Notes",
        "https://notes.example.org/bakery",
        images=(Image("https://notes.example.org/b.jpg", "The bakery in 2015.", "B. Example"),),
        holds=("baked bread in this street", "where he is held."),
        lacks=("Related", "cheap carpets", "Share", "naan", "Fifteen photographs"),
        paragraphs=2,
    ),
    "news_es.html": Expected(
        "La espera de una madre",
        "es",
        ("Ana Ejemplo", "Juan Ejemplo"),
        "2018-03-24",
        "Diario Ejemplo",
        images=(Image("x.jpg", "La madre en su casa", "C. Ejemplo"),),
        holds=("otoño de 1976", "en la puerta."),
        lacks=("empanadas", "Crédito"),
        paragraphs=2,
    ),
    "news_ug_popular.html": Expected(
        "ئانا ساقلاۋاتىدۇ",
        "ug-Arab",
        ("گۈلنار مىسال",),
        "2018-05-04",
        "مىسال رادىئوسى",
        holds=("پاتىگۈل ئۆرنەك", "جاۋاب بەرمىدى."),
        lacks=("پولو", "گىلەم", "4-ماي", "مۇخبىر"),
        paragraphs=3,
    ),
    "repost_kk.html": Expected(
        "Ағасын іздеген қарындас",
        "kk-Cyrl",
        date="2018-03-15",
        publisher="Үлгі ақпарат",
        url="https://ulgi.example.kz/a/5",
        repost_of="https://bastapqy.example.kz/news/77",
        holds=("Серік Үлгі 2017", "жауап бермеген."),
        lacks=("көженің", "15 наурыз"),
    ),
    "repost_zh_dateline.html": Expected(
        "村庄的等待",
        "zh-Hans",
        ("李样例",),
        "2018-10-12",
        "样例网",
        repost_of="https://paper.example.cn/2018/10/11/wait.html",
        images=(Image("a.jpg", "村口的小学", "样例"),),
        encoding="gb18030",
        holds=("二〇一七年秋天", "采访请求。"),
        lacks=("抓饭", "首页", "责任编辑", "村口"),
        paragraphs=3,
    ),
    "old_tables_ru_1251.html": Expected(
        "Учитель не вернулся домой",
        "ru",
        ("Иван Примеров",),
        "2018-03-12",
        'Газета "Пример"',
        images=(Image("photo.jpg", "Школа, где работала учительница.", "Пётр Примеров"),),
        encoding="cp1251",
        holds=("осенью 2017 года была увезена", "не ответили."),
        lacks=("плова", "Главная", "12 марта", "Популярное"),
    ),
    "telegram_export.html": Expected(
        "Мысал хабарлары",
        "kk-Cyrl",
        publisher="Мысал хабарлары",
        holds=("Серік Үлгі, 1960", "кім білсе жазсын.", "16.03.2018 10:00:00 UTC+06:00\nТағы бір хабар"),
        lacks=("14.03.2018", "15 March", "Мысал хабарлары"),
    ),
    "telegram_export_forwarded.html": Expected(
        "Мысал хабарлары",
        "kk-Cyrl",
        date="2018-03-15",
        publisher="Мысал хабарлары",
        holds=("Серік Үлгі, 1960",),
    ),
    "plain.txt": Expected(
        "The carpet seller who did not come back",
        "",
        repost_of="https://steppe-letters.example/2019/03/the-carpet-seller.html",
        holds=("When I asked the tea seller", "Copied by hand"),
    ),
}


def capture(name: str, url: str = "") -> Captured:
    return read_capture((PAGES / name).read_bytes(), name, url)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_saved_page(name: str) -> None:
    """Title, byline, date, publisher, pictures, original and text are what a reader would write down."""
    expected, captured = EXPECTED[name], capture(name)
    assert captured.title == expected.title
    assert captured.byline == expected.byline
    assert captured.date == expected.date
    assert captured.publisher == expected.publisher
    assert captured.url == expected.url
    assert captured.repost_of == expected.repost_of
    assert captured.images == expected.images
    assert captured.lang == expected.lang
    assert captured.encoding == expected.encoding
    assert not [words for words in expected.holds if words not in captured.text]
    assert not [words for words in expected.lacks if words in captured.text]
    if expected.paragraphs:
        assert len(captured.text.split("\n\n")) == expected.paragraphs


def test_every_page_is_expected() -> None:
    """No page lies in the folder without a test."""
    refused = {"front_page.html", "only_script.html"}
    assert {path.name for path in PAGES.iterdir()} == set(EXPECTED) | refused


@pytest.mark.parametrize(
    ("name", "words"), [("front_page.html", "lists several articles"), ("only_script.html", "no article found")]
)
def test_a_page_without_an_article(name: str, words: str) -> None:
    """A page without an article is refused with what to do."""
    with pytest.raises(BadInput, match=words):
        capture(name)


def test_the_original_s_address_is_the_origin() -> None:
    """A copy and its original have one address by which origins are counted."""
    assert capture("plain.txt").original_url == capture("blog_sidebar.html").original_url


def test_a_given_address_wins() -> None:
    """Where the page was found is known better by who found it; the page's own address then names the original."""
    captured = capture("blog_sidebar.html", "https://copy.example/1")
    assert captured.url == "https://copy.example/1"
    assert captured.repost_of == "https://steppe-letters.example/2019/03/the-carpet-seller.html"


def test_an_address_must_be_one() -> None:
    """What is no web address is not taken for one."""
    with pytest.raises(BadInput, match="begins with http"):
        capture("plain.txt", "file:///etc/passwd")


def test_what_is_missing_is_told() -> None:
    """A page that does not say where or when it was published gives problems, not guesses."""
    captured = capture("old_tables.html")
    assert captured.problems == (
        "the page does not say where it was; give its address with --url",
        "the page has no date that can be told",
    )


def test_a_source_without_an_address_is_told() -> None:
    """A named source without a link is a question for an editor."""
    page = (PAGES / "news_ru_1251.html").read_bytes().decode("cp1251")
    page = page.replace(
        '<a href="https://golos-rodnykh.example/2018/12/01/gulja?utm_source=sv">Голос родных</a>', "Голос родных"
    )
    captured = read_capture(page.encode("cp1251"), "p.html")
    assert captured.repost_of == ""
    assert captured.repost_name == "Голос родных"
    assert '"Голос родных" as its source without an address' in captured.problems[0]


def test_a_text_of_a_few_letters_is_no_article() -> None:
    """An almost empty file is refused."""
    with pytest.raises(BadInput, match="hardly any text"):
        read_capture(b"hello", "a.txt")


def test_an_exported_conversation_says_what_it_lacks() -> None:
    """Messages of several days have no one day; one that was passed on names its channel, which has no address."""
    several, one = capture("telegram_export.html"), capture("telegram_export_forwarded.html")
    assert any("several days" in problem for problem in several.problems)
    assert several.repost_name == "", "only one of its messages was passed on"
    assert one.repost_name == "Үлгі арнасы"
    assert any("Үлгі арнасы" in problem for problem in one.problems)
