"""Where lists are joined: DuckDB in this process, or Spark on a cluster, behind the same few calls.

Owns opening one, its limits, and how columns go in and come out. What goes in are numbers (records, keyed hashes,
findings), never a name: whatever an engine spills to a disk says nothing without this run's key.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import duckdb
import pyarrow as pa
from numpy.typing import NDArray
from splink import DuckDBAPI

from guvah.errors import Unavailable

Column = NDArray[Any]
Columns = Mapping[str, Column]
MEMORY = "1500MB"
"""What DuckDB may hold before it spills."""
_OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB fetches what it lacks from the network unless told not to."""

logging.getLogger("splink").setLevel(logging.ERROR)  # it tells what it does as a warning


class Engine(Protocol):
    """Where tables of numbers are joined."""

    def put(self, table: str, columns: Columns) -> None:
        """Hold a table."""

    def run(self, sql: str) -> None:
        """Run a statement."""

    def columns(self, sql: str) -> list[Column]:
        """Return the columns of a question."""

    def splink_tables(self, columns: Columns) -> list[Any]:
        """Hold a table for Splink that is to be joined with itself."""

    def close(self) -> None:
        """Let everything go."""

    def __enter__(self) -> Self:
        """Return itself."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close."""


class DuckEngine:
    """DuckDB, in memory, on two threads; what does not fit is spilled to a folder of the archive's own."""

    def __init__(self, spill: Path) -> None:
        spill.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": "2",
            "memory_limit": MEMORY,
            "temp_directory": str(spill),
            **_OFFLINE,
        }
        self._connection = duckdb.connect(config=settings)
        self._splink = DuckDBAPI(self._connection)
        self._count = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close."""
        self.close()

    def put(self, table: str, columns: Columns) -> None:
        """See Engine."""
        held = pa.table({name: pa.array(values) for name, values in columns.items()})
        self._connection.register("given", held)
        self._connection.execute(f"create or replace table {table} as select * from given")  # noqa: S608 (our own table names)
        self._connection.unregister("given")

    def run(self, sql: str) -> None:
        """See Engine."""
        self._asked(sql)

    def columns(self, sql: str) -> list[Column]:
        """See Engine."""
        return list(self._asked(sql).fetchnumpy().values())

    def _asked(self, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql)
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            raise Unavailable("No room to compare: make space on the archive's disk and run it again.") from error

    def splink_tables(self, columns: Columns) -> list[Any]:
        """See Engine."""
        self._count += 1
        table = f"pairs_{self._count}"
        self.put(table, columns)
        return [self._splink.register(table) for _ in range(2)]

    def close(self) -> None:
        """See Engine."""
        self._connection.close()
