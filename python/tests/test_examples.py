"""Each recipe does on a table what the package does."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.warcwriter import WARCWriter

import zhaiyao

RECIPES = Path(__file__).parents[1] / "examples"
ENGINE = zhaiyao.Engine(user_words=["云梯计划 10 nz"])


@pytest.fixture(scope="module")
def table() -> pa.Table:
    path = Path(__file__).parents[2] / "examples" / "news.txt"
    news = path.read_text(encoding="utf-8")
    texts = [f"云梯计划第{n}期启动\n\n{news[n * 9 : n * 9 + 400]}" for n in range(60)]
    texts[7], texts[23] = None, ""  # type: ignore[call-overload]
    return pa.table({"id": [str(n) for n in range(60)], "text": texts, "title": [None, "云梯计划"] * 30})


def run(recipe: str, source: Path, target: Path, **environment: str) -> None:
    command = [sys.executable, str(RECIPES / recipe), str(source), str(target)]
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONWARNINGS": "ignore", **environment}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=env, check=False)
    assert done.returncode == 0, (done.stdout[-2000:], done.stderr[-4000:])


def in_parquet(table: pa.Table, folder: Path) -> Path:
    source = folder / "articles"
    source.mkdir()
    pq.write_table(table.slice(0, 25), source / "a.parquet")
    pq.write_table(table.slice(25), source / "b.parquet")
    return source


def in_lines(table: pa.Table, path: Path) -> Path:
    records = [json.dumps(row, ensure_ascii=False) for row in table.to_pylist()]
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return path


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: int(row["id"]))


def texts_of(found: zhaiyao.Analysis) -> dict[str, Any]:
    return {"summary": found.summary.text, "keywords": [keyword.text for keyword in found.keywords]}


def test_spark_over_parquet(table: pa.Table, tmp_path: Path) -> None:
    run("spark_parquet.py", in_parquet(table, tmp_path), tmp_path / "out", MASTER="local[2]")
    expected = ENGINE.analyze_arrow(table, title="title", chars=120, keywords=5)
    assert by_id(pq.read_table(tmp_path / "out").to_pylist()) == expected.to_pylist()


def test_spark_with_the_command(table: pa.Table, tmp_path: Path) -> None:
    source = in_lines(table, tmp_path / "articles.ndjson")
    path = os.path.dirname(os.environ["ZHAIYAO"]) + os.pathsep + os.environ["PATH"]
    run("spark_pipe.py", source, tmp_path / "out", MASTER="local[2]", PATH=path)
    parts = sorted((tmp_path / "out").glob("part-*"))
    rows = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == table["id"].to_pylist()
    for row, article in zip(rows, table.to_pylist(), strict=True):
        if article["text"] is None:
            assert 'no "text"' in row["error"]
        else:
            found = zhaiyao.analyze(article["text"], title=article["title"], chars=120)
            assert (row["summary"], [it["text"] for it in row["keywords"]]) == tuple(texts_of(found).values())


def test_duckdb_function(table: pa.Table, tmp_path: Path) -> None:
    source, target = tmp_path / "articles.parquet", tmp_path / "it's.parquet"
    pq.write_table(table, source)
    run("duckdb_function.py", source, target)
    expected = zhaiyao.analyze_arrow(table, columns="summary", chars=120).drop(["error"]).to_pylist()
    assert by_id(pq.read_table(target).to_pylist()) == expected


def test_polars_map_batches(table: pa.Table, tmp_path: Path) -> None:
    source, target = tmp_path / "articles.parquet", tmp_path / "keywords.parquet"
    pq.write_table(table, source)
    run("polars_map_batches.py", source, target)
    expected = zhaiyao.analyze_arrow(table, columns="keywords", keywords=5).drop(["error"]).to_pylist()
    assert pq.read_table(target).to_pylist() == expected


def test_datatrove_step(table: pa.Table, tmp_path: Path) -> None:
    source = tmp_path / "articles"
    source.mkdir()
    # datatrove leaves out documents without a text.
    table = table.filter(pa.compute.greater(pa.compute.utf8_length(table["text"]), 0))
    in_lines(table.slice(0, 30), source / "a.jsonl")
    in_lines(table.slice(30), source / "b.jsonl")
    run("datatrove_step.py", source, tmp_path / "out")
    parts = sorted((tmp_path / "out").glob("*.jsonl"))
    assert len(parts) == 2
    rows = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
    for row, article in zip(by_id(rows), table.to_pylist(), strict=True):
        found = texts_of(ENGINE.analyze(article["text"], title=article["title"], chars=120))
        assert {name: row["metadata"][name] for name in found} == found


def test_data_juicer_operator(table: pa.Table, tmp_path: Path) -> None:
    source, target = in_lines(table, tmp_path / "articles.jsonl"), tmp_path / "abstracts.jsonl"
    run("data_juicer_operator.py", source, target, HF_HOME=str(tmp_path / "cache"))
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    for row, article in zip(rows, table.to_pylist(), strict=True):
        found = texts_of(ENGINE.analyze(article["text"], chars=120))
        assert {name: row[name] for name in ("id", *found)} == {"id": article["id"], **found}


def test_ray_data(table: pa.Table, tmp_path: Path) -> None:
    run("ray_data.py", in_parquet(table, tmp_path), tmp_path / "out")
    expected = ENGINE.analyze_arrow(table, title="title", chars=120)
    assert by_id(pq.read_table(tmp_path / "out").to_pylist()) == expected.to_pylist()


def test_wet_file(table: pa.Table, tmp_path: Path) -> None:
    source, target = tmp_path / "a.warc.wet.gz", tmp_path / "keywords.parquet"
    with open(source, "wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record("a.warc.wet", {"isPartOf": "a test"}))
        for row in table.to_pylist():
            language = "zho,eng" if int(row["id"]) % 3 else "jpn,zho"
            body = b"\xb5\xda" if row["id"] == "10" else (row["text"] or "").encode()
            record = writer.create_warc_record(
                f"https://example.org/{row['id']}",
                "conversion",
                payload=io.BytesIO(body),
                warc_content_type="text/plain",
                warc_headers_dict={"WARC-Identified-Content-Language": language},
            )
            writer.write_record(record)
    run("wet_keywords.py", source, target)
    rows = pq.read_table(target).to_pylist()
    assert [row["url"].rpartition("/")[2] for row in rows] == [str(n) for n in range(60) if n % 3]
    for row in rows:
        article = table["text"][int(row["url"].rpartition("/")[2])].as_py() or ""
        if row["url"].endswith("/10"):
            assert row["error"]["kind"] == "not_utf8"
        else:
            assert [it["text"] for it in row["keywords"]] == [it.text for it in zhaiyao.keywords(article)]
