import signal
from collections.abc import Iterator
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import zhaiyao

KINDS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]


def expected(text: str, title: str | None = None, **options: Any) -> dict[str, Any]:
    found = zhaiyao.analyze(text, title=title, **options)
    return {
        "summary": found.summary.text,
        "keywords": [{"text": it.text, "score": it.score, "count": it.count} for it in found.keywords],
        "sentences": [
            {"text": it.text, "score": it.score, "start": it.start, "end": it.end}
            for it in found.summary.sentences
        ],
        "error": None,
    }


NOTHING = {"summary": None, "keywords": None, "sentences": None, "error": None}


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("threads", [1, 3])
def test_rows_are_what_single_articles_are(news: str, kind: pa.DataType, threads: int) -> None:
    texts = [
        news,
        None,
        "",
        "👨‍👩‍👧𠮷两省签订旅游协议。旅游协议涉及客源。",
        *(news[start:] for start in range(30)),
    ]
    values = [None if text is None else text.encode() for text in texts]
    column = pa.array(values, pa.binary()).cast(kind)
    table = pa.table({"id": range(len(texts)), "body": column})
    found = zhaiyao.analyze_arrow(table, text="body", threads=threads, chars=100, keywords=5)
    assert found.column_names == ["id", "body", "summary", "keywords", "sentences", "error"]
    assert found.select(["id", "body"]) == table
    rows = found.drop(["id", "body"]).to_pylist()
    assert rows == [NOTHING if text is None else expected(text, chars=100, keywords=5) for text in texts]


def test_columns_have_the_types_that_are_documented() -> None:
    found = zhaiyao.analyze_arrow(pa.table({"text": pa.array([], pa.string())}))
    assert [f"{field.name} {field.type}" for field in found.schema] == [
        "text string",
        "summary string",
        "keywords list<item: struct<text: string, score: double, count: int64>>",
        "sentences list<item: struct<text: string, score: double, start: int64, end: int64>>",
        "error struct<kind: string, message: string>",
    ]


def test_titles_come_from_a_column(article: str) -> None:
    table = pa.table({"text": [article, article, None], "name": ["竹编", None, "竹编"]})
    found = zhaiyao.analyze_arrow(table, title="name").drop(["text", "name"]).to_pylist()
    assert found == [expected(article, "竹编"), expected(article), NOTHING]
    assert found[0] != found[1]


def test_a_row_that_fails_says_why_and_harms_no_other() -> None:
    broken = "竹编\xff".encode("latin-1", "replace")
    texts = pa.array([broken, "甲方起诉。".encode(), "长".encode() * 50], pa.binary())
    titles = pa.array([None, b"\xe7", None], pa.binary())
    found = zhaiyao.analyze_arrow(pa.table({"text": texts, "title": titles}), max_bytes=100).to_pylist()
    assert [row["error"]["kind"] for row in zhaiyao.analyze_arrow(texts, max_bytes=100).to_pylist()[::2]] == [
        "not_utf8",
        "too_long",
    ]
    assert found[0]["error"] == {"kind": "not_utf8", "message": "text: not UTF-8 from byte 3"}
    assert found[1]["error"] is None
    assert found[1]["summary"] == "甲方起诉。"
    assert found[2]["error"]["message"] == "longer than 100 bytes (see max_bytes)"
    assert found[0]["summary"] is found[0]["keywords"] is found[0]["sentences"] is None
    with_title = zhaiyao.analyze_arrow(pa.table({"text": texts, "title": titles}), title="title").to_pylist()
    assert with_title[1]["error"]["message"] == "title: not UTF-8 from byte 1"


def test_strings_that_are_not_utf8_fail_alone() -> None:
    """Spark passes on whatever bytes were in a file."""
    bad = pa.Array.from_buffers(
        pa.string(), 2, pa.array([b"\xb5\xda", "乙方答辩。".encode()], pa.binary()).buffers()
    )
    found = zhaiyao.analyze_arrow(bad).to_pylist()
    assert found[0]["error"]["kind"] == "not_utf8"
    assert found[1]["summary"] == "乙方答辩。"


def test_what_comes_out_is_of_the_kind_that_went_in(article: str) -> None:
    texts = pa.chunked_array([[article, None], [], ["甲方起诉。"]], pa.string())
    table = pa.table({"text": texts})
    found = zhaiyao.analyze_arrow(table)
    batch = table.combine_chunks().to_batches()[0]
    assert zhaiyao.analyze_arrow(batch) == found.combine_chunks().to_batches()[0]
    assert zhaiyao.analyze_arrow(table.to_reader()).read_all() == found
    assert zhaiyao.analyze_arrow(batch.slice(0, 0)).num_rows == 0
    structs = zhaiyao.analyze_arrow(texts)
    assert isinstance(structs, pa.ChunkedArray)
    assert structs.to_pylist() == found.drop(["text"]).to_pylist()
    assert zhaiyao.analyze_arrow(texts.combine_chunks()) == structs.combine_chunks()
    assert zhaiyao.analyze_arrow(table.slice(1, 1)).to_pylist() == found.slice(1, 1).to_pylist()
    words = pa.chunked_array([[article, None], [], ["甲方起诉。"]], pa.string()).dictionary_encode()
    assert zhaiyao.analyze_arrow(words) == structs
    assert zhaiyao.analyze_arrow(pa.nulls(2)).to_pylist() == [NOTHING, NOTHING]


def test_series_are_columns(article: str) -> None:
    texts = [article, None]
    expected = zhaiyao.analyze_arrow(pa.chunked_array([texts])).to_pylist()
    words: list[Any] = [pd.Series(texts, dtype="category"), pl.Series(texts, dtype=pl.Categorical)]
    for series in [pd.Series(texts), pl.Series(texts), *words, pl.Series(texts, dtype=pl.Enum([article]))]:
        assert zhaiyao.analyze_arrow(series, text="body").to_pylist() == expected


@pytest.mark.parametrize(
    "texts",
    [
        pd.Series([None, None]),
        pd.Series([float("nan"), None]),
        pd.Series([], dtype=float),
        pd.Series([pd.NA, None], dtype="string"),
        pd.Series([None, None], dtype="category"),
        pl.Series([None, None]),
        pl.Series([float("nan"), None]),
    ],
    ids=lambda texts: f"{type(texts).__module__} {texts.dtype}",
)
def test_texts_that_are_all_missing_are_null_whatever_their_type(texts: Any) -> None:
    """Data frames have no type of text for them."""
    expected = [NOTHING] * len(texts)
    assert zhaiyao.analyze_arrow(texts).to_pylist() == expected
    table = zhaiyao.analyze_arrow(pa.table(texts.to_frame("body")), text="body")
    assert table.drop(["body"]).to_pylist() == expected


def test_lone_surrogates_in_data_frames_are_one_unreadable_character_each() -> None:
    texts = ["两省签订\udc00协议。", None, "乙方答辩。"]
    frame = pd.DataFrame({"n": [1, 2, 3], "text": texts, "day": pd.to_datetime(["2024-01-02"] * 3)})
    found = zhaiyao.analyze_arrow(frame, columns="summary")
    assert found["summary"].to_pylist() == ["两省签订\ufffd协议。", None, "乙方答辩。"]
    assert found["n"].to_pylist() == [1, 2, 3]
    assert pa.types.is_timestamp(found.schema.field("day").type)
    rows = zhaiyao.analyze_arrow(frame["text"], columns="summary").to_pylist()
    assert [row["summary"] for row in rows] == found["summary"].to_pylist()


def test_numbers_are_no_texts() -> None:
    for numbers in (pd.Series([1.5, None]), pl.Series([1.5])):
        with pytest.raises(ValueError, match="column 'text' is double, not text"):
            zhaiyao.analyze_arrow(numbers)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers of signals here")
@pytest.mark.parametrize("threads", [1, 3])
def test_signals_are_handled_within_a_batch(news: str, threads: int) -> None:
    """One batch is one call; a handler that is called eight times has been called between its rows."""
    calls = 0

    def handle(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 8:
            raise KeyboardInterrupt

    batch = pa.record_batch({"text": [news * 10] * 1000})
    before = signal.signal(signal.SIGALRM, handle)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    try:
        with pytest.raises(KeyboardInterrupt):
            zhaiyao.analyze_arrow(batch, threads=threads)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_reader_is_read_as_results_are_asked_for(article: str) -> None:
    n_read = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal n_read
        while True:
            n_read += 1
            yield pa.record_batch({"text": [article[:n_read]] * 3})

    schema = pa.schema({"text": pa.string()})
    reader = zhaiyao.analyze_arrow(pa.RecordBatchReader.from_batches(schema, endless()), columns="summary")
    assert isinstance(reader, pa.RecordBatchReader)
    assert n_read == 0
    assert reader.read_next_batch().num_rows == 3
    assert n_read == 1


def test_columns_can_be_chosen_and_named(article: str) -> None:
    table = pa.table({"text": [article], "summary": ["of another program"]})
    with pytest.raises(ValueError, match="there is a column 'summary' already: set prefix"):
        zhaiyao.analyze_arrow(table)
    found = zhaiyao.analyze_arrow(table, prefix="zy_", columns=["summary", "keywords"])
    assert found.column_names == ["text", "summary", "zy_summary", "zy_keywords", "zy_error"]
    assert zhaiyao.analyze_arrow(table, columns="keywords").column_names[2:] == ["keywords", "error"]


def test_what_cannot_be_read_is_refused_before_anything_is() -> None:
    table = pa.table({"text": ["甲"], "n": [1]})
    for wrong, reason in [
        ({"text": "body"}, "not one column 'body' among: text, n"),
        ({"text": "n"}, "column 'n' is int64, not text"),
        ({"title": "n"}, "column 'n' is int64, not text"),
        ({"columns": ["words"]}, "columns must be of 'summary', 'keywords', 'sentences', not 'words'"),
        ({"max_bytes": -1}, "max_bytes must be a whole number, 1 at least, not -1"),
        ({"threads": 0}, "threads must be a whole number, 1 at least, not 0"),
        ({"chars": 0}, "chars must be a whole number, 1 at least, not 0"),
    ]:
        for data in (table, table.to_reader()):
            with pytest.raises(ValueError, match=reason):
                zhaiyao.analyze_arrow(data, **wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="list is no table, batch, reader or column of Arrow"):
        zhaiyao.analyze_arrow(["甲"])


def test_metadata_and_other_columns_stay() -> None:
    schema = pa.schema([pa.field("text", pa.string(), metadata={"from": "a file"})], metadata={"k": "v"})
    table = pa.table({"text": ["甲方起诉。"]}, schema=schema)
    found = zhaiyao.analyze_arrow(table)
    assert found.schema.metadata == {b"k": b"v"}
    assert found.schema.field("text").metadata == {b"from": b"a file"}
