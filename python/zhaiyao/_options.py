"""Options by the command's names."""

from __future__ import annotations

import operator
import sys
from collections.abc import Iterable
from typing import Literal, SupportsIndex, TypedDict

if sys.version_info >= (3, 11):
    from typing import Unpack
else:
    from typing_extensions import Unpack

__all__ = ["AnalyzeOptions", "Unpack", "count"]


class AnalyzeOptions(TypedDict, total=False):
    """The options of ``analyze``, ``analyze_many`` and ``analyze_arrow``, those of ``summarize`` and ``keywords`` together.

    Their defaults are ``sentences=3`` where neither ``chars`` nor ``ratio`` is given, ``whole=False``, ``ceiling=True``,
    ``compress=True``, ``structure=False``, ``order="text"``, ``focus=None``; ``keywords=8``, ``min_score=None``,
    ``fill=False``, ``words=False``, ``method="textrank"``, ``min_chars=2``, ``tags=()``.

    >>> options: zhaiyao.AnalyzeOptions = {"chars": 10, "keywords": 1}
    >>> print(zhaiyao.analyze("两省签订旅游协议。天气晴朗。", **options).summary)
    两省签订旅游协议。
    """

    sentences: int | None
    chars: int | None
    ratio: float | None
    whole: bool
    ceiling: bool
    compress: bool
    structure: bool
    order: Literal["text", "rank"]
    keywords: int
    min_score: float | None
    fill: bool
    words: bool
    method: Literal["textrank", "tfidf"]
    min_chars: int
    tags: str | Iterable[str]
    focus: str | None


def count(name: str, number: SupportsIndex) -> int:
    """A number that counts something; what is beyond all limits is the largest that there is."""
    try:
        if isinstance(number, bool):
            raise TypeError
        whole = operator.index(number)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {type(number).__name__}") from None
    if whole < 1:
        raise ValueError(f"{name} must be a whole number, 1 at least, not {number}")
    return min(whole, sys.maxsize)
