"""Comparing everybody with everybody: `guvah link`. What is found is kept on this machine for people to judge.

Owns the verb and the choice of the engine. Never decides and never writes to the archive.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from guvah.casework.proposing import kept_proposals, weighed
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.linkage.engines import DuckEngine, Engine
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.kept import Proposals, Proposed, Run
from guvah.linkage.linking import Kept, Linked, Linking, Pair, Tick, read_profiles
from guvah.linkage.spark import SparkEngine

ENGINES = ("duckdb", "spark")
_SPILL = "spill"


def compare_everybody(session: Session, engine: str, tick: Tick) -> Linked:
    """Compare all people of the archive, learn what their agreements weigh, keep the pairs worth a look.

    `engine`: one of ENGINES. `tick` is told (step, done, of how many). An interrupted run goes on.

    Raises NotAllowed, LockedOut, BadInput (unknown engine), UserError (Spark or Java is missing), Busy, Unavailable.
    """
    session.require("link")
    if engine not in ENGINES:
        raise BadInput(f"compare with {' or '.join(ENGINES)}")
    count = sum(1 for _ in session.index.roots("person"))
    profiles = read_profiles(session.index.standing("person"), tick, count)
    run = Run(session.clock(), session.index.position(), engine)
    with kept_proposals(session) as kept, _opened(session, engine) as opened:
        kept.begin(run)
        kin = _kin(profiles)

        def write(pairs: Iterable[Pair]) -> None:
            found = (Proposed.of(pair.one, pair.other, pair.comparison) for pair in pairs)
            kept.write(weighed(session, found, kin))

        linked = Linking(profiles, opened, tick, _Stages(kept)).run(write)
        kept.finish(msgspec.structs.replace(run, weights=linked.weights.encode(), notes=linked.notes))
    return linked


class _Stages(Kept):
    """What an interrupted run keeps in the file of proposals."""

    def __init__(self, kept: Proposals) -> None:
        self._kept = kept

    def get(self, name: str) -> bytes:
        """See Kept."""
        return self._kept.stage(name)

    def put(self, name: str, value: bytes) -> None:
        """See Kept."""
        self._kept.put_stage(name, value)


@contextmanager
def _opened(session: Session, engine: str) -> Iterator[Engine]:
    spill = session.archive / "local" / _SPILL
    opened = SparkEngine(spill) if engine == "spark" else DuckEngine(spill)
    try:
        yield opened
    finally:
        opened.close()
        shutil.rmtree(spill, ignore_errors=True)


def _kin(profiles: Iterable[Profile]) -> dict[str, set[str]]:
    """Return record -> the records that a source calls its relatives, in both directions."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in profiles:
        for relative in one.kin:
            found[one.id].add(relative)
            found[relative].add(one.id)
    return found
