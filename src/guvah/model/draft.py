"""What intake proposes: a statement and the compartment it should be sealed in.

Owns the Draft. Never writes: casework checks who may, then writes drafts into the vault.
"""

import msgspec

from guvah.model.statement import Statement


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A statement not yet recorded. `compartment` (case, sealed, staff) is never laxer than its property asks."""

    statement: Statement
    compartment: str
