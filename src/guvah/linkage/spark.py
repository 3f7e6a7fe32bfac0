"""Apache Spark as the place where lists are joined: the same questions and settings as DuckDB, for lists of a nation.

Owns starting Spark and moving columns in and out. Needs the extra `guvah[spark]` and Java 17. Without a master named in
the environment it runs on two threads of this machine.
"""

import re
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa

from guvah.errors import UserError
from guvah.linkage.engines import Column, Columns

_CREATE = re.compile(r"\s*create or replace table (\w+) as\s", re.IGNORECASE)
_LOCAL = "local[2]"
_PARTS = 1
_SMALL = {
    "spark.sql.shuffle.partitions": str(_PARTS),
    "spark.default.parallelism": str(_PARTS),
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""On one machine most time goes into planning and compiling questions, not into answering them: both are left out."""


class SparkEngine:
    """A Spark session."""

    def __init__(self, spill: Path, master: str = _LOCAL) -> None:
        """Start it; on this machine what memory does not hold is spilled to a folder of the archive's own.

        Raises UserError where Spark is missing.
        """
        try:
            from pyspark.sql import SparkSession
            from splink import SparkAPI
        except ImportError as error:
            raise UserError("Spark is not installed: pip install 'guvah[spark]', with Java 17.") from error
        spill.mkdir(mode=0o700, parents=True, exist_ok=True)
        builder = SparkSession.builder.master(master).appName("guvah link")
        for name, value in {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            **(_SMALL if master == _LOCAL else {}),
            "spark.local.dir": str(spill),
            "spark.sql.warehouse.dir": str(spill),
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.execution.arrow.pyspark.enabled": "true",
        }.items():
            builder = builder.config(name, value)
        self._spark = builder.getOrCreate()
        self._spark.sparkContext.setLogLevel("ERROR")
        self._splink = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=self._spark,
            break_lineage_method="persist",
            num_partitions_on_repartition=_PARTS,
            register_udfs_automatically=False,
        )
        self._count = 0

    def put(self, table: str, columns: Columns) -> None:
        """See Engine."""
        self._frame(columns).createOrReplaceTempView(table)

    def run(self, sql: str) -> None:
        """See Engine. A table is a view that is kept."""
        made = _CREATE.match(sql)
        found = self._spark.sql(sql[made.end() :] if made else sql)
        if made:
            found.persist().createOrReplaceTempView(made[1])

    def columns(self, sql: str) -> list[Column]:
        """See Engine."""
        held = self._spark.sql(sql).toArrow()
        return [np.asarray(column.to_numpy()) for column in held.columns]

    def splink_tables(self, columns: Columns) -> list[Any]:
        """See Engine."""
        self._count += 1
        table = f"pairs_{self._count}"
        self._frame(columns).persist().createOrReplaceTempView(table)
        return [self._splink.register(table) for _ in range(2)]

    def close(self) -> None:
        """See Engine."""
        self._spark.stop()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close."""
        self.close()

    def _frame(self, columns: Columns) -> Any:
        return self._spark.createDataFrame(pa.table({name: pa.array(values) for name, values in columns.items()}))
