#!/usr/bin/env python3
"""Characters a second of the Python package, beside the command and jieba.analyse, in one run; ratios first.

    python3 benches/python.py [--records N] [--spark N] [--memory N] [--stream NDJSON]

Needs zhaiyao as a wheel (`pip install ./python`), pyarrow, jieba, pyspark and Java (not with --spark 0), and cargo for the command,
which is built with the same profile. Without a file of your own, records are made of the paragraphs of examples/. All is
CPU time on one thread, but for Spark, where it is wall time on two executors. The ways take turns in rounds, so that what
else the machine does hits all; figures are medians, of ratios those of each round. --memory takes so many records through a reader and prints the peak.
"""
import argparse, json, os, resource, statistics, subprocess, sys, tempfile, time

from whole_process import ROOT, ZHAIYAO, made_text, paragraphs

import pyarrow as pa
import zhaiyao

# jieba is slower by orders of magnitude: it gets so many records.
JIEBA_RECORDS = 40
ROUNDS = 3


def made_records(n):
    lines = paragraphs()
    # A few hundred are all different; the rest repeat them.
    texts = [made_text(lines, seed, 200 + seed * 37 % 2600) for seed in range(min(n, 500))]
    return [texts[index % len(texts)] for index in range(n)]


def read_records(path, n):
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return [texts[index % len(texts)] for index in range(n)]


def cpu_seconds(work, children=False):
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    before = resource.getrusage(who)
    work()
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def command(path):
    with open(path, "rb") as file:
        subprocess.run([ZHAIYAO, "--no-config", "--from", "ndjson", "-j", "1"], stdin=file, stdout=subprocess.DEVNULL, check=True)


def ways(texts, path):
    """Name, what to do, how many characters it is, and whether another process does it."""
    import jieba
    import jieba.analyse

    jieba.initialize()
    few = texts[:JIEBA_RECORDS]
    table = pa.table({"text": texts})
    n_all, n_few = sum(map(len, texts)), sum(map(len, few))
    one_by_one = lambda: [zhaiyao.analyze(text) for text in texts]
    many = lambda: [None for _ in zhaiyao.analyze_many(texts, threads=1)]
    arrow = lambda: zhaiyao.analyze_arrow(table, threads=1)
    keywords = lambda: zhaiyao.analyze_arrow(table, threads=1, columns="keywords")
    return [
        ("the command, NDJSON", lambda: command(path), n_all, True),
        ("analyze, one by one", one_by_one, n_all, False),
        ("analyze_many", many, n_all, False),
        ("analyze_arrow", arrow, n_all, False),
        ("analyze_arrow, keywords alone", keywords, n_all, False),
        ("jieba.analyse.extract_tags", lambda: [jieba.analyse.extract_tags(text) for text in few], n_few, False),
        ("jieba.analyse.textrank", lambda: [jieba.analyse.textrank(text) for text in few], n_few, False),
    ]


def compare(texts):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        file.flush()
        rounds = [
            [(name, n_chars / cpu_seconds(work, children)) for name, work, n_chars, children in ways(texts, file.name)]
            for _ in range(ROUNDS)
        ]
    ways_in_rounds = list(zip(*rounds))
    commands = ways_in_rounds[0]
    print(f"{len(texts)} records, {sum(map(len, texts)):,} characters; CPU time, one thread")
    print(f"{'':32}{'of the command':>16}{'M characters/s':>16}")
    for way in ways_in_rounds:
        ratio = statistics.median(speed / base for (_, speed), (_, base) in zip(way, commands))
        print(f"{way[0][0]:32}{ratio:16.4f}{statistics.median(speed for _, speed in way) / 1e6:16.3f}")


def in_spark(texts):
    from pyspark.sql import SparkSession

    from zhaiyao import spark as zhaiyao_spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    started = time.perf_counter()
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    spark = builder.getOrCreate()
    begun = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        import pyarrow.parquet as pq

        table = pa.table({"text": texts})
        for part in range(8):
            size = -(-len(texts) // 8)
            pq.write_table(table.slice(part * size, size), os.path.join(folder, f"{part}.parquet"))
        times = {}
        for name in ("Spark, first pass", "Spark, second pass"):
            started = time.perf_counter()
            zhaiyao_spark.analyze(spark.read.parquet(folder)).write.format("noop").mode("overwrite").save()
            times[name] = time.perf_counter() - started
        started = time.perf_counter()
        for part in range(8):
            zhaiyao.analyze_arrow(pq.read_table(os.path.join(folder, f"{part}.parquet")), threads=2)
        times["one process, two threads"] = time.perf_counter() - started
    spark.stop()
    n_chars = sum(map(len, texts))
    print(f"{len(texts)} records, {n_chars:,} characters; wall time, two cores; the session took {begun:.1f} s to begin")
    base = times["one process, two threads"]
    for name, seconds in times.items():
        print(f"{name:32}{base / seconds:16.4f}{n_chars / seconds / 1e6:16.3f}{seconds:10.1f} s")


def in_memory(texts, n):
    """Peak memory while so many records go through a reader."""
    schema = pa.schema({"text": pa.string()})
    batch = pa.record_batch({"text": texts[:1000]})
    peaks = []
    reader = zhaiyao.analyze_arrow(
        pa.RecordBatchReader.from_batches(schema, (batch for _ in range(-(-n // batch.num_rows)))), threads=2
    )
    done = 0
    for found in reader:
        done += found.num_rows
        if done % (n // 10) < found.num_rows:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"{done} records; peak MiB after each tenth: {' '.join(f'{peak:.0f}' for peak in peaks)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=3000)
    parser.add_argument("--spark", type=int, default=4000)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--stream", help="NDJSON with a text a line, in place of made ones")
    arguments = parser.parse_args()
    subprocess.run(["cargo", "build", "-q", "--release"], cwd=ROOT, check=True)
    most = max(arguments.records, arguments.spark)
    texts = read_records(arguments.stream, most) if arguments.stream else made_records(most)
    if arguments.records:
        compare(texts[: arguments.records])
    if arguments.spark:
        in_spark(texts[: arguments.spark])
    if arguments.memory:
        in_memory([text[:60] for text in texts], arguments.memory)


if __name__ == "__main__":
    main()
