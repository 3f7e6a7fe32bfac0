"""All properties of many records together: which finding each pair has under each property.

Owns the list of properties. Never weighs: `guvah.linkage.weights` does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.compared import Compared
from guvah.linkage.evidence.dated import Born, Died, Taken
from guvah.linkage.evidence.facts import HeldAt, Kin, Listed, Numbered, Photo, Sex
from guvah.linkage.evidence.naming import Bearers, Fathered, Mothered, Named, NamedAcross
from guvah.linkage.evidence.placing import Home, TakenAt
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import NOTHING, Whole

PROPERTIES: tuple[type[Compared], ...] = (
    Named, NamedAcross, Fathered, Mothered, Sex, Born, Taken, Died, Home, TakenAt, Numbered, HeldAt, Photo, Kin, Listed,
)  # fmt: skip
Findings = NDArray[np.int8]
"""(pairs, properties): the number of the finding among the property's words, -1 where it says nothing."""


class Evidence:
    """What is known of many records, ready to be compared in any pairs."""

    def __init__(self, profiles: Sequence[Profile], bearers: Bearers | None = None) -> None:
        """Lay the records out; `bearers`: how common words of names are, where not only among these records."""
        named = Named(profiles, bearers)
        others = [one(profiles) for one in PROPERTIES[2:]]  # type: ignore[arg-type]
        self._compared: list[Compared] = [named, NamedAcross(named), *others]

    def findings(self, one: Whole, other: Whole) -> Findings:
        """Return the findings of pairs given by the records' numbers."""
        found = np.stack([compared.ranks(one, other) for compared in self._compared], axis=1)
        # names of one alphabet say more than the same names over alphabets, and must not count twice
        found[found[:, 0] != NOTHING, 1] = NOTHING
        return found

    def said(self, one: Whole, other: Whole) -> list[list[tuple[str, str]]]:
        """Return (finding, sentence) of each pair, in the order of the properties."""
        every = [compared.said(one, other) for compared in self._compared]
        every[1] = [None if said else across for said, across in zip(every[0], every[1], strict=True)]
        return [[said for said in found if said is not None] for found in zip(*every, strict=True)]
