"""The article of a page without what stands around it: navigation, popular posts, teasers, banners, comments.

Owns the choice of the article's element and what is taken out of it. Never rewrites a sentence: a paragraph is kept
whole or left out, and the page's own bytes are kept beside by whoever asked.
"""

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from guvah.errors import BadInput
from guvah.intake.page_blocks import Block, Blocks, weight
from guvah.intake.page_words import AROUND, AROUND_PHRASE, EDITED_BY, OTHER_ARTICLES, SEND_AWAY

DROPPED_TAGS = frozenset(
    (
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "iframe",
        "dialog",
        "input",
        "object",
        "embed",
        "audio",
        "video",
        "menu",
    )
)
DROPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"))
ARTICLE_CLASSES = (
    "tgme_widget_message_text", "entry-content", "post-content", "post-body", "article-body", "article__body",
    "article__text", "article-text", "article-content", "article__content", "articlebody", "story-body", "news-text",
    "news__text", "news-detail", "text-content", "trs_editor", "rich_media_content", "wysiwyg", "artibody",
    "article_content",
)  # fmt: skip
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "strong", "b", "div", "span", "p", "a", "dt", "header", "section"))
LISTS = frozenset(("ul", "ol", "div", "section", "table", "td", "dl", "p"))
SURE = 20  # weight of text below which even an element that is named an article is none
LIKELY = 120
GUESSED = 200
LONG_PARAGRAPH = 80
OWN_WORDS = 40


def choose_article(blocks: Blocks, name: str) -> int:
    """Return the index of the article's element, 0 where only the page as a whole can be read; take away the rest.

    Raises BadInput where the page lists several articles.
    """
    anchor = _anchor(blocks)
    for index, block in enumerate(blocks.items):
        if not block.dropped and _around(blocks, index, anchor):
            blocks.drop(index)
    _refuse_lists(blocks, name)
    index = _climb(blocks, anchor)
    _drop_link_lists(blocks, index)
    _detach(blocks)
    return index


def article_text(tree: HTMLTree, blocks: Blocks, index: int, name: str) -> str:
    """Return the text of the chosen element. Raises BadInput where it is too little for an article."""
    chosen = blocks.items[index]
    if index:
        text = _text(chosen.node.outer_html or "", whole=True)
        needed = SURE if _named_article(chosen) else LIKELY
    else:
        text = _text(str(tree), whole=False)
        needed = GUESSED
    if weight(text) < needed:
        raise BadInput(
            "no article found on this page; open it, wait until it has loaded and save it again, or copy its text into "
            "a plain text file (.txt)",
            name,
        )
    return text


def _named_article(block: Block) -> bool:
    body = (block.node.get_attribute("itemprop") or "").lower() == "articlebody"
    return body or any(known in block.names.split() for known in ARTICLE_CLASSES)


def _anchor(blocks: Blocks) -> int:
    """Return the element that surely belongs to the article, 0 (the body) where none does."""
    items = blocks.items
    named = [index for index, block in enumerate(items) if _named_article(block) and block.size >= SURE]
    if named:
        return max(named, key=lambda index: items[index].size)
    heading = next((index for index, block in enumerate(items) if block.tag == "h1" and block.size), -1)
    articles = [index for index, block in enumerate(items) if block.tag == "article" and block.size >= LIKELY]
    around = [index for index in articles if heading >= 0 and blocks.inside(heading, index)]
    if around or articles:
        return max(around or articles, key=lambda index: items[index].size)
    main = [index for index, block in enumerate(items) if block.tag == "main" and block.size >= LIKELY]
    return main[0] if main else max(heading, 0)


def _around(blocks: Blocks, index: int, anchor: int) -> bool:
    """Say whether an element stands around the article: by what it is, what it is called, or what heads it."""
    block = blocks.items[index]
    if index == 0 or blocks.inside(anchor, index):
        return False
    if block.tag in DROPPED_TAGS or (block.node.get_attribute("role") or "").lower() in DROPPED_ROLES:
        return True
    if _hidden(block.node):
        return True
    if not anchor and block.size > 0.6 * blocks.items[0].size:
        return False
    if block.words & AROUND or AROUND_PHRASE.search(block.names):
        return True
    return _heads_other_articles(blocks, index, anchor)


def _hidden(node: ElementNode) -> bool:
    style = (node.get_attribute("style") or "").replace(" ", "").lower()
    return node.has_attribute("hidden") or "display:none" in style or "visibility:hidden" in style


def _heads_other_articles(blocks: Blocks, index: int, anchor: int) -> bool:
    """A heading that says "popular posts" takes what it heads with it: its parent, or what follows it."""
    block = blocks.items[index]
    if block.tag not in HEADINGS or not 2 <= block.size <= 120:
        return False
    if not OTHER_ARTICLES.fullmatch(blocks.text(index).strip(" :：—-•»›▸")):
        return False
    parent = block.parent
    if parent > 0 and not blocks.inside(anchor, parent) and not blocks.inside(parent, anchor):
        blocks.drop(parent)
        return False
    small = parent > 0 and blocks.items[parent].size < 0.4 * blocks.items[anchor or 0].size
    if small and not blocks.inside(anchor, parent):
        blocks.drop(parent)
        return False
    following = block.end
    while following < blocks.items[max(parent, 0)].end:
        after = blocks.items[following]
        if after.tag == block.tag or (after.size > LONG_PARAGRAPH and after.linked < 0.5 * after.size):
            break
        blocks.drop(following)
        following = after.end
    return True


def _refuse_lists(blocks: Blocks, name: str) -> None:
    sizes = [block.size for block in blocks.items if block.tag == "article" and not block.dropped]
    if len(sizes) >= 4 and max(sizes) < 0.4 * sum(sizes) and not any(_named_article(block) for block in blocks.items):
        raise BadInput("this page lists several articles; open the one that is meant and save that page", name)


def _climb(blocks: Blocks, anchor: int) -> int:
    """From a heading alone, go up to the element that holds the text it heads."""
    items = blocks.items
    if items[anchor].tag != "h1":
        return anchor
    index = anchor
    while index > 0 and items[index].size < max(LIKELY, 0.6 * items[0].size):
        index = items[index].parent
    return max(index, 0)


def _drop_link_lists(blocks: Blocks, top: int) -> None:
    """Drop lists of links before the first and after the last real paragraph; those between belong to the text."""
    items = blocks.items
    within = range(top, items[top].end)
    paragraphs = [index for index in within if items[index].own >= OWN_WORDS and items[index].tag != "a"]
    paragraphs = [index for index in paragraphs if not items[index].dropped]
    first, last = (min(paragraphs), max(paragraphs)) if paragraphs else (items[top].end, top)
    for index in range(top + 1, items[top].end):
        block = items[index]
        outside = block.end <= first or index > last
        dense = block.links >= 2 and block.linked > 0.6 * block.size
        if block.tag in LISTS and outside and dense and not block.dropped:
            blocks.drop(index)


def _detach(blocks: Blocks) -> None:
    for block in blocks.items:
        above = blocks.items[block.parent] if block.parent >= 0 else None
        if block.dropped and not (above and above.dropped):
            block.node.remove()


def _text(html: str, *, whole: bool) -> str:
    skipped = ["figure", "figcaption", "h1", "time", "picture", ".byline", '[rel="author"]']
    text = extract_plain_text(
        html,
        preserve_formatting=True,
        main_content=not whole,
        alt_texts=False,
        comments=False,
        post_meta=False,
        skip_elements=skipped,
    )
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = [line for line in lines if not (len(line) < 250 and SEND_AWAY.match(line)) and not EDITED_BY.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
