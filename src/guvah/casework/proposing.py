"""Keeping what a comparison of everything found: where it is kept, and how much each pair matters.

Owns the file's place beside this machine's memory, and the counting of those whom an answer touches. Never compares
(guvah.linkage does) and never decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from guvah.casework.at_hand import what_is_decided
from guvah.casework.session import Session
from guvah.linkage.kept import Proposals, Proposed, open_proposals
from guvah.linkage.queue import people_affected
from guvah.linkage.weights import Weights, decode_weights, given_weights

NAME = "proposals"


def kept_proposals(session: Session) -> Proposals:
    """Open what is kept of the last comparison; a context manager. Raises NotAllowed, LockedOut, Unavailable."""
    session.require("read")
    return open_proposals(*session.index.kept.beside(NAME))


def weighed(session: Session, pairs: Iterable[Proposed], kin: Mapping[str, Collection[str]]) -> Iterator[Proposed]:
    """Yield pairs for `Proposals.write` with how many people each touches and how many of the two are public.

    `kin`: record -> the records that a source calls its relatives, in both directions.
    """
    groups = what_is_decided(session).groups
    public = set(session.index.persons({"published": "yes"}))
    for pair in pairs:
        yield msgspec.structs.replace(
            pair,
            people=people_affected((pair.one, pair.other), groups, kin),
            published=sum(groups.canonical(id) in public for id in (pair.one, pair.other)),
        )


def weights_of(session: Session) -> Weights:
    """Return the weights that the last comparison learned here; before that, those that come with Guvah."""
    with kept_proposals(session) as kept:
        run = kept.run()
    return decode_weights(run.weights) if run is not None and run.weights else given_weights()
