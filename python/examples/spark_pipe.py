"""Abstracts of articles in NDJSON by the command, with Spark and nothing of Python's on the workers but PySpark itself.

    python spark_pipe.py articles.ndjson abstracts/

In Scala it is the same call, without any Python: `lines.pipe("zhaiyao --from ndjson …")`. The command must be on the
workers' PATH. It echoes each record's id; a record that cannot be read gives a line with `id` and `error`.
"""

import os
import sys

from pyspark.sql import SparkSession


def main(source: str, target: str) -> None:
    spark = SparkSession.builder.appName("abstracts").getOrCreate()
    lines = spark.sparkContext.textFile(source)
    # One process for each partition; `-j 1` since Spark gives a task one core. checkCode would fail the task where any
    # record cannot be read: the command's status is 1 then.
    command = "zhaiyao --no-config --quiet --from ndjson --to ndjson --chars 120 -j 1"
    found = lines.pipe(command, env={"PATH": os.environ["PATH"]})
    found.saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
