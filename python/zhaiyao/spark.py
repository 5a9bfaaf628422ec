"""Articles in the columns of Spark's data frames.

    from zhaiyao import spark as zhaiyao_spark

    found = zhaiyao_spark.analyze(df, text="body", title="headline", options={"chars": 120})
    found.write.parquet("abstracts")

Works with Spark from 3.5 on, and with Spark Connect from 4.0 on. zhaiyao must be installed where the workers are, too, with what PySpark
wants for Arrow (``pip install zhaiyao[spark]``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pyspark.sql import DataFrame
from pyspark.sql.types import ArrayType, DoubleType, LongType, StringType, StructField, StructType

from . import _words
from ._arrow import RESULTS, wanted
from ._engine import Engine, engine_from
from ._options import AnalyzeOptions

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["analyze"]

# By the names that Spark has for them; void has nulls alone.
_TEXTS = {"binary", "char", "string", "varchar", "void"}


def analyze(
    df: DataFrame,
    text: str = "text",
    title: str | None = None,
    *,
    options: AnalyzeOptions | None = None,
    columns: str | Iterable[str] = RESULTS,
    prefix: str = "",
    max_bytes: int = 256 << 20,
    user_words: _words.UserWords | None = None,
    stop_words: _words.StopWords | None = None,
    default_stop_words: bool = True,
) -> DataFrame:
    """The data frame with columns of results behind its own; no row is lost, whatever is in it.

    text, title
        The columns that hold articles and, if any, their titles: strings, or bytes in UTF-8.
    options
        Those of ``zhaiyao.analyze``: ``{"chars": 120, "keywords": 5}``.
    columns, prefix, max_bytes
        As for ``zhaiyao.analyze_arrow``, which also says what the columns are and how rows fail.
    user_words, stop_words, default_stop_words
        As for ``zhaiyao.Engine``: read here, sent to each worker once.

    A worker takes one core; Spark decides how many there are. Whatever is wrong with a call raises here, as it does from
    ``zhaiyao.analyze_arrow``, before a job starts.
    """
    engine = Engine(user_words=user_words, stop_words=stop_words, default_stop_words=default_stop_words)
    names = wanted(columns)
    options = AnalyzeOptions(**(options or {}))
    if not isinstance(tags := options.get("tags", ()), str):
        # Workers cannot be sent what is read but once.
        options["tags"] = tuple(tags)

    def analyzed(engine: Engine, data: Any) -> Any:
        return engine.analyze_arrow(
            data,
            text=text,
            title=title,
            columns=names,
            prefix=prefix,
            threads=1,
            max_bytes=max_bytes,
            **options,
        )

    # What workers would refuse is refused here.
    analyzed(engine, _no_rows(df, [text] if title is None else [text, title]))
    schema = _schema(df, names, prefix)
    arguments = _sent(df, engine._arguments)
    own, found = df.columns, schema.names
    # Spark takes dots and backticks in names for its own, and does not know which of two columns of a name is meant.
    plain = [f"column{index}" for index in range(len(found))]

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        engine = _engine(arguments())
        for batch in batches:
            yield _renamed(analyzed(engine, _renamed(batch, own)), plain)

    schema = StructType(
        [StructField(name, field.dataType, field.nullable) for name, field in zip(plain, schema.fields)]
    )
    return df.toDF(*plain[: len(own)]).mapInArrow(work, schema).toDF(*found)


def _renamed(batch: pa.RecordBatch, names: list[str]) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays(batch.columns, names=names)


def _no_rows(df: DataFrame, columns: list[str]) -> pa.Table:
    """A table of these columns, which must be there and hold text."""
    import pyarrow as pa

    for name in columns:
        if df.columns.count(name) != 1:
            raise ValueError(f"not one column {name!r} among: {', '.join(df.columns)}")
        kind = df.schema[name].dataType
        if kind.typeName() not in _TEXTS:
            raise ValueError(f"column {name!r} is {kind.simpleString()}, not text")
    return pa.table({name: pa.array([], pa.string()) for name in columns})


@lru_cache(maxsize=4)
def _engine(arguments: _words.Arguments) -> Engine:
    """One for all tasks of a worker's process that have these words."""
    return engine_from(*arguments)


def _sent(df: DataFrame, arguments: _words.Arguments) -> Callable[[], _words.Arguments]:
    """How workers get at these: by a broadcast, or, with Connect, which has none, with the function."""
    context: Any = getattr(df.sparkSession, "sparkContext", None)
    if context is None:
        return lambda: arguments
    broadcast = context.broadcast(arguments)
    return lambda: broadcast.value


def _schema(df: DataFrame, columns: list[str], prefix: str) -> StructType:
    keyword = StructType().add("text", StringType()).add("score", DoubleType()).add("count", LongType())
    sentence = StructType().add("text", StringType()).add("score", DoubleType())
    sentence = sentence.add("start", LongType()).add("end", LongType())
    types = {
        "summary": StringType(),
        "keywords": ArrayType(keyword),
        "sentences": ArrayType(sentence),
        "error": StructType().add("kind", StringType()).add("message", StringType()),
    }
    schema = StructType(list(df.schema.fields))
    # Spark does not tell upper from lower case.
    taken = {name.lower() for name in df.columns}
    for name in [column for column in RESULTS if column in columns] + ["error"]:
        if (prefix + name).lower() in taken:
            raise ValueError(f"there is a column {prefix + name!r} already: set prefix")
        schema = schema.add(prefix + name, types[name])
    return schema
