"""Keywords in an expression of Polars, in a lazy query.

python polars_map_batches.py articles.parquet keywords.parquet
"""

import sys

import polars as pl

import zhaiyao

KEYWORDS = pl.List(pl.Struct({"text": pl.String, "score": pl.Float64, "count": pl.Int64}))


def keywords(texts: pl.Series) -> pl.Series:
    found = zhaiyao.analyze_arrow(texts, columns="keywords", keywords=5)
    series = pl.from_arrow(found)
    assert isinstance(series, pl.Series)
    return series.struct.field("keywords")


def main(source: str, target: str) -> None:
    query = pl.scan_parquet(source).with_columns(
        pl.col("text").map_batches(keywords, return_dtype=KEYWORDS, is_elementwise=True).alias("keywords")
    )
    query.sink_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
