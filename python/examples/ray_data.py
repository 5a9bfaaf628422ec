"""Abstracts and keywords of articles in Parquet, by Ray Data.

python ray_data.py articles/ abstracts/
"""

import os
import sys

import pyarrow as pa
import ray

import zhaiyao

# At least one core has to be left for reading and writing: with all of them taken, nothing would ever be read.
WORKERS = max(1, (os.cpu_count() or 2) - 1)


class Abstracts:
    """An engine for each worker."""

    def __init__(self) -> None:
        self.engine = zhaiyao.Engine(user_words=["云梯计划 10 nz"])

    def __call__(self, batch: pa.Table) -> pa.Table:
        return self.engine.analyze_arrow(batch, title="title", threads=1, chars=120)


def main(source: str, target: str) -> None:
    ray.init(num_cpus=WORKERS + 1, include_dashboard=False)
    articles = ray.data.read_parquet(source)
    found = articles.map_batches(Abstracts, batch_format="pyarrow", batch_size=1024, concurrency=WORKERS)
    found.write_parquet(target)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
