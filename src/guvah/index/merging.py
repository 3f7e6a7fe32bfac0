"""Records that are one person or place: shown, found and counted as one, under the canonical id.

Owns what a decision about a pair changes in the file: the head's card, facets and keys are of all its records together;
its other records lead to it (`merged`). Everything else of each record stays its own, so that an undo only has to fold
the same statements apart again. Never decides who is the same: guvah.model.clusters does.

Invariant: after any catching up the file holds what a rebuild gives.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from guvah.index.cards import COLUMNS, decode_card, read_off, read_together
from guvah.index.documents import Packing, recorded
from guvah.index.facets import Facets
from guvah.index.facts import Own
from guvah.index.folding import encoded_card, facts, lists
from guvah.index.postings import Postings
from guvah.index.store import Store
from guvah.model.clusters import clusters
from guvah.model.ids import root_of
from guvah.model.pairs import about_pairs, read_decisions
from guvah.model.roster import Roster, read_roster
from guvah.model.statement import Recorded, Recording

EVER = "select id from document where n in (select n from pair) union select other from pair"
_NEXT = """
  select other from pair where n = (select n from document where id = ?1)
  union select id from pair join document using (n) where other = ?1
"""
_PAIRED = "select 1 from pair limit 1"


class Merging:
    """One bringing up to date of who is shown as one; the caller holds a transaction."""

    def __init__(
        self,
        store: Store,
        facets: Facets,
        packing: Packing,
        recordings: Mapping[int, Recording],
        own: Mapping[str, Own],
    ) -> None:
        self._store = store
        self._facets = facets
        self._packing = packing
        self._recordings = recordings
        self._facts, self._lists = facts(own), lists(own)
        self._fresh: list[tuple[str, int, str]] = []
        self._said: dict[str, Sequence[Recorded]] = {}

    def renew(self, touched: Collection[str] | None, founder: str) -> tuple[list[int], list[tuple[str, int, str]]]:
        """Join and part whoever these roots (None: all) bear on; return the numbers of facet rows changed, new words.

        Costs nothing where no decision about a pair was ever recorded.
        """
        if self._store.value(_PAIRED) is None:
            return [], []
        roots = None if touched is None or any(root.startswith("mem-") for root in touched) else tuple(touched)
        near = self._near(roots)
        if not near:
            return [], []
        decisions = read_decisions(
            [one for root in near for one in about_pairs(self._recorded(root))], self._roster(founder)
        )
        numbers = self._numbers(near)
        groups = [
            tuple(root for root in members if root in numbers) for members in clusters(decisions).members.values()
        ]
        again = frozenset(near if touched is None else touched)
        changed = self._write(numbers, [group for group in groups if len(group) > 1], again)
        self._facets.join(self._store.execute("select n, head from merged"))
        return changed, self._fresh

    def _near(self, roots: Sequence[str] | None) -> list[str]:
        """Return every record whose being joined may have changed."""
        if roots is None:
            return sorted(root for (root,) in self._store.execute(EVER))
        paired = [
            root for root in roots if root.startswith(("per-", "fac-")) and len(connected(self._store, (root,))) > 1
        ]
        return connected(self._store, paired)

    def _write(self, numbers: Mapping[str, int], groups: Collection[Sequence[str]], again: frozenset[str]) -> list[int]:
        """Write who is shown under whom; show anew each group that is another one now or has a record of `again`."""
        held = {root: others for root, n in numbers.items() if (others := self._others(n))}
        self._store.many("delete from merged where n = ?", ((n,) for n in numbers.values()))
        self._store.many(
            "insert into merged values(?, ?)",
            ((numbers[old], numbers[head]) for head, *others in groups for old in others),
        )
        heads = {head: (head, *others) for head, *others in groups}
        heads |= {root: (root,) for root in held if root not in heads}
        changed = [
            (head, members)
            for head, members in sorted(heads.items())
            if held.get(head) != {numbers[other] for other in members[1:]} or not again.isdisjoint(members)
        ]
        for head, members in changed:
            self._show(head, numbers[head], members)
        return [numbers[head] for head, _ in changed]

    def _others(self, head: int) -> set[int]:
        return {n for (n,) in self._store.execute("select n from merged where head = ?", (head,))}

    def _show(self, head: str, n: int, members: Sequence[str]) -> None:
        """Write the card, facets and keys of one record: its own, or those of several together."""
        if len(members) == 1:
            card, facets = read_off(head, self._recorded(head), self._facts, self._lists)[0:4:3]
        else:
            card, facets = read_together({root: self._recorded(root) for root in members}, self._facts, self._lists)
        before = decode_card(self._store.value("select card from document where n = ?", (n,))).names
        self._store.run("update document set card = ? where n = ?", (encoded_card(card), n))
        if before != card.names:
            Postings(self._store).change(n, before, card.names, heard=True)
        codes = np.zeros((1, len(COLUMNS)), dtype=np.int32)
        self._fresh += self._facets.put(n, codes, [[word] for word in facets])

    def _numbers(self, roots: Iterable[str]) -> dict[str, int]:
        found = ((root, self._store.value("select n from document where id = ?", (root,))) for root in roots)
        return {root: n for root, n in found if n is not None}

    def _recorded(self, root: str) -> Sequence[Recorded]:
        if root not in self._said:
            document = self._store.value("select doc from document where id = ?", (root,))
            pieces = self._packing.unpack(document) if document is not None else []
            self._said[root] = recorded(pieces, self._recordings)
        return self._said[root]

    def _roster(self, founder: str) -> Roster:
        members = self._store.execute("select id from document where id >= 'mem-' and id < 'mem~'")
        return read_roster(founder, [one for (root,) in members for one in self._recorded(root)])


def connected(store: Store, roots: Sequence[str]) -> list[str]:
    """Return these roots and all that any decision ever named together with one of them, sorted."""
    found = dict.fromkeys(map(root_of, roots))
    waiting = list(found)
    while waiting:
        for (other,) in store.execute(_NEXT, (waiting.pop(),)):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return sorted(found)
