"""Abstracts and keywords as a step of a datatrove pipeline.

    python datatrove_step.py articles/ abstracts/       # folders of NDJSON

They go into each document's metadata. Two processes at a time, each with files of its own.
"""

import sys

from datatrove.data import DocumentsPipeline
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

import zhaiyao


class Abstracts(PipelineStep):
    name = "摘要 zhaiyao"
    type = "🔎 - ANNOTATOR"

    def __init__(self, engine: zhaiyao.Engine, chars: int = 120) -> None:
        super().__init__()
        self.engine = engine
        self.chars = chars

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        for document in data or ():
            with self.track_time():
                found = self.engine.analyze(
                    document.text, title=document.metadata.get("title"), chars=self.chars
                )
            document.metadata["summary"] = found.summary.text
            document.metadata["keywords"] = [keyword.text for keyword in found.keywords]
            self.stat_update("keywords", value=len(found.keywords))
            yield document


def main(source: str, target: str) -> None:
    engine = zhaiyao.Engine(user_words=["云梯计划 10 nz"])
    steps = [JsonlReader(source), Abstracts(engine), JsonlWriter(target, compression=None)]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=target + ".logs").run()


if __name__ == "__main__":
    main(*sys.argv[1:])
