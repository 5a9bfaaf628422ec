"""Abstracts and keywords as an operator of Data-Juicer.

    python data_juicer_operator.py articles.jsonl abstracts.jsonl

In a recipe, with this file in `custom_operator_paths`: `process: [{zhaiyao_mapper: {chars: 120}}]`.
"""

import sys
from typing import Any

from data_juicer.core.data import NestedDataset
from data_juicer.ops.base_op import OPERATORS, Mapper

import zhaiyao


@OPERATORS.register_module("zhaiyao_mapper")
class ZhaiyaoMapper(Mapper):
    """Adds the fields `summary` and `keywords`."""

    _batched_op = True

    def __init__(self, chars: int = 120, user_words: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.chars = chars
        self.engine = zhaiyao.Engine(user_words=user_words)

    def process_batched(self, samples: dict[str, list[Any]]) -> dict[str, list[Any]]:
        # Data-Juicer has processes of its own.
        found = list(self.engine.analyze_many(samples[self.text_key], threads=1, chars=self.chars))
        samples["summary"] = [it.summary.text for it in found]
        samples["keywords"] = [[keyword.text for keyword in it.keywords] for it in found]
        return samples


def main(source: str, target: str) -> None:
    from datasets import load_dataset

    articles = NestedDataset(load_dataset("json", data_files=source, split="train"))
    found = articles.process(ZhaiyaoMapper(user_words=["云梯计划 10 nz"], num_proc=2), open_monitor=False)
    found.to_json(target, force_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
