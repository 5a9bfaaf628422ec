//! What was found in rows as columns of Arrow.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Float64Array, Int64Array, ListArray, RecordBatch, RecordBatchOptions, StringArray, StructArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use crate::rows::{Found, Row, Wanted};

/// `summary`, `keywords` and `sentences`, those that are wanted, and `error`.
pub(crate) fn columns(rows: &[Row], wanted: &Wanted<'_>) -> Result<RecordBatch, ArrowError> {
    let mut columns = Vec::new();
    if wanted.summary {
        columns.push(("summary", summaries(rows)));
    }
    if wanted.keywords {
        columns.push(("keywords", keywords(rows)));
    }
    if wanted.sentences {
        columns.push(("sentences", sentences(rows)));
    }
    columns.push(("error", errors(rows)));
    let fields: Vec<_> = columns
        .iter()
        .map(|(name, column)| Field::new(*name, column.data_type().clone(), true))
        .collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options)
}

fn found(row: &Row) -> Option<&Found> {
    row.as_ref()?.as_ref().ok()
}

fn summaries(rows: &[Row]) -> ArrayRef {
    let texts = rows.iter().map(|row| Some(found(row)?.summary.as_str()));
    Arc::new(texts.collect::<StringArray>())
}

fn keywords(rows: &[Row]) -> ArrayRef {
    let all = || rows.iter().filter_map(found).flat_map(|found| &found.keywords);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("text", strings(all().map(|it| it.text.as_str()))),
        (
            "score",
            Arc::new(Float64Array::from_iter_values(all().map(|it| it.score))),
        ),
        ("count", integers(all().map(|it| it.count as i64))),
    ];
    lists(rows, |found| found.keywords.len(), columns)
}

fn sentences(rows: &[Row]) -> ArrayRef {
    let all = || rows.iter().filter_map(found).flat_map(|found| &found.sentences);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("text", strings(all().map(|(it, _)| it.text.as_str()))),
        (
            "score",
            Arc::new(Float64Array::from_iter_values(all().map(|(it, _)| it.score))),
        ),
        ("start", integers(all().map(|(_, places)| places[0]))),
        ("end", integers(all().map(|(_, places)| places[1]))),
    ];
    lists(rows, |found| found.sentences.len(), columns)
}

fn errors(rows: &[Row]) -> ArrayRef {
    let failures = || rows.iter().map(|row| row.as_ref()?.as_ref().err());
    let kinds: StringArray = failures().map(|failure| Some(failure?.kind)).collect();
    let messages: StringArray = failures()
        .map(|failure| Some(failure?.message.as_str()))
        .collect();
    let nulls: NullBuffer = failures()
        .map(|failure| failure.is_some())
        .collect::<Vec<_>>()
        .into();
    structs(
        vec![("kind", Arc::new(kinds)), ("message", Arc::new(messages))],
        Some(nulls),
    )
}

fn strings<'a>(values: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

fn integers(values: impl Iterator<Item = i64>) -> ArrayRef {
    Arc::new(Int64Array::from_iter_values(values))
}

fn structs(columns: Vec<(&str, ArrayRef)>, nulls: Option<NullBuffer>) -> ArrayRef {
    let (fields, columns): (Vec<_>, Vec<_>) = columns
        .into_iter()
        .map(|(name, column)| (Field::new(name, column.data_type().clone(), true), column))
        .unzip();
    Arc::new(StructArray::new(fields.into(), columns, nulls))
}

/// A list of structs for each row: so many of them as `len` says, nothing where nothing was found.
fn lists(rows: &[Row], len: fn(&Found) -> usize, columns: Vec<(&str, ArrayRef)>) -> ArrayRef {
    let items = structs(columns, None);
    let item = Field::new("item", DataType::clone(items.data_type()), true);
    let lengths = rows.iter().map(|row| found(row).map_or(0, len));
    let nulls: NullBuffer = rows
        .iter()
        .map(|row| found(row).is_some())
        .collect::<Vec<_>>()
        .into();
    Arc::new(ListArray::new(
        Arc::new(item),
        OffsetBuffer::from_lengths(lengths),
        items,
        Some(nulls),
    ))
}
