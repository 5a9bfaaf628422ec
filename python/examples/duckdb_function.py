"""Abstracts in SQL: a function for DuckDB.

python duckdb_function.py articles.parquet abstracts.parquet
"""

import sys

import duckdb
import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

import zhaiyao


def abstract_of(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """DuckDB hands over some thousand articles at a time; NULL stays NULL."""
    return (
        zhaiyao.analyze_arrow(texts, columns="summary", chars=120, threads=1)
        .combine_chunks()
        .field("summary")
    )


def main(source: str, target: str) -> None:
    connection = duckdb.connect()
    connection.create_function(
        "abstract_of", abstract_of, ["VARCHAR"], "VARCHAR", type=ARROW, null_handling=SPECIAL
    )
    connection.execute(
        "COPY (SELECT *, abstract_of(text) AS summary FROM read_parquet($source)) TO '"
        + target.replace("'", "''")
        + "'",
        {"source": source},
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
