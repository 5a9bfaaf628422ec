"""In place of ``jieba.analyse``: one import line changes.

    >>> from zhaiyao.compat import jieba_analyse as analyse  # was: import jieba.analyse as analyse
    >>> analyse.extract_tags("两省签订旅游协议。旅游协议涉及客源。", topK=1)
    ['旅游协议']

What is different:

- Keywords are phrases, too, not only single words: ``phrases=False`` gives words alone.
- Both functions score as ``zhaiyao.keywords`` does, not by TF-IDF or plain TextRank; ``textrank`` differs by its tags
  alone. A weight is the probability that an editor would print the keyword, from 0 to 1: other thresholds than jieba's.
- A keyword is written as the text writes it first: ``GDP`` and ``gdp`` are one. Of two that say the same, one is given.
- Numbers, times and function words are no keywords unless ``allowPOS`` names their tags.
- ``textrank`` gives keywords of a text that is too short for a graph, too.
- There is no ``set_idf_path``, and ``jieba.load_userdict`` has no effect: make an ``Engine`` with your words and call
  ``set_engine``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, cast, overload

from zhaiyao import Engine

__all__ = ["Pair", "extract_tags", "set_engine", "set_stop_words", "textrank"]

_engine = Engine()

# More than any text has.
_ALL = 1 << 40


class Pair(NamedTuple):
    """A keyword and its part of speech, as ``jieba.posseg.pair`` has them."""

    word: str
    flag: str


Found = list[str] | list[Pair] | list[tuple[str, float]] | list[tuple[Pair, float]]
"""Keywords; with flags, pairs; with weights, behind each its weight."""


def set_engine(engine: Engine) -> None:
    """Take words and stop words from this engine."""
    global _engine
    _engine = engine


def set_stop_words(stop_words_path: str) -> None:
    """Take stop words, one a line in UTF-8, from a file."""
    set_engine(Engine(stop_words=Path(stop_words_path)))


class _Extractor(Protocol):
    """What both functions give, by what they are asked for."""

    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        withWeight: Literal[False] = ...,
        allowPOS: Iterable[str] = ...,
        withFlag: Literal[False] = ...,
        *,
        phrases: bool = ...,
    ) -> list[str]: ...
    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        *,
        withWeight: Literal[True],
        allowPOS: Iterable[str] = ...,
        withFlag: Literal[False] = ...,
        phrases: bool = ...,
    ) -> list[tuple[str, float]]: ...
    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        withWeight: bool = ...,
        allowPOS: Iterable[str] = ...,
        withFlag: bool = ...,
        *,
        phrases: bool = ...,
    ) -> Found: ...


def _typed(function: Callable[..., Found]) -> _Extractor:
    return cast("_Extractor", function)


@_typed
def extract_tags(
    sentence: str,
    topK: int | None = 20,
    withWeight: bool = False,
    allowPOS: Iterable[str] = (),
    withFlag: bool = False,
    *,
    phrases: bool = True,
) -> Found:
    """Keywords of a text, best first.

    topK
        How many at most; ``None`` for all.
    withWeight
        Whether to give pairs of keyword and weight.
    allowPOS
        Tags that are allowed, as they are: ``("n",)`` does not allow ``nr``. None given, all but those of numbers, times
        and function words.
    withFlag
        Whether a keyword is a pair of word and tag; without ``allowPOS`` it is not.
    phrases
        Whether keywords may be phrases.
    """
    tags = frozenset(allowPOS)
    keywords = _engine.keywords(
        sentence, n=(topK or _ALL) if not tags else _ALL, fill=True, words=not phrases, tags=tags
    )
    found = [
        (Pair(it.text, it.tag) if tags and withFlag else it.text, it.score)
        for it in keywords
        if not tags or it.tag in tags
    ][: topK or None]
    return cast("Found", found if withWeight else [keyword for keyword, _ in found])


@_typed
def textrank(
    sentence: str,
    topK: int | None = 20,
    withWeight: bool = False,
    allowPOS: Iterable[str] = ("ns", "n", "vn", "v"),
    withFlag: bool = False,
    *,
    phrases: bool = True,
) -> Found:
    """Keywords of a text, best first: ``extract_tags`` with other tags allowed if none are given."""
    return extract_tags(sentence, topK, withWeight, allowPOS, withFlag, phrases=phrases)


tfidf = extract_tags
