import dataclasses
import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

import zhaiyao


def test_places_are_code_points(article: str) -> None:
    article = "👨‍👩‍👧𠮷" + article
    found = zhaiyao.analyze(article, sentences=2)
    assert found.keywords and found.summary.sentences
    for keyword in found.keywords:
        assert keyword.count == len(keyword.spans)
        assert all(article[start:end] == keyword.text for start, end in keyword.spans)
    for sentence in found.summary.sentences:
        assert sentence.text.rstrip("。") in article[sentence.start : sentence.end]


def test_one_analysis_is_what_its_parts_are(news: str) -> None:
    found = zhaiyao.analyze(news, chars=100, keywords=5, title="治水")
    assert found.summary == zhaiyao.summarize(news, chars=100, title="治水")
    assert found.keywords == zhaiyao.keywords(news, n=5, title="治水")
    assert (found.text, found.title) == (news, "治水")
    assert 0 < len(found.summary.text) <= 100
    assert 0 < len(found.keywords) <= 5


@pytest.mark.parametrize("text", [None, "", " \n\u3000"])
def test_nothing_gives_nothing(text: str | None) -> None:
    found = zhaiyao.analyze(text)
    assert (found.summary.text, found.summary.sentences, found.keywords) == ("", (), ())
    assert found.title is None
    assert zhaiyao.keywords(text) == ()
    assert str(zhaiyao.summarize(text)) == ""


def test_lone_surrogates_are_read_as_one_unreadable_character() -> None:
    text = "\ud83d\ude00两省签订\udc00旅游协议。旅游协议涉及客源\ud800"
    found = zhaiyao.analyze(text, title="\ud800", focus="\udfff")
    clean = text.translate(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    assert found.keywords == zhaiyao.keywords(clean, title="\ufffd")
    for start, end in found.keywords[0].spans:
        assert text[start:end] == found.keywords[0].text
    with pytest.warns(UserWarning, match="begins with '\ufffd'"):
        keywords = zhaiyao.keywords("两省签订协议。", tags=["\ud800", "n"])
    assert keywords == zhaiyao.keywords("两省签订协议。", tags="n")
    zhaiyao.Engine(user_words=["\ud800 10"], stop_words="\udfff\n")
    html = found._repr_html_() + zhaiyao.summarize(text)._repr_html_()
    assert html.encode().decode() == html
    assert "<mark>\ufffd\ufffd两省签订\ufffd旅游协议。</mark>" in html


def test_options_change_results(news: str) -> None:
    default = zhaiyao.analyze(news)
    assert len(default.summary.sentences) == 3
    assert len(zhaiyao.summarize(news, sentences=1).sentences) == 1
    assert len(zhaiyao.summarize(news, ratio=0.05).text) < len(news) * 0.05
    best = zhaiyao.summarize(news, order="rank").sentences
    assert [s.score for s in best] == sorted((s.score for s in best), reverse=True)
    assert sorted(best, key=lambda s: s.start) == list(default.summary.sentences)
    assert all(len(word.text) >= 4 for word in zhaiyao.keywords(news, min_chars=4))
    assert len(zhaiyao.keywords(news, n=30, fill=True)) == 30
    assert len(zhaiyao.keywords(news, n=30, min_score=1.0)) == 3
    assert zhaiyao.keywords(news, words=True) != default.keywords
    assert zhaiyao.keywords(news, method="tfidf")[0].score == 1.0
    for tags in ["nr,ns", ["nr", "ns"]]:
        assert {word.tag for word in zhaiyao.keywords(news, tags=tags)} <= {"nr", "nrt", "nrfg", "ns", "x"}
    assert not any(it.cut for it in zhaiyao.summarize(news, chars=60, whole=True).sentences)
    assert zhaiyao.summarize(news, focus="石材加工厂", sentences=1) != zhaiyao.summarize(news, sentences=1)


def test_tags_that_no_keyword_has_are_warned_of(news: str) -> None:
    calls: list[Callable[[Any], object]] = [
        lambda tags: zhaiyao.keywords(news, tags=tags),
        lambda tags: zhaiyao.analyze(news, tags=tags),
        lambda tags: zhaiyao.analyze_many([news], tags=tags),
        lambda tags: zhaiyao.analyze_arrow(pa.array([news]), tags=tags),
    ]
    for call in calls:
        for tags in ["n,zz", ["zz"]]:
            with pytest.warns(
                UserWarning, match="^tags: no keyword has a tag that begins with 'zz'$"
            ) as warned:
                call(tags)
            assert [warning.filename for warning in warned] == [__file__]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for tags in ["n, v", "", (), ["eng", "x"]]:
                call(tags)
    assert zhaiyao.keywords(news, tags="") == zhaiyao.keywords(news, tags=()) == zhaiyao.keywords(news)
    own = zhaiyao.Engine(user_words=["青枫河 zz"])
    assert [it.text for it in own.keywords(news, tags="zz")] == ["青枫河"]


def test_sentences_have_a_ceiling_in_characters() -> None:
    villages = "、".join(f"第{n}村" for n in range(10, 28))
    text = "".join(f"{town}的蓄水池今年全部修好，通水的有{villages}。" for town in ("石桥", "白石", "松岭"))
    assert len(zhaiyao.summarize(text, sentences=3).text) <= 200
    assert len(zhaiyao.summarize(text, sentences=3, ceiling=False).text) > 200


def test_an_abstract_of_a_paper_has_its_parts() -> None:
    paper = "目的：了解茶农用水。方法：走访三个村。结果：八成茶农用河水。结论：河水达标最要紧。"
    found = zhaiyao.summarize(paper, structure=True)
    assert (
        found.text
        == "【目的】了解茶农用水。【方法】走访三个村。【结果】八成茶农用河水。【结论】河水达标最要紧。"
    )
    first = found.sentences[0]
    assert paper[first.start : first.end].endswith("了解茶农用水。")
    table = zhaiyao.analyze_arrow(pa.table({"text": [paper]}), structure=True)
    assert table["summary"].to_pylist() == [found.text]


def test_what_is_printed_of_a_sentence_are_its_parts() -> None:
    text = "茶山村小学（记者 张三）今年扩建，新建教室十二间，添置图书三百本。"
    (sentence,) = zhaiyao.summarize(text).sentences
    assert len(sentence.parts) == 2
    assert "".join(text[start:end] for start, end in sentence.parts) == sentence.text
    assert "张三" not in sentence.text
    html = zhaiyao.analyze(text)._repr_html_()
    assert "<mark>茶山村小学</mark>（记者 张三）<mark>今年扩建" in html


def test_compress_drops_what_says_nothing(article: str) -> None:
    assert "据悉" not in zhaiyao.summarize(article, sentences=4).text
    assert "据悉" in zhaiyao.summarize(article, sentences=4, compress=False).text


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"chars": -(10**30)}, f"chars must be a whole number, 1 at least, not -1{'0' * 30}"),
        ({"chars": -(10**5000)}, "chars must be a whole number, 1 at least, not one of thousands of digits"),
        ({"chars": 0}, "chars must be a whole number, 1 at least, not 0"),
        ({"sentences": -1}, "sentences must be a whole number, 1 at least, not -1"),
        ({"keywords": 0}, "keywords must be a whole number, 1 at least, not 0"),
        ({"min_chars": 0}, "min_chars must be a whole number, 1 at least, not 0"),
        ({"ratio": 1.5}, "ratio must be above 0 and at most 1, not 1.5"),
        ({"ratio": float("nan")}, "ratio must be above 0 and at most 1, not NaN"),
        ({"ratio": -(10**400)}, "ratio must be above 0 and at most 1, not -inf"),
        ({"min_score": 10**400}, "min_score must be above 0 and at most 1, not inf"),
        ({"min_score": 0.0}, "min_score must be above 0 and at most 1, not 0"),
        ({"chars": 5, "ratio": 0.5}, "sentences, chars and ratio exclude each other"),
        ({"min_score": 0.5, "fill": True}, "min_score and fill exclude each other"),
        ({"order": "best"}, 'order must be "text" or "rank", not "best"'),
        ({"method": "bm25"}, 'method must be "textrank" or "tfidf", not "bm25"'),
    ],
)
def test_wrong_options_are_refused_with_the_reason(options: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        zhaiyao.analyze("两省签订协议。", **options)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=f"^{reason}$"):
        zhaiyao.analyze_many([], **options)  # type: ignore[arg-type]


def test_no_limit_is_too_large(article: str) -> None:
    assert zhaiyao.summarize(article, chars=10**30).text == zhaiyao.summarize(article, chars=10**6).text
    every = zhaiyao.keywords(article, n=10**4, fill=True)
    assert zhaiyao.keywords(article, n=10**30, fill=True) == every
    table = pa.table({"text": [article]})
    assert zhaiyao.analyze_arrow(table, threads=10**30, max_bytes=10**30) == zhaiyao.analyze_arrow(table)
    assert list(zhaiyao.analyze_many([article], threads=10**30)) == [zhaiyao.analyze(article)]


@pytest.mark.parametrize(
    "options",
    [
        {"char": 5},
        {"chars": "5"},
        {"chars": 5.5},
        {"chars": True},
        {"keywords": True},
        {"ratio": True},
        {"min_score": True},
        {"sentences": []},
        {"ratio": "0.5"},
        {"whole": "yes"},
        {"order": 3},
        {"keywords": None},
        {"min_score": "0.5"},
        {"min_chars": 2.0},
        {"tags": 3},
        {"tags": [3]},
        {"focus": 3},
        {"title": 3},
    ],
    ids=str,
)
def test_wrong_types_are_refused_by_name(options: dict[str, Any]) -> None:
    (name,) = options
    with pytest.raises(TypeError, match=rf'^({name} must be .+, not \w+|there is no option "{name}")$'):
        zhaiyao.analyze("两省签订协议。", **options)


def test_what_is_no_option_of_articles_is_refused_by_name() -> None:
    table = pa.table({"text": ["两省签订协议。"]})
    wrong: list[tuple[Any, dict[str, Any]]] = [
        (zhaiyao.keywords, {"n": "5"}),
        (zhaiyao.keywords, {"n": True}),
        (zhaiyao.analyze_many, {"threads": True}),
        (zhaiyao.analyze_many, {"threads": 1.5}),
        (zhaiyao.analyze_arrow, {"threads": "2"}),
        (zhaiyao.analyze_arrow, {"max_bytes": 1e6}),
        (zhaiyao.analyze_arrow, {"columns": 3}),
        (zhaiyao.analyze_arrow, {"text": 3}),
        (zhaiyao.analyze_arrow, {"title": 3}),
        (zhaiyao.analyze_arrow, {"prefix": 3}),
    ]
    for function, options in wrong:
        data = {zhaiyao.keywords: "甲", zhaiyao.analyze_many: ["甲"]}.get(function, table)
        (name,) = options
        with pytest.raises(TypeError, match=rf"^{name} must be"):
            function(data, **options)


@pytest.mark.parametrize("text", [float("nan"), 0, [], b"", b"abc"], ids=repr)
def test_what_is_no_article_is_refused(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str or None, not "):
        zhaiyao.analyze(text)


def test_results_are_values(article: str) -> None:
    found = zhaiyao.analyze(article)
    for result in (found, found.summary, found.summary.sentences[0], found.keywords[0]):
        assert pickle.loads(pickle.dumps(result)) == result
        assert hash(result) == hash(pickle.loads(pickle.dumps(result)))
        with pytest.raises(dataclasses.FrozenInstanceError):
            result.text = ""  # type: ignore[misc]
        assert json.loads(json.dumps(result.to_dict())) == result.to_dict()
    assert str(found.summary) == found.summary.text
    assert repr(found).startswith("Analysis(title='石桥镇青年返乡办起竹编工坊', summary='")
    assert found.to_dict()["summary"] == found.summary.text


def test_a_notebook_shows_what_was_chosen() -> None:
    text = "甲&乙公司<b>签订</b>协议。天气晴朗，适合出游和散步。"
    html = zhaiyao.analyze(text, sentences=1, title="甲")._repr_html_()
    assert "<mark>甲&amp;乙公司&lt;b&gt;签订&lt;/b&gt;协议。</mark>天气晴朗" in html
    summary = zhaiyao.summarize("甲<乙。")
    assert summary._repr_html_() == summary.sentences[0]._repr_html_() == "<p>甲&lt;乙。</p>"
    (keyword, *_) = zhaiyao.keywords("两省签订旅游协议。")
    assert keyword._repr_html_() == f"<p>{keyword.text}</p>"
