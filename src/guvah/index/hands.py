"""The work of a rebuild, in this process or in others over pipes.

Owns the messages between a rebuild and its hands: plain bytes, each with its length before it. Another process is given
opened bodies and never a key or a path of the archive; it writes nothing to disk and ends with its pipe.

    Take        remember the lines of a body                             no answer
    Know        what everything is folded with from now on               no answer
    HandOver    give up all partitions                                   their chunks
    Facts       what the sources in a partition say of themselves        by source
    Samples     documents to make a dictionary from                      pieces
    Fold        a partition's columns and keys                           Partition
"""

import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from guvah.errors import DamagedArchive, NewerFormat, Unavailable
from guvah.index.documents import Packing, Piece
from guvah.index.facts import Own
from guvah.index.folding import Folder, Partition, facts_in, samples_in
from guvah.index.gathering import Partitions
from guvah.model.statement import Recording

# Nothing that is folded holds itself: reference counts free it all, and without the collector it takes an eighth less.
_CODE = """
import gc, sys
gc.disable()
sys.path.insert(0, sys.argv[1])
from guvah.index.hands import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""
_LENGTH_BYTES = 8
_PIPE_BYTES = 1 << 20
_ENDED = "A process of this rebuild ended too early (too little memory?). Try again; the archive is whole."


class Take(msgspec.Struct, array_like=True, tag=True):
    """Remember the lines of a body under the number of its recording."""

    number: int
    body: bytes


class Know(msgspec.Struct, array_like=True, tag=True):
    """Fold with these from now on."""

    recordings: dict[int, Recording]
    own: dict[str, Own]
    dictionary: bytes


class HandOver(msgspec.Struct, array_like=True, tag=True):
    """Give up all partitions. Answer: list[list[bytes]]."""


class Facts(msgspec.Struct, array_like=True, tag=True):
    """Say what the sources of a partition say of themselves. Answer: dict[str, Own]."""

    chunks: list[bytes]


class Samples(msgspec.Struct, array_like=True, tag=True):
    """Give some documents. Answer: list[list[Piece]]."""

    chunks: list[bytes]


class Fold(msgspec.Struct, array_like=True, tag=True):
    """Fold a partition. Answer: Partition."""

    chunks: list[bytes]


Question = HandOver | Facts | Samples | Fold
ANSWERS: dict[type, Any] = {
    HandOver: list[list[bytes]],
    Facts: dict[str, Own],
    Samples: list[list[Piece]],
    Fold: Partition,
}


class _Reply(msgspec.Struct, array_like=True):
    trouble: tuple[str, str, str] | None
    answer: msgspec.Raw


_ENCODER = msgspec.msgpack.Encoder()
_MESSAGES = msgspec.msgpack.Decoder(Take | Know | HandOver | Facts | Samples | Fold)
_REPLIES = msgspec.msgpack.Decoder(_Reply)


class Hands(Protocol):
    """Somebody who works: `ask` begins, `answer` waits for what was asked last."""

    def tell(self, message: Take | Know) -> None:
        """Give what has no answer."""

    def ask(self, question: Question) -> None:
        """Give a question, one at a time."""

    def answer(self) -> Any:
        """Return the answer. Raises DamagedArchive, NewerFormat, Unavailable."""

    def let_go(self) -> None:
        """End the work."""


class Here:
    """The work done in this process."""

    def __init__(self) -> None:
        self._partitions = Partitions()
        self._recordings: dict[int, Recording] = {}
        self._folder: Folder | None = None
        self._answer: object = None

    def tell(self, message: Take | Know) -> None:
        """Take up a body or what to fold with. Raises DamagedArchive, NewerFormat."""
        if isinstance(message, Take):
            self._partitions.add(message.number, message.body)
        else:
            self._recordings = message.recordings
            self._folder = Folder(message.recordings, message.own, Packing(message.dictionary))

    def ask(self, question: Question) -> None:
        """Do the work at once. Raises DamagedArchive."""
        match question:
            case HandOver():
                self._answer = self._partitions.take()
            case Facts():
                self._answer = facts_in(question.chunks, self._recordings)
            case Samples():
                self._answer = samples_in(question.chunks)
            case Fold() if self._folder is not None:
                self._answer = self._folder.fold(question.chunks)

    def answer(self) -> Any:
        """Return the answer to what was asked last."""
        return self._answer

    def let_go(self) -> None:
        """Nothing is held outside this process."""


class Elsewhere:
    """The work done in another process."""

    def __init__(self) -> None:
        root = str(Path(__file__).parents[2])
        self._process = subprocess.Popen(  # noqa: S603 - this Python, our own module
            [sys.executable, "-c", _CODE, root], stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=_PIPE_BYTES
        )
        self._asked: deque[type] = deque()

    def tell(self, message: Take | Know) -> None:
        """Send what has no answer. Raises Unavailable."""
        try:
            _send(self._stream(self._process.stdin), message)
        except OSError as error:
            raise Unavailable(_ENDED) from error

    def ask(self, question: Question) -> None:
        """Send a question. Raises Unavailable."""
        try:
            _send(self._stream(self._process.stdin), question)
        except OSError as error:
            raise Unavailable(_ENDED) from error
        self._asked.append(type(question))

    def answer(self) -> Any:
        """Wait for the answer. Raises DamagedArchive, NewerFormat, Unavailable."""
        message = _receive(self._stream(self._process.stdout))
        if message is None:
            raise Unavailable(_ENDED)
        reply = _REPLIES.decode(message)
        if reply.trouble is not None:
            kind, code, sentence = reply.trouble
            raise NewerFormat(sentence) if kind == "newer" else DamagedArchive(code, sentence)
        return msgspec.msgpack.decode(reply.answer, type=ANSWERS[self._asked.popleft()])

    def let_go(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise Unavailable(_ENDED)
        return stream


def spread(hands: list[Hands], questions: Iterable[Question]) -> Iterator[Any]:
    """Yield the answers in the order of the questions; each hand has its next question before an answer is yielded."""
    waiting: deque[Hands] = deque()
    idle = deque(hands)
    for question in questions:
        if idle:
            hand = idle.popleft()
            hand.ask(question)
            waiting.append(hand)
            continue
        hand = waiting.popleft()
        answer = hand.answer()
        hand.ask(question)
        waiting.append(hand)
        yield answer
    for hand in waiting:
        yield hand.answer()


def serve(messages: IO[bytes], answers: IO[bytes]) -> None:
    """Work for another process until its pipe ends. Trouble is kept until there is a question to answer with it."""
    here = Here()
    trouble: tuple[str, str, str] | None = None
    while (message := _receive(messages)) is not None:
        told = _MESSAGES.decode(message)
        try:
            if isinstance(told, Take | Know):
                here.tell(told)
                continue
            if trouble is None:
                here.ask(told)
        except DamagedArchive as error:
            trouble = ("damaged", error.code, str(error).removesuffix(f" ({error.code})"))
        except NewerFormat as error:
            trouble = ("newer", "", str(error))
        if not isinstance(told, Take | Know):
            answer = b"\xc0" if trouble else _ENCODER.encode(here.answer())
            _send(answers, _Reply(trouble, msgspec.Raw(answer)))


def _send(stream: IO[bytes], message: object) -> None:
    data = _ENCODER.encode(message)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """Return the next message, None where the pipe has ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None
