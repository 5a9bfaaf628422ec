"""In place of ``jieba.analyse``: one import line changes.

    >>> from zhaiyao.compat import jieba_analyse as analyse  # was: import jieba.analyse as analyse
    >>> analyse.extract_tags("两省签订旅游协议。旅游协议涉及客源。", topK=1)
    ['旅游协议']

Arguments, their defaults and the shape of what is returned are jieba's. What is different:

What is found
    - Keywords are phrases, too, not only single words: ``phrases=False`` gives words alone. A phrase has the tag of its
      last word.
    - A text is cut into words, and words are tagged, by zhaiyao: not always as jieba does. One that is cut differently is
      another keyword.
    - A keyword is written as the text writes it first: ``GDP`` and ``gdp`` are one. Of two that say the same, one is given.
    - Numbers, times and function words are never keywords, not even where ``allowPOS`` names their tags, of which is warned.
    - ``textrank`` gives keywords of a text that is too short for a graph, too.
    - Bylines, links, captions and what else is no part of an article count for little or nothing: jieba takes a text as it is.
    - There may be fewer than ``topK``, also where jieba has more words.

How it is scored
    - Both functions score as ``zhaiyao.keywords`` does, not by TF-IDF or plain TextRank; ``textrank`` differs from
      ``extract_tags`` by its tags alone. There are no ``idf`` values, no ``set_idf_path``, no ``textrank.span``.
    - A weight is the probability that an editor would print the keyword, from 0 to 1: thresholds for jieba's weights, which
      for ``extract_tags`` have no upper limit, must be set anew.

Words and stop words
    - ``jieba.load_userdict``, ``add_word``, ``suggest_freq`` and ``set_dictionary`` have no effect: make an ``Engine`` with
      your words and call ``set_engine``.
    - The built-in stop words are Chinese function words; jieba's are a few of English. ``set_stop_words`` adds to those
      that count, as jieba's does; in its file ``#`` starts a comment, and one that is not there raises ``FileNotFoundError``.

Calls
    - ``textrank`` with ``allowPOS=()`` or ``None`` allows all tags, as ``extract_tags`` does; jieba's gives nothing, or raises.
    - ``None`` and ``""`` give ``[]``; ``bytes`` raise ``TypeError`` where jieba decodes them.
    - A :class:`Pair` is a tuple, equal to the tuple of its fields; jieba's is a class of its own.
    - The classes ``TFIDF`` and ``TextRank``, ``default_tfidf``, ``default_textrank`` and ``ChineseAnalyzer`` (Whoosh) are
      not there.
"""

from __future__ import annotations

import os
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

    def __str__(self) -> str:
        return f"{self.word}/{self.flag}"


Found = list[str] | list[Pair] | list[tuple[str, float]] | list[tuple[Pair, float]]
"""Keywords; with flags, pairs; with weights, behind each its weight."""


def set_engine(engine: Engine) -> None:
    """Take words and stop words from this engine."""
    global _engine
    _engine = engine


def set_stop_words(stop_words_path: str | os.PathLike[str]) -> None:
    """Take further stop words, one a line in UTF-8, from a file; those that were set before stay."""
    set_engine(_engine._with_stop_words(Path(stop_words_path)))


class _Extractor(Protocol):
    """What both functions give, by what they are asked for."""

    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        withWeight: Literal[False] = ...,
        allowPOS: Iterable[str] | None = ...,
        withFlag: Literal[False] = ...,
        *,
        phrases: bool = ...,
    ) -> list[str]: ...
    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None,
        withWeight: Literal[True],
        allowPOS: Iterable[str] | None = ...,
        withFlag: Literal[False] = ...,
        *,
        phrases: bool = ...,
    ) -> list[tuple[str, float]]: ...
    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        *,
        withWeight: Literal[True],
        allowPOS: Iterable[str] | None = ...,
        withFlag: Literal[False] = ...,
        phrases: bool = ...,
    ) -> list[tuple[str, float]]: ...
    @overload
    def __call__(
        self,
        sentence: str,
        topK: int | None = ...,
        withWeight: bool = ...,
        allowPOS: Iterable[str] | None = ...,
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
    allowPOS: Iterable[str] | None = (),
    withFlag: bool = False,
    *,
    phrases: bool = True,
) -> Found:
    """Keywords of a text, best first.

    topK
        How many at most; ``None`` or 0 for all, a negative one for all but so many of the last.
    withWeight
        Whether to give pairs of keyword and weight.
    allowPOS
        Tags that are allowed, as they are: ``("n",)`` does not allow ``nr``. None given, all; numbers, times and
        function words are never keywords.
    withFlag
        Whether a keyword is a pair of word and tag; without ``allowPOS`` it is not.
    phrases
        Whether keywords may be phrases.
    """
    tags = frozenset(allowPOS or ())
    keywords = _engine.keywords(
        sentence, n=_ALL if tags or not topK or topK < 0 else topK, fill=True, words=not phrases, tags=tags
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
    allowPOS: Iterable[str] | None = ("ns", "n", "vn", "v"),
    withFlag: bool = False,
    *,
    phrases: bool = True,
) -> Found:
    """Keywords of a text, best first: ``extract_tags`` with other tags allowed if none are given."""
    return extract_tags(sentence, topK, withWeight, allowPOS, withFlag, phrases=phrases)


tfidf = extract_tags
