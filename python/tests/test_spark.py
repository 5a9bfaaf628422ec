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


def test_wrong_calls_are_refused_before_a_job_starts(spark: SparkSession) -> None:
    df = spark.createDataFrame(pa.table({"text": ["甲"], "Summary": ["乙"]}))
    with pytest.raises(ValueError, match="there is a column 'summary' already: set prefix"):
        zhaiyao_spark.analyze(df)
    with pytest.raises(ValueError, match="no column 'body' among: text, Summary"):
        zhaiyao_spark.analyze(df, "body")
    with pytest.raises(ValueError, match="chars must be"):
        zhaiyao_spark.analyze(df, prefix="z", options={"chars": 0})
    with pytest.raises(ValueError, match="columns must be of"):
        zhaiyao_spark.analyze(df, prefix="z", columns="words")


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
