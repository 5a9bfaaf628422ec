"""On real workers: processes of their own, one of which is killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyspark.sql import DataFrame, SparkSession

import zhaiyao
from zhaiyao import spark as zhaiyao_spark

N_ROWS = 20_000
PARTITIONS = 40


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    yield session
    session.stop()


def articles(news: str, n: int) -> pa.Table:
    """As messy as tables are: nothing, bytes that are no text, parts of pages."""
    kinds = [None, b"", "第{n}次会议".encode(), b"\xb5\xda\xd2\xbb", news.encode()]
    texts = []
    for row in range(n):
        start = row * 7 % (len(news) - 200)
        usual = f"第{row}号通知\n\n{news[start : start + 60 + row % 140]}。"
        texts.append(kinds[row // 97 % len(kinds)] if row % 97 == 0 else usual.encode())
    titles = [None if row % 3 else f"第{row}号" for row in range(n)]
    return pa.table({"id": range(n), "body": pa.array(texts, pa.binary()), "name": titles})


def in_order(found: DataFrame) -> list[dict[str, Any]]:
    return sorted(found.toArrow().to_pylist(), key=lambda row: int(row["id"]))


def executors(application: str) -> list[int]:
    """Its processes that workers belong to."""
    processes = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and application.encode() in command:
            processes.append(int(path.parent.name))
    return processes


def test_every_row_is_there_once_though_a_worker_dies(spark: SparkSession, news: str) -> None:
    table = articles(news, N_ROWS)
    engine = zhaiyao.Engine(user_words=["跨市生态补偿协议 10 n"], stop_words=["记者"])
    expected = engine.analyze_arrow(table, text="body", title="name", chars=80).to_pylist()
    assert {row["error"] and row["error"]["kind"] for row in expected} == {None, "not_utf8"}

    df = spark.createDataFrame(table).repartition(PARTITIONS, "id")
    found = zhaiyao_spark.analyze(
        df, "body", "name", options={"chars": 80}, user_words=["跨市生态补偿协议 10 n"], stop_words=["记者"]
    )
    killed: list[int] = []

    def kill_one() -> None:
        """As soon as some tasks are done and others are not."""
        tracker = spark.sparkContext.statusTracker()
        while not killed:
            time.sleep(0.05)
            for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()):
                if stage and stage.numTasks == PARTITIONS and 3 <= stage.numCompletedTasks < PARTITIONS // 2:
                    killed.append(executors(spark.sparkContext.applicationId)[0])
                    os.kill(killed[0], signal.SIGKILL)
                    return

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    rows = in_order(found)
    assert killed, "all was done before an executor could be killed"
    assert rows == expected


def test_strings_and_all_other_columns(spark: SparkSession, news: str) -> None:
    table = pa.table(
        {
            "id": [1, 2, 3],
            "text": [news, None, ""],
            "tags": [["a"], None, []],
            "price": pa.array([1, 2, None], pa.decimal128(5, 2)),
        }
    )
    expected = zhaiyao.analyze_arrow(table).to_pylist()
    for large in ("false", "true"):
        spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", large)
        assert in_order(zhaiyao_spark.analyze(spark.createDataFrame(table))) == expected
    spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")
    only = zhaiyao_spark.analyze(spark.createDataFrame(table), columns="keywords", prefix="zy_")
    assert only.columns == ["id", "text", "tags", "price", "zy_keywords", "zy_error"]
    assert [row["zy_keywords"] for row in in_order(only)] == [row["keywords"] for row in expected]


def test_columns_may_be_called_anything(spark: SparkSession, news: str) -> None:
    names = ["meta.id", "a.text", "a`b", "twice", "twice"]
    frame = spark.createDataFrame([(1, news, "甲", "乙", "丙")], names)
    found = zhaiyao_spark.analyze(frame, text="a.text", columns="summary")
    assert found.columns == [*names, "summary", "error"]
    assert tuple(found.collect()[0]) == (1, news, "甲", "乙", "丙", zhaiyao.analyze(news).summary.text, None)


def test_wrong_calls_are_refused_before_a_job_starts(spark: SparkSession) -> None:
    df = spark.createDataFrame(pa.table({"text": ["甲"], "Summary": ["乙"], "n": [1]}))
    wrong: list[tuple[type[Exception], str, dict[str, Any]]] = [
        (ValueError, "there is a column 'summary' already: set prefix", {}),
        (ValueError, "not one column 'body' among: text, Summary, n", {"text": "body"}),
        (ValueError, "column 'n' is bigint, not text", {"text": "n"}),
        (ValueError, "column 'n' is bigint, not text", {"title": "n"}),
        (ValueError, "columns must be of", {"columns": "words"}),
        (ValueError, "max_bytes must be a whole number, 1 at least, not 0", {"max_bytes": 0}),
        (ValueError, "chars must be", {"options": {"chars": 0}}),
        (ValueError, "sentences, chars and ratio exclude", {"options": {"chars": 9, "ratio": 0.5}}),
        (ValueError, "user_words: .+ is no word", {"user_words": [3]}),
        (TypeError, "there is no option .char.", {"options": {"char": 5}}),
        (TypeError, "'title'", {"options": {"title": "n"}}),
        (TypeError, "chars must be a whole number, not str", {"options": {"chars": "5"}}),
        (TypeError, "prefix must be a str", {"prefix": 3}),
    ]
    for kind, reason, arguments in wrong:
        with pytest.raises(kind, match=reason):
            zhaiyao_spark.analyze(df, **arguments)


def test_options_may_be_what_is_read_once(spark: SparkSession, news: str) -> None:
    table = pa.table({"id": [1], "text": [news]})
    tags = iter(["nr", "ns"])
    found = zhaiyao_spark.analyze(spark.createDataFrame(table), options={"tags": tags})
    assert in_order(found) == zhaiyao.analyze_arrow(table, tags="nr,ns").to_pylist()


def test_texts_that_are_all_missing(spark: SparkSession) -> None:
    nothing = spark.sql("SELECT 1 AS id, NULL AS text")
    (row,) = in_order(zhaiyao_spark.analyze(nothing))
    assert row == {"id": 1, "text": None, **dict.fromkeys(("summary", "keywords", "sentences", "error"))}


CONNECT = """
import pyarrow as pa, zhaiyao
from pyspark.sql import SparkSession
from zhaiyao import spark as zhaiyao_spark

spark = SparkSession.builder.remote("local[1]").getOrCreate()
table = pa.table({"id": [1, 2], "text": ["石舟派画家在练高低跳。石舟派的高低跳很难。", None]})
found = zhaiyao_spark.analyze(spark.createDataFrame(table), user_words=["石舟派"])
assert "connect" in type(found).__module__, type(found)
expected = zhaiyao.Engine(user_words=["石舟派"]).analyze_arrow(table)
assert sorted(found.toArrow().to_pylist(), key=lambda row: row["id"]) == expected.to_pylist()
print("the same")
"""


def test_spark_connect() -> None:
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    run = subprocess.run(
        [sys.executable, "-c", CONNECT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.stdout.endswith("the same\n"), run.stderr[-3000:]
