"""The shared words of a workbook, in little more memory than their own bytes.

Owns the reading of sharedStrings.xml. A list of Python strings takes ten times the room: a workbook made of two-letter
words would fill the memory of a small machine. Nothing goes to a disk: these are people's names.
"""

from array import array
from collections.abc import Sequence
from typing import IO, overload
from xml.parsers import expat

from guvah.errors import HostileInput

MOST_BYTES = 128 << 20
PIECE = 1 << 18


class SharedStrings(Sequence[str]):
    """The words by number, kept as one run of UTF-8 and where each ends."""

    def __init__(self) -> None:
        """Begin with none."""
        self._text = bytearray()
        self._ends = array("I", [0])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        """Return one. Raises IndexError."""
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._text[self._ends[number] : self._ends[number + 1]].decode("utf-8", "surrogatepass")

    def add(self, words: str) -> None:
        """Add the next. Raises HostileInput where all together are too many."""
        self._text += words.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._text))
        if len(self._text) + 4 * len(self._ends) > MOST_BYTES:
            raise HostileInput("a part of this workbook is too large; save the table as CSV")


def read_shared_strings(untrusted: IO[bytes]) -> SharedStrings:
    """Read sharedStrings.xml piece by piece. Raises ValueError for what is no XML, HostileInput for too much of it."""
    strings = SharedStrings()
    reading = _Reading(strings)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.EntityDeclHandler = _no_entities
    try:
        while piece := untrusted.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError("not the XML of shared strings") from error
    return strings


class _Reading:
    """What was met so far: `si` holds one string, in runs `t`; what stands in `rPh` is how it is pronounced."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._parts: list[str] = []
        self._within = False
        self._aside = 0

    def start(self, name: str, _attributes: object) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "t":
            self._within = not self._aside
        elif tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._aside += 1

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "t":
            self._within = False
        elif tag == "si":
            # An underscore that would look like an escaped character is itself escaped so.
            self._strings.add("".join(self._parts).replace("_x005F_", "_"))
            self._parts = []
        elif tag == "rPh":
            self._aside -= 1

    def words(self, text: str) -> None:
        if self._within:
            self._parts.append(text)


def _no_entities(*_: object) -> None:
    raise HostileInput("declares XML entities, or is not plain XML; save the table as CSV")
