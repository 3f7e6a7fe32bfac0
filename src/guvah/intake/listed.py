"""The ids that rows of a list always get: the same list, key and row give the same entity, on every machine.

Owns the derivation alone. The key is the archive's own; without it nobody can tell which id belongs to which row.
"""

from guvah.model.ids import derived_id


def list_source(ids_key: bytes, list_id: str) -> str:
    """Return the id of the document entity of a list; it is the source of everything the list says."""
    return derived_id("doc", ids_key, "list", list_id)


def row_entity(kind: str, ids_key: bytes, list_id: str, row_key: str) -> str:
    """Return the id of the person (`per`) or facility (`fac`) in the row `row_key` of a list."""
    return derived_id(kind, ids_key, "row", list_id, row_key)
