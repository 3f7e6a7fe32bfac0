"""A conversation exported by Telegram Desktop (`messages.html`): whose it is, what was written when, by whom first.

Owns the marks of that one format. Initials, clocks beside a message and service lines are no part of what is said.
"""

from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from guvah.intake.page_head import words_of

MOST_MESSAGES = 5_000


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `moment` is as the export writes it (`15.03.2018 14:22:10 UTC+06:00`), `day` its first word."""

    moment: str
    passed_on_from: str
    text: str

    @property
    def day(self) -> str:
        """Return the day alone."""
        return self.moment.split(" ")[0]


@dataclass(frozen=True, slots=True)
class Export:
    """The channel's or chat's name and its messages."""

    channel: str
    messages: tuple[Message, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """Return the days on which something was written, each once."""
        return tuple(dict.fromkeys(message.day for message in self.messages if message.day))

    @property
    def origins(self) -> tuple[str, ...]:
        """Return whom the messages were passed on from, each once, '' for what was written here."""
        return tuple(dict.fromkeys(message.passed_on_from for message in self.messages))

    @property
    def text(self) -> str:
        """Return what was written; where there are several messages, each below its moment."""
        if len(self.messages) == 1:
            return self.messages[0].text
        return "\n\n".join(f"{message.moment}\n{message.text}" for message in self.messages)


def read_export(tree: HTMLTree) -> Export | None:
    """Return what an export holds, None for every other page."""
    if tree.body is None or tree.body.query_selector(".chat_page .history .message") is None:
        return None
    found = map(_message, list(tree.body.query_selector_all(".history .message.default"))[:MOST_MESSAGES])
    messages = tuple(message for message in found if message.text)
    channel = words_of(tree.body.query_selector(".page_header .text"))
    return Export(channel, messages) if messages else None


def _message(node: ElementNode) -> Message:
    date = node.query_selector(".date[title]")
    name = node.query_selector(".forwarded .from_name")
    for inner in list(name.query_selector_all(".date")) if name else ():
        inner.remove()
    texts = (extract_plain_text(text.outer_html or "", alt_texts=False) for text in node.query_selector_all(".text"))
    moment = (date.get_attribute("title") or "").strip() if date else ""
    return Message(moment, words_of(name), "\n".join(filter(None, (text.strip() for text in texts))))
