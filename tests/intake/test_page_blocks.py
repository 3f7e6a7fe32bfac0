"""Sizes of elements."""

from resiliparse.parse.html import HTMLTree

from guvah.intake.page_blocks import blocks_of, weight


def test_sizes_add_up_and_links_are_told_apart() -> None:
    """An element's size is its text's, and what stands in links is counted beside it."""
    blocks = blocks_of(HTMLTree.parse("<body><div>four<a href=x>link<b>s</b></a></div><script>no</script><p>five5</p>"))
    sizes = {block.tag: (block.size, block.linked, block.links, block.own) for block in blocks.items}
    assert sizes["body"] == (14, 5, 2, 0)
    assert sizes["div"] == (9, 5, 2, 4)
    assert sizes["script"] == (0, 0, 0, 0)


def test_dropping_takes_away_from_all_above() -> None:
    """What is dropped no longer counts anywhere, and only once."""
    blocks = blocks_of(HTMLTree.parse("<body><div>four<p>five5</p></div></body>"))
    index = next(index for index, block in enumerate(blocks.items) if block.tag == "p")
    blocks.drop(index)
    blocks.drop(index)
    assert [block.size for block in blocks.items] == [4, 4, 5]
    assert blocks.inside(index, 1)


def test_a_chinese_character_says_more() -> None:
    """Weights compare texts of different scripts."""
    assert weight("约尔 乃克") == 12
    assert weight("a b\nc") == 3


def test_names_are_words() -> None:
    """Class and id are taken apart at dashes, underscores and capitals."""
    blocks = blocks_of(HTMLTree.parse('<body><div class="PopularPosts side_bar" id="main-nav2">x</div>'))
    assert {"popular", "posts", "side", "main", "nav"} <= blocks.items[1].words
