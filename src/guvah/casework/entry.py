"""Drafts as the bodies of one entry: sorted by compartment, none laxer than its property asks for.

Owns the last look at a draft before it is sealed. Never writes and never decides what is true.
"""

from collections.abc import Iterable, Mapping

from guvah.errors import BadInput, UserError
from guvah.model.body import encode_body
from guvah.model.draft import Draft
from guvah.model.ids import kind_of
from guvah.model.kinds import compartment_rank, schema
from guvah.model.statement import Statement

# Who holds which role is what every reader checks signatures against: readable with `case`, though it names no handle.
_ROSTER = frozenset({"role", "feed", "left"})


def bodies_of(by: str, drafts: Iterable[Draft]) -> Mapping[str, bytes]:
    """Return the body for each compartment in which member `by` records these drafts.

    Raises BadInput for a draft in a compartment laxer than its property's, or one the format does not hold.
    """
    sorted_out: dict[str, list[Statement]] = {}
    for draft in drafts:
        _check(draft)
        sorted_out.setdefault(draft.compartment, []).append(draft.statement)
    return {compartment: encode_body(by, statements) for compartment, statements in sorted(sorted_out.items())}


def _check(draft: Draft) -> None:
    statement = draft.statement
    kind = kind_of(statement.entity)
    if kind == "mem" and statement.prop in _ROSTER:
        return
    try:
        needed = schema().compartment_for(kind, statement.prop)
        enough = compartment_rank(draft.compartment) >= compartment_rank(needed)
    except (UserError, ValueError) as error:
        raise BadInput("this can be said of nothing the archive knows; nothing was written", statement.prop) from error
    if not enough:
        raise BadInput(f"this belongs in the compartment '{needed}'; nothing was written", statement.prop)
