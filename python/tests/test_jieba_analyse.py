import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import jieba.analyse
import pytest

import zhaiyao
from zhaiyao.compat import jieba_analyse
from zhaiyao.compat import jieba_analyse as analyse


@pytest.fixture(autouse=True)
def default_engine() -> Iterator[None]:
    yield
    analyse.set_engine(zhaiyao.Engine())


@pytest.mark.parametrize("name", ["extract_tags", "textrank", "tfidf"])
def test_calls_are_those_of_jieba(name: str) -> None:
    ours = list(inspect.signature(getattr(analyse, name)).parameters.values())
    theirs = list(inspect.signature(getattr(jieba.analyse, name)).parameters.values())
    assert [(it.name, it.default) for it in ours[:5]] == [(it.name, it.default) for it in theirs]
    assert all(it.kind is inspect.Parameter.KEYWORD_ONLY for it in ours[5:])


@pytest.mark.parametrize("arguments", [(), (5,), (5, True), (5, True, ("n", "ns")), (5, False, ("n",), True)])
@pytest.mark.parametrize("name", ["extract_tags", "textrank"])
def test_results_have_the_shape_of_jieba(news: str, name: str, arguments: tuple[object, ...]) -> None:
    ours = getattr(analyse, name)(news, *arguments)
    theirs = getattr(jieba.analyse, name)(news, *arguments)

    def shape(value: Any) -> Any:
        # jieba's pairs are pairs, but no tuples.
        return type(value) if isinstance(value, (str, float)) else [shape(part) for part in value]

    assert shape(ours) == shape(theirs)


def test_keywords_are_those_of_zhaiyao(news: str) -> None:
    assert analyse.extract_tags(news, topK=5) == [it.text for it in zhaiyao.keywords(news, n=5)]
    weights = analyse.extract_tags(news, withWeight=True)
    assert weights == [(it.text, it.score) for it in zhaiyao.keywords(news, n=20, fill=True)]
    words = analyse.extract_tags(news, topK=None, phrases=False)
    assert words == [it.text for it in zhaiyao.keywords(news, n=10_000, fill=True, words=True)]


def test_tags_are_taken_as_they_are(news: str) -> None:
    for allowed in (("n",), ("nr", "ns")):
        found = cast("list[analyse.Pair]", analyse.extract_tags(news, None, False, allowed, True))
        assert found
        assert {pair.flag for pair in found} <= set(allowed)
        assert all(pair.word in news for pair in found)


def test_no_tags_may_be_none(news: str) -> None:
    """As jieba takes it."""
    assert jieba.analyse.extract_tags(news, allowPOS=None) == jieba.analyse.extract_tags(news)
    assert analyse.extract_tags(news, allowPOS=None) == analyse.extract_tags(news)


def test_types_follow_from_arguments_wherever_they_stand(news: str) -> None:
    """mypy reads it: without the overloads each of them would be any of four types."""
    words: list[str] = analyse.extract_tags(news, 5, False, ("n",))
    weighed: list[tuple[str, float]] = analyse.extract_tags(news, 5, True)
    assert [word for word, _ in analyse.textrank(news, 5, True, ("n",))] == words
    assert weighed == analyse.extract_tags(news, topK=5, withWeight=True)


def test_words_can_be_changed(tmp_path: Path) -> None:
    text = "石舟派画家在练高低跳。石舟派的高低跳很难。"
    assert "画家" in analyse.extract_tags(text)
    path = tmp_path / "stop.txt"
    path.write_text("画家\n", encoding="utf-8")
    analyse.set_stop_words(str(path))
    assert "画家" not in analyse.extract_tags(text)
    analyse.set_engine(zhaiyao.Engine(user_words=["石舟派"]))
    assert "石舟派" in analyse.extract_tags(text)


def test_further_stop_words_are_added(tmp_path: Path) -> None:
    """As jieba does; words of one's own stay, too."""
    text = "石舟派画家在练高低跳。石舟派的高低跳很难。"
    analyse.set_engine(zhaiyao.Engine(user_words=["石舟派"]))
    for word in ("画家", "高低"):
        path = tmp_path / f"{word}.txt"
        path.write_text(word, encoding="utf-8")
        analyse.set_stop_words(path)
    words = analyse.extract_tags(text, phrases=False)
    assert "石舟派" in words
    assert not {"画家", "高低"} & set(words)


@pytest.mark.parametrize("limit", [None, 0, 3, -2, 10**30])
def test_limits_are_those_of_lists(news: str, limit: int | None) -> None:
    every = jieba.analyse.extract_tags(news, topK=None)
    assert jieba.analyse.extract_tags(news, topK=limit) == every[: limit or None]
    ours = analyse.extract_tags(news, topK=None)
    assert len(ours) > 20
    assert analyse.extract_tags(news, topK=limit) == ours[: limit or None]


def test_what_is_documented_as_different_is(news: str, tmp_path: Path) -> None:
    """A difference that is none any more is to be documented no more."""
    analyse: Any = jieba_analyse
    assert jieba.analyse.textrank(news, allowPOS=()) == []
    with pytest.raises(TypeError):
        jieba.analyse.textrank(news, allowPOS=None)
    assert analyse.textrank(news, allowPOS=None) == analyse.textrank(news, allowPOS=())
    assert analyse.textrank(news, allowPOS=()) == analyse.extract_tags(news)
    assert analyse.textrank(news, withFlag=True, allowPOS=()) == analyse.extract_tags(news)
    dated = "昨天三百人停工。"
    assert jieba.analyse.extract_tags(dated, allowPOS=("m", "t"))
    with pytest.warns(UserWarning, match="no keyword has a tag that begins with '[mt]'"):
        assert analyse.extract_tags(dated, allowPOS=("m", "t")) == []
    assert jieba.analyse.textrank("天气") == []
    assert analyse.textrank("天气") == ["天气"]
    assert jieba.analyse.extract_tags("两省签订协议。".encode())
    with pytest.raises(TypeError):
        analyse.extract_tags("两省签订协议。".encode())
    assert analyse.extract_tags(None) == []
    (pair, *_) = analyse.extract_tags(news, allowPOS=("n",), withFlag=True)
    (other, *_) = jieba.analyse.extract_tags(news, allowPOS=("n",), withFlag=True)
    assert pair == tuple(pair)
    assert other != tuple(other)
    assert str(pair) == "/".join(pair)
    assert str(other) == "/".join(other)
    with pytest.raises(FileNotFoundError):
        analyse.set_stop_words(tmp_path / "none.txt")
    theirs = {name for name in vars(jieba.analyse) if not name.startswith("_") and name != "absolute_import"}
    missing = theirs - set(vars(analyse))
    documented = set(re.findall(r"\w+", analyse.__doc__ or ""))
    modules = {"analyzer"}
    assert missing - modules <= documented, missing - documented


def test_nothing_gives_nothing() -> None:
    assert analyse.extract_tags("") == analyse.textrank("") == []
