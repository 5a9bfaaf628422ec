"""Keywords and abstracts of Chinese articles (中文关键词与摘要).

An abstract is made of the article's own sentences. There is no model to load and no network is used.

    >>> import zhaiyao
    >>> text = "两省签订旅游协议。天气晴朗。旅游协议涉及客源和线路。"
    >>> print(zhaiyao.summarize(text, chars=10))
    两省签订旅游协议。
    >>> [keyword.text for keyword in zhaiyao.keywords(text, n=1)]
    ['旅游协议']
    >>> article = zhaiyao.analyze(text, title="两省合作")
    >>> [text[start:end] for start, end in article.keywords[0].spans]
    ['旅游协议', '旅游协议']

For one article: ``summarize``, ``keywords``, ``analyze``. For many: ``analyze_many``; for tables, ``analyze_arrow``; for
Spark, ``zhaiyao.spark``. With words of your own: ``Engine``, which has the same as methods. In place of jieba.analyse:
``zhaiyao.compat.jieba_analyse``.

Units: places in an article are code points, as Python counts, so that ``text[start:end]`` is what was found. The limit
``chars`` counts characters as a reader does (grapheme clusters). Scores are from 0 to 1.

``None`` and empty articles give empty results. An option with a wrong value raises ``ValueError``, what is of a wrong type
or has a name that no option has ``TypeError``, a list that cannot be read ``OSError``; analysing cannot fail. While an article
is analysed, other threads run.
"""

from ._engine import Engine
from ._options import AnalyzeOptions
from ._results import Analysis, Keyword, Sentence, Summary
from ._zhaiyao import VERSION as __version__

__all__ = [
    "Analysis",
    "AnalyzeOptions",
    "Engine",
    "Keyword",
    "Sentence",
    "Summary",
    "__version__",
    "analyze",
    "analyze_arrow",
    "analyze_many",
    "keywords",
    "summarize",
]

_default = Engine()
summarize = _default.summarize
keywords = _default.keywords
analyze = _default.analyze
analyze_arrow = _default.analyze_arrow
analyze_many = _default.analyze_many
