"""A small archive held in memory: what a release reads, said in one line each. All people are fictional."""

from collections.abc import Iterable, Mapping, Sequence

from guvah.model.ids import derived_id, derived_owned_id, root_of
from guvah.model.pairs import VERDICTS, about_pairs
from guvah.model.statement import Recorded, Recording, Statement
from guvah.release.cut import cut_of

KEY = b"fictional"
START = 1_700_000_000_000  # 2023-11-14, milliseconds UTC
OPEN = {"public": "yes", "statistics": "yes", "partners": "yes", "relation": "yes", "quote": "yes", "place": "exact"}


def feed_id(name: str) -> str:
    return name.encode().hex().ljust(32, "0")[:32]


def entity(kind: str, name: str) -> str:
    return derived_id(kind, KEY, name)


def owned(root: str, kind: str, name: str) -> str:
    return derived_owned_id(root, kind, KEY, name)


class World:
    """Every call of `say` is one entry of a feed; the clock ticks a minute each time. Members as in MEMBERS."""

    MEMBERS: Mapping[str, str] = {
        "ada": "lead",
        "bek": "editor",
        "cem": "reviewer",
        "dil": "custodian",
        "eva": "intake",
        "fox": "observer",
    }

    def __init__(self) -> None:
        self.said: list[Recorded] = []
        self.minutes = 0
        self.sizes: dict[str, int] = {}
        for name, role in self.MEMBERS.items():
            member = entity("mem", name)
            self.say(member, "feed", feed_id(name), by="ada", compartment="case")
            self.say(member, "role", role, by="ada", compartment="case")

    def say(
        self,
        subject: str,
        prop: str,
        value: str,
        source: str = "",
        *,
        by: str = "bek",
        compartment: str = "case",
        at: int | None = None,
        **rest: str,
    ) -> Recorded:
        """Record one statement as one entry of a member's feed; `at` overrules the clock (minutes)."""
        feed = feed_id(by)
        self.minutes += 1
        seq = self.sizes.get(feed, 0)
        self.sizes[feed] = seq + 1
        clock = f"{START + 60_000 * (self.minutes if at is None else at):013d}.{0:06d}.{feed}"
        statement = Statement(subject, prop, value, source or entity("mem", by), **rest)
        one = Recorded(statement, Recording(feed, seq, clock, entity("mem", by), compartment))
        self.said.append(one)
        return one

    def agree(self, source: str, by: str = "bek", **answers: str) -> None:
        """Record consent; without answers everything is agreed to."""
        for scope, answer in (answers or OPEN).items():
            self.say(source, f"consent.{scope}", answer, by=by)

    def cut(self) -> str:
        return cut_of(self.sizes).words

    def founder(self) -> str:
        return feed_id("ada")

    def recorded(self, root: str) -> Sequence[Recorded]:
        return [one for one in self.said if root_of(one.statement.entity) == root]

    def roots(self, kind: str) -> Iterable[str]:
        return sorted({root_of(one.statement.entity) for one in self.said if one.statement.entity.startswith(kind)})

    def telling(self, source: str) -> Iterable[str]:
        return sorted({root_of(one.statement.entity) for one in self.said if one.statement.source == source})

    def roots_since(self, position: Mapping[str, int]) -> frozenset[str]:
        late = (one for one in self.said if one.recording.seq >= position.get(one.recording.feed, 0))
        return frozenset(root_of(one.statement.entity) for one in late)

    def paired(self) -> frozenset[str]:
        said = (one.statement for one in self.said if one.statement.prop in VERDICTS)
        return frozenset(root for statement in said for root in (statement.entity, statement.value))

    def about_pairs(self, *roots: str) -> Sequence[Recorded]:
        pairs = [{one.statement.entity, one.statement.value} for one in self.said if one.statement.prop in VERDICTS]
        near = set(roots)
        while more := {root for pair in pairs if pair & near for root in pair} - near:
            near |= more
        return about_pairs([one for one in self.said if one.statement.entity in near])

    def referring(self, target: str) -> Iterable[tuple[str, str]]:
        return [(one.statement.entity, one.statement.prop) for one in self.said if one.statement.value == target]
