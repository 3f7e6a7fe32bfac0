"""How a person is now, in one word: taken from the latest thing that happened.

Owns the step from episodes to a word of the vocabulary `status`. Never guesses: an episode that ended with nothing
after it gives `unknown`, and a release is only what somebody called a release.
"""

import datetime
from typing import NamedTuple

from guvah.model import edtf
from guvah.model.kinds import schema
from guvah.model.record import Record

STATUS_OF = {
    "arrest": "in custody",
    "detention centre": "in custody",
    "camp": "in camp",
    "trial": "in custody",
    "prison": "in prison",
    "house arrest": "house arrest",
    "forced labour": "forced labour",
    "documents confiscated": "restricted",
    "exit ban": "restricted",
    "disappearance": "disappeared",
    "transfer": "in custody",
    "release": "released",
    "allowed to leave": "allowed to leave",
    "death": "dead",
}
"""Episode kind -> status. Torture and harassment are missing on purpose: they do not say where somebody is."""

UNKNOWN = "unknown"
_FINAL = frozenset({"release", "allowed to leave", "death"})
_WITHOUT_SPAN = frozenset({"arrest", "trial", "transfer", "disappearance"})


class Status(NamedTuple):
    """`word` of the vocabulary `status`, `detail` (the sentence or ''), `last_news` (the latest date string)."""

    word: str
    detail: str
    last_news: str


def status(record: Record) -> Status:
    """Return how a person is now according to the latest episode.

    Latest is what certainly began last; among episodes whose dates could be the same time, the later in the order of
    the vocabulary `episode_kind` (arrest ... prison ... release ... death). A death without a date is latest of all.
    """
    episodes = [one for one in record.owned if one.kind == "epi"]
    telling = [one for one in episodes if one.value("episode_kind") in STATUS_OF]
    news = _last_news(episodes)
    if not telling:
        return Status(UNKNOWN, "", news)
    latest = _latest(telling)
    kind = latest.value("episode_kind")
    ended = bool(latest.value("end")) and kind not in _FINAL and kind not in _WITHOUT_SPAN
    return Status(UNKNOWN if ended else STATUS_OF[kind], latest.value("sentence"), news)


def _began(episode: Record) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day on which an episode may have begun."""
    for prop in ("start", "end"):
        given = episode.value(prop)
        if edtf.is_date(given):
            return edtf.earliest(given), edtf.latest(given)
    if episode.value("episode_kind") == "death":
        return datetime.date.max, datetime.date.max
    return datetime.date.min, datetime.date.min


def _latest(episodes: list[Record]) -> Record:
    order = tuple(schema().vocabulary("episode_kind").words)
    newest = max(_began(one)[0] for one in episodes)
    possible = [one for one in episodes if _began(one)[1] >= newest]
    return max(possible, key=lambda one: (order.index(one.value("episode_kind")), _began(one), one.id))


def _last_news(episodes: list[Record]) -> str:
    given = {one.value(prop) for one in episodes for prop in ("start", "end")}
    dates = [date for date in given if edtf.is_date(date)]
    return max(dates, key=lambda date: (_known_end(date), edtf.earliest(date), date), default="")


def _known_end(date: str) -> datetime.date:
    """Return the last day of a date; an open end is no news of today, so it counts by its beginning."""
    end = edtf.latest(date)
    return edtf.earliest(date) if end == datetime.date.max else end
