"""What a mapping says about itself."""

from .lists import MAPPING, mapping


def test_columns_that_are_read() -> None:
    """Every named column is read, an ignored one is not."""
    assert mapping().read_columns() == {"id", "name", "born", "paper", "taken", "where", "remark"}


def test_short_and_long_ways_are_one() -> None:
    """A bare word is the name of a column."""
    longer = MAPPING.replace("identity_number: paper", "identity_number: {from: paper}")
    assert list(mapping(longer).fields()) == list(mapping().fields())


def test_the_digest_is_of_what_decides() -> None:
    """Titles, comments and ignored columns leave rows as they are; a changed reading does not."""
    same = MAPPING.replace("A village", "Another title").replace("ignore: [page]", "# nothing\nignore: [page, note]")
    assert mapping(same).digest() == mapping().digest()
    assert mapping(MAPPING.replace("precision: year", "precision: month")).digest() != mapping().digest()


def test_when_is_the_start() -> None:
    """`when` of an episode is its start."""
    (episode,) = mapping().episodes
    assert [name for name, _ in episode.fields()] == ["start", "place"]


def test_how_the_file_is_opened() -> None:
    """The file block says how to open the file; `\\t` is a tab."""
    reading = mapping(
        MAPPING + 'file: {delimiter: "\\\\t", encoding: cp1251, header: 2, longest_cell: 20000}\n'
    ).reading()
    assert (reading.delimiter, reading.encoding, reading.header, reading.longest_cell) == ("\t", "cp1251", 2, 20_000)
    assert "page" in reading.expected
