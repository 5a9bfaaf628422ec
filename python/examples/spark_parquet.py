"""Abstracts and keywords of articles in Parquet, by Spark.

    python spark_parquet.py articles/ abstracts/        # or: spark-submit spark_parquet.py …

Reads the columns `text` and `title`; writes all columns, with those of zhaiyao behind them.
"""

import sys

from pyspark.sql import SparkSession

from zhaiyao import spark as zhaiyao_spark


def main(source: str, target: str) -> None:
    spark = SparkSession.builder.appName("abstracts").getOrCreate()
    df = spark.read.parquet(source)
    found = zhaiyao_spark.analyze(
        df, text="text", title="title", options={"chars": 120, "keywords": 5}, user_words=["云梯计划 10 nz"]
    )
    found.write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
