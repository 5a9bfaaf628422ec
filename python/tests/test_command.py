"""The command and the package say the same of the same articles.

`--records FILE` takes those of a file of your own, too, in NDJSON with `text` and, where there are, `title`.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import zhaiyao

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = REPOSITORY / "examples"

# The command reads HTML in records and refuses garbled ones; the package, whose articles are strings, leaves that to its
# caller.
NO_TAGS = {ord("<"): "〈"}
NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def records() -> Records:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts.append(
        "茶园用水调查\n\n目的：了解高山茶农怎样用水。方法：走访三个村的四十户人家，量了两个月的河水。"
        "结果：八成茶农用河水浇茶，枯水期有三户停采。结论：河水达标是收成的前提，应当先修蓄水池。"
    )
    messy = [
        "",
        " \n",
        "\ud800两省签订\ud83d 旅游协议。",
        "甲方&mdash;&mdash;乙方约定：逾期按月利率20&permil;计息。&nbsp;如果 a < b &amp;&amp; b < c，合同终止。",
        "👨‍👩‍👧" + texts[0],
        texts[1].replace("\n", "\r\n"),
    ]
    lines = (EXAMPLES / "feed.ndjson").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    records += [
        {"text": text, "title": title} for text in texts + messy for title in (None, "", "竹编 &amp; 藤编")
    ]
    return records


@pytest.fixture(scope="module")
def many_records(records: Records, request: pytest.FixtureRequest) -> Records:
    """Whatever is in the repository: pages, tables, subtitles and bytes as if they were articles, and parts of articles."""
    files = sorted(path for path in (REPOSITORY / "tests/fixtures").iterdir() if path.is_file())
    files += sorted((REPOSITORY / "tests/golden").iterdir())
    texts = [
        path.read_bytes().decode("utf-8", errors)
        for path in files
        for errors in ("replace", "surrogateescape")
    ]
    articles = [record["text"] for record in records if not record.get("title")]
    for text in articles:
        texts += [text[start : start + 40 + start % 700] for start in range(0, len(text), 97)]
    records = records + [{"text": text} for text in texts]
    if path := request.config.getoption("--records"):
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        records += [json.loads(line) for line in lines]
    return [{**record, "text": record["text"].translate(NO_TAGS)} for record in records]


def said(options: list[str], records: Records) -> Records:
    lines = "\n".join(json.dumps(record) for record in records)
    command = [os.environ["ZHAIYAO"], "--no-config", "--from", "ndjson", *options]
    run = subprocess.run(command, input=lines.encode(), capture_output=True, check=False)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert all("garbled" in result.get("error", "garbled") for result in results)
    return results


def rounded(found: zhaiyao.Analysis) -> dict[str, Any]:
    """As the command prints it: with six decimals, and parts only where they are not all."""
    return {
        "title": found.title,
        "summary": found.summary.text,
        "register": found.summary.register,
        "sentences": [
            (
                it.text,
                round(it.score, 6),
                [it.start, it.end],
                [list(part) for part in it.parts if it.parts != ((it.start, it.end),)],
                it.cut,
            )
            for it in found.summary.sentences
        ],
        "keywords": [
            (it.text, round(it.score, 6), it.count, it.tag, [list(span) for span in it.spans])
            for it in found.keywords
        ],
    }


def printed(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": record["title"],
        "summary": record["summary"],
        "register": record["register"],
        "sentences": [
            (
                it["text"],
                it["score"],
                it["span"]["chars"],
                [part["chars"] for part in it.get("parts", [])],
                it.get("cut", False),
            )
            for it in record["sentences"]
        ],
        "keywords": [
            (it["text"], it["score"], it["count"], it["tag"], [span["chars"] for span in it["spans"]])
            for it in record["keywords"]
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--chars", "60", "--keywords", "20", "--fill"], {"chars": 60, "keywords": 20, "fill": True}),
        (
            ["--ratio", "0.2", "--order", "rank", "--no-compress"],
            {"ratio": 0.2, "order": "rank", "compress": False},
        ),
        (["-n", "1", "--words", "--tags", "n,v"], {"sentences": 1, "words": True, "tags": "n,v"}),
        (["--method", "tfidf", "--min-chars", "3"], {"method": "tfidf", "min_chars": 3}),
        (["--focus", "竹编", "--min-score", "0.7"], {"focus": "竹编", "min_score": 0.7}),
        (["-n", "7", "--no-ceiling"], {"sentences": 7, "ceiling": False}),
        (["--chars", "50", "--whole"], {"chars": 50, "whole": True}),
        (["--structure"], {"structure": True}),
        (["--structure", "--chars", "40"], {"structure": True, "chars": 40}),
    ],
)
def test_the_same(records: Records, arguments: list[str], options: dict[str, Any]) -> None:
    results = said(arguments, records)
    assert len(results) == len(records)
    for record, result in zip(records, results, strict=True):
        found = zhaiyao.analyze(record["text"], title=record.get("title"), **options)
        assert rounded(found) == printed(result)


def test_the_same_of_many(many_records: Records) -> None:
    """One by one, and as a column of Arrow."""
    results = said([], many_records)
    assert len(results) == len(many_records) > 500
    readable = [record["text"].translate(NO_SURROGATES) for record in many_records]
    titles = [record.get("title") for record in many_records]
    rows = zhaiyao.analyze_arrow(pa.table({"text": readable, "title": titles}), title="title").to_pylist()
    assert sum("error" not in result for result in results) > 500
    for record, result, row in zip(many_records, results, rows, strict=True):
        if "error" in result:
            continue
        found = zhaiyao.analyze(record["text"], title=record.get("title"))
        assert rounded(found) == printed(result)
        assert row["error"] is None
        assert row["summary"] == found.summary.text
        assert [(it["text"], it["start"], it["end"]) for it in row["sentences"]] == [
            (it.text, it.start, it.end) for it in found.summary.sentences
        ]
        assert [tuple(it.values()) for it in row["keywords"]] == [
            (it.text, it.score, it.count) for it in found.keywords
        ]


def test_the_same_with_words_of_ones_own(records: Records, tmp_path: Path) -> None:
    words, stops = tmp_path / "words.txt", tmp_path / "stops.txt"
    words.write_text("跨市生态补偿协议 10 n\n石材加工厂\n", encoding="utf-8")
    stops.write_text("记者\n青枫河\n", encoding="utf-8")
    arguments = ["--user-dict", str(words), "--stopwords", str(stops), "--no-default-stopwords"]
    engine = zhaiyao.Engine(user_words=words, stop_words=stops, default_stop_words=False)
    for record, result in zip(records, said(arguments, records), strict=True):
        assert rounded(engine.analyze(record["text"], title=record.get("title"))) == printed(result)
