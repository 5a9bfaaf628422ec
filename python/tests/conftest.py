from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

RIVER = (
    "石桥镇青年返乡办起竹编工坊\n\n"
    "据悉，石桥镇的竹编工坊本周开张。竹编工坊由返乡青年开办，请来竹编艺人授课，村民下班后来学竹编。"
    "镇里说，竹编产品已经卖到省外，今年订单比去年多了三成。记者在现场看到，老艺人正在教孩子们编篮子。"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--records", metavar="FILE", help="compare what the command says of these, too: NDJSON")


@pytest.fixture
def article() -> str:
    return RIVER


@pytest.fixture
def news() -> str:
    """A page as it is copied from the web: with source lines, captions, related links."""
    return (EXAMPLES / "news.txt").read_text(encoding="utf-8")
