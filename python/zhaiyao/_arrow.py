"""Arrow's tables: articles in a column in, what is found in columns behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._results import without_surrogates

if TYPE_CHECKING:
    import pyarrow as pa

RESULTS = ("summary", "keywords", "sentences")
"""Columns that can be asked for."""

# So many rows are in memory twice.
_ROWS = 1024

# What a column of texts may be, and the same as bytes, at no cost: strings come from anywhere and need not be UTF-8.
_AS_BYTES = {"string": "binary", "large_string": "large_binary", "string_view": "binary_view"}


def wanted(columns: str | Iterable[str]) -> list[str]:
    """The names of columns, which must be of RESULTS."""
    if not isinstance(columns, Iterable):
        raise TypeError(f"columns must be names, not {type(columns).__name__}")
    names = [columns] if isinstance(columns, str) else list(columns)
    for name in names:
        if name not in RESULTS:
            raise ValueError(f"columns must be of {', '.join(map(repr, RESULTS))}, not {name!r}")
    return names


@dataclass(frozen=True)
class Analyzer:
    """Puts results behind the columns of tables."""

    text: str
    title: str | None
    prefix: str
    analyze: Callable[[pa.RecordBatch], pa.RecordBatch]
    """What is found in a batch of texts, and titles if there are, as bytes."""

    def __post_init__(self) -> None:
        for option, name in [("text", self.text), ("title", self.title or ""), ("prefix", self.prefix)]:
            if not isinstance(name, str):
                raise TypeError(f"{option} must be a str, not {type(name).__name__}")

    def of(self, data: Any) -> Any:
        """What came in, with results: a table from tables, a reader from a reader, structs from a column."""
        import pyarrow as pa

        if hasattr(data, "to_frame"):
            # A series of pandas or Polars.
            data = _table_of(data.to_frame(self.text))[self.text]
        if isinstance(data, pa.RecordBatchReader):
            schema = self.schema(data.schema)
            batches = (found for batch in data for found in self.batches(batch, schema))
            return pa.RecordBatchReader.from_batches(schema, batches)
        if isinstance(data, pa.RecordBatch):
            return _one_batch(self.table([data], data.schema))
        if isinstance(data, (pa.Array, pa.ChunkedArray)):
            texts = pa.table({self.text: data})
            found = self.table(texts.to_batches(), texts.schema)
            structs = found.remove_column(0).to_struct_array()
            return structs if isinstance(data, pa.ChunkedArray) else structs.combine_chunks()
        if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
            table = _table_of(data)
            return self.table(table.to_batches(), table.schema)
        raise TypeError(f"{type(data).__name__} is no table, batch, reader or column of Arrow")

    def table(self, batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
        import pyarrow as pa

        schema = self.schema(schema)
        found = (part for batch in batches for part in self.batches(batch, schema))
        return pa.Table.from_batches(found, schema)

    def batches(self, batch: pa.RecordBatch, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for start in range(0, batch.num_rows, _ROWS):
            part = batch.slice(start, _ROWS)
            found = self.analyze(self.articles(part))
            yield pa.RecordBatch.from_arrays([*part.columns, *found.columns], schema=schema)

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """What a table of this schema becomes; where it cannot be read, says so before anything is."""
        found = self.analyze(self.articles(schema.empty_table().combine_chunks()))
        for field in found.schema:
            name = self.prefix + field.name
            if name in schema.names:
                raise ValueError(f"there is a column {name!r} already: set prefix")
            schema = schema.append(field.with_name(name))
        return schema

    def articles(self, table: pa.RecordBatch | pa.Table) -> pa.RecordBatch:
        import pyarrow as pa

        names = [self.text] if self.title is None else [self.text, self.title]
        columns = [_as_bytes(_column(table, name), name) for name in names]
        return pa.RecordBatch.from_arrays(columns, ["text", "title"][: len(columns)])


def _table_of(data: Any) -> pa.Table:
    """A table of what has Arrow's interface. Strings of pandas are Python's, and may have lone surrogates."""
    import pyarrow as pa

    def readable(value: Any) -> Any:
        return without_surrogates(value) if isinstance(value, str) else value

    try:
        return pa.table(data)
    except UnicodeEncodeError:
        return pa.table(
            data.apply(lambda column: column.map(readable) if column.dtype.kind == "O" else column)
        )


def _column(table: pa.RecordBatch | pa.Table, name: str) -> pa.Array:
    import pyarrow as pa

    if table.schema.names.count(name) != 1:
        raise ValueError(f"not one column {name!r} among: {', '.join(table.schema.names)}")
    column = table.column(name)
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _as_bytes(column: pa.Array, name: str) -> pa.Array:
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        # Those of Polars have views, which cannot be taken from.
        values = column.dictionary
        values = values.cast(pa.large_string()) if pa.types.is_string_view(values.type) else values
        column = values.take(column.indices)
    if _has_only_missing(column):
        return pa.nulls(len(column), pa.binary())
    kind = str(column.type)
    if kind in _AS_BYTES:
        return column.view(_AS_BYTES[kind])
    if kind in _AS_BYTES.values():
        return column
    raise ValueError(f"column {name!r} is {kind}, not text")


def _has_only_missing(column: pa.Array) -> bool:
    """Whether a column has no type of its own: pandas calls texts that are all missing null or, as NaN, numbers."""
    import pyarrow as pa

    if not pa.types.is_floating(column.type):
        return bool(pa.types.is_null(column.type))
    return not column.is_null(nan_is_null=True).false_count


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)
