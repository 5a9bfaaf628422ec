from __future__ import annotations

import operator
from collections.abc import Generator, Iterable
from os import cpu_count
from typing import TYPE_CHECKING, Any, Literal
from warnings import warn

from . import _words
from ._arrow import RESULTS, Analyzer, wanted
from ._options import AnalyzeOptions, Unpack, count
from ._order import in_order
from ._results import Analysis, Keyword, Sentence, Summary
from ._zhaiyao import Core, Options

if TYPE_CHECKING:
    from ._zhaiyao import KeywordFields, Place, SummaryFields

Text = str | None
"""An article; ``None`` and ``""`` give empty results."""

TextAndTitle = Text | tuple[Text, Text]
"""An article, or an article and its title."""


# More would only wait for cores.
_MAX_THREADS = 1024


class Engine:
    """Analyses articles. Built once (which takes no time), shared between threads, picklable with its words.

    user_words
        Words of your own, which are kept whole: a list of words, each alone or with frequency and tag
        (``"云梯计划"``, ``"云梯计划 10 nz"``, ``("云梯计划", 10, "nz")``); a dictionary of words with their frequencies or
        tags; a ``str`` with such a word a line, as python-jieba reads them; a ``pathlib.Path`` or an open file that holds the same in UTF-8.
    stop_words
        Words that are never keywords: a list, or a ``str``, path or open file with one a line; ``#`` starts a comment.
    default_stop_words
        Whether the built-in stop words count, too.

    A wrong line raises ``ValueError``, what is no list ``TypeError``, a file that cannot be read ``OSError``. A word that no
    text can have, since a mark in it ends a clause, is warned of, and one with a blank in it behind which a frequency or a
    tag may have been meant (``"云计算 1.5"``): a frequency is a whole number.

    >>> engine = zhaiyao.Engine(user_words=["双子城 10 ns"], stop_words=["龙江"])
    >>> [keyword.text for keyword in engine.keywords("双子城在龙江。双子城很美。")]
    ['双子城']
    """

    __slots__ = ("_arguments", "_core")

    def __init__(
        self,
        *,
        user_words: _words.UserWords | None = None,
        stop_words: _words.StopWords | None = None,
        default_stop_words: bool = True,
    ) -> None:
        self._arguments: _words.Arguments = (
            _words.user_lists(user_words),
            *_words.stop_lists(stop_words),
            bool(default_stop_words),
        )
        self._core = Core(*self._arguments)
        for word in self._core.words_never_found:
            warn(f"user_words: {word!r} is in no text: a mark in it ends a clause", stacklevel=2)
        if in_doubt := self._core.words_in_doubt:
            others = f" and {len(in_doubt) - 1} more" if len(in_doubt) > 1 else ""
            reason = "what is behind the blank is part of the word: no frequency, no tag"
            warn(f"user_words: {in_doubt[0]!r}{others}: {reason}", stacklevel=2)

    def __repr__(self) -> str:
        users, lists, single, default = self._arguments
        n_words = sum(_words.n_lines(words) for _, words in users)
        n_stops = sum(_words.n_lines(words, comment="#") for words in lists) + len(single)
        built_in = "" if default else ", built-in stop words left out"
        return f"<zhaiyao.Engine: {n_words} user words, {n_stops} stop words{built_in}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # What files held goes along: where it is unpickled they may not be.
        return engine_from, self._arguments

    def _with_stop_words(self, words: _words.StopWords) -> Engine:
        """One with these stop words, too."""
        users, lists, single, default = self._arguments
        more_lists, more_single = _words.stop_lists(words)
        return engine_from(users, lists + more_lists, single + more_single, default)

    def summarize(
        self,
        text: Text,
        *,
        sentences: int | None = None,
        chars: int | None = None,
        ratio: float | None = None,
        whole: bool = False,
        ceiling: bool = True,
        compress: bool = True,
        structure: bool = False,
        order: Literal["text", "rank"] = "text",
        focus: str | None = None,
        title: Text = None,
    ) -> Summary:
        """The abstract of an article: its own sentences.

        Of sentences, chars and ratio one may be given; without any it is three sentences.

        sentences
            How many sentences at most.
        chars
            How many characters at most, as a reader counts them (grapheme clusters): a hard limit.
        ratio
            Share of the article's characters at most, above 0 and up to 1.
        whole
            Whole sentences only: none is cut short to fit, and the abstract may be empty.
        ceiling
            Whether an abstract of so many sentences has a limit in characters, too: 200 for up to three, 67 more for each
            further one, unless its best sentence alone is longer.
        compress
            Whether sentences lose what says nothing: sources (据悉，), fillers, asides.
        structure
            Give purpose, methods, results and conclusion of a paper, each under its name, in 300 characters if no length is
            given. An article without them is summarised as ever.
        order
            ``"text"``: as they stand in the article; ``"rank"``: best first.
        focus
            What the abstract is to turn on.
        title
            The title of an article that does not begin with it.

        >>> print(zhaiyao.summarize("两省签订旅游协议。天气晴朗。协议涉及旅游和客源。", chars=10))
        两省签订旅游协议。
        """
        options = Options(
            sentences=sentences,
            chars=chars,
            ratio=ratio,
            whole=whole,
            ceiling=ceiling,
            compress=compress,
            structure=structure,
            order=order,
            focus=focus,
        )
        summary = self._core.analyze(_article(text), _title(title), options, True, False)[1]
        return _summary(summary)

    def keywords(
        self,
        text: Text,
        *,
        n: int = 8,
        min_score: float | None = None,
        fill: bool = False,
        words: bool = False,
        method: Literal["textrank", "tfidf"] = "textrank",
        min_chars: int = 2,
        tags: str | Iterable[str] = (),
        title: Text = None,
    ) -> tuple[Keyword, ...]:
        """The keywords of an article, words and phrases, best first.

        n
            How many at most.
        min_score
            The lowest score, above 0 and up to 1, but for the first three: how likely an editor would print the keyword.
            Without it, 0.67 for phrases, and 0 for single words and for ``"tfidf"``.
        fill
            As many as asked for, however low their scores.
        words
            Single words only, no phrases.
        method
            How they are scored: ``"textrank"``, with what else the article tells; ``"tfidf"``, to compare.
        min_chars
            The shortest keyword, in characters.
        tags
            Parts of speech that are allowed, by the beginnings of their tags: ``"n,v"`` takes nouns, names, words that are
            in no dictionary, and verbs. One that no keyword can have is warned of.
        title
            The title of an article that does not begin with it.

        >>> for keyword in zhaiyao.keywords("两省签订旅游协议。旅游协议涉及客源。", n=1):
        ...     print(keyword.text, keyword.count, keyword.spans)
        旅游协议 2 ((4, 8), (9, 13))
        """
        options = self._options(
            keywords=count("n", n),
            min_score=min_score,
            fill=fill,
            words=words,
            method=method,
            min_chars=min_chars,
            tags=tags,
        )
        return _keywords(self._core.analyze(_article(text), _title(title), options, False, True)[2])

    def analyze(self, text: Text, *, title: Text = None, **options: Unpack[AnalyzeOptions]) -> Analysis:
        """Abstract and keywords of an article together.

        title
            The title of an article that does not begin with it.
        sentences, chars, ratio, whole, ceiling, compress, structure, order, focus
            As for ``summarize``.
        keywords
            How many keywords at most: 8.
        min_score, fill, words, method, min_chars, tags
            As for ``keywords``.

        >>> article = zhaiyao.analyze("青枫河共治\\n\\n云溪与临泽签订青枫河补偿协议。水质达标，下游补偿上游。", sentences=1)
        >>> article.title, article.summary.text
        ('青枫河共治', '云溪与临泽签订青枫河补偿协议。')
        """
        return self._analysis(text, title, self._options(**options))

    def analyze_many(
        self,
        texts: Iterable[TextAndTitle],
        *,
        threads: int | None = None,
        progress: bool = False,
        **options: Unpack[AnalyzeOptions],
    ) -> Generator[Analysis, None, None]:
        """Analyses of many articles, in their order, as they are asked for: the iterable may be endless.

        texts
            Articles, each a ``str``, ``None`` or a pair of article and title.
        threads
            How many work at a time: as many as there are cores if it is not said, 1024 at most. With more than one, some
            32 articles for each are read ahead.
        progress
            Show it with tqdm, which must be installed.

        The options are those of ``analyze``.

        >>> [article.summary.text for article in zhaiyao.analyze_many(["甲方起诉。", None, "乙方答辩。"])]
        ['甲方起诉。', '', '乙方答辩。']
        """
        if isinstance(texts, (str, bytes)):
            raise TypeError("texts must be an iterable of articles, not one article: see analyze")
        analyses = self._analyses(texts, _threads(threads), self._options(**options))
        return _shown(analyses, operator.length_hint(texts)) if progress else analyses

    def analyze_arrow(
        self,
        data: Any,
        *,
        text: str = "text",
        title: str | None = None,
        columns: str | Iterable[str] = RESULTS,
        prefix: str = "",
        threads: int | None = None,
        max_bytes: int = 256 << 20,
        **options: Unpack[AnalyzeOptions],
    ) -> Any:
        """Analyses of the articles in a column of a table: the table with columns of results behind its own.

        data
            A batch, table or reader of pyarrow, from which the same kind comes out, a reader as it is read; anything that
            has Arrow's C interface (data frames of pandas and Polars, relations of DuckDB), from which a table comes; or
            a column by itself (also a series of pandas or Polars), from which a column of structs comes.
        text, title
            The columns that hold articles and, if any, their titles: strings of any kind, or bytes in UTF-8.
        columns
            What is wanted of

            - ``summary``: string
            - ``keywords``: list of struct (text, score, count)
            - ``sentences``: list of struct (text, score, start, end), places in code points.
        prefix
            What the names of these columns begin with, for tables that have columns of such names.
        threads
            How many work at a time: as many as there are cores if it is not said, 1024 at most.
        max_bytes
            Longer articles fail: one takes some 30 times its size while it is analysed.

        Null stays null. A row that fails has null, too, and says why in the column ``error``, a struct (kind, message): its
        kind is ``not_utf8``, ``too_long`` or, which is not to be expected, ``internal``. An interrupt ends the work between
        two rows.

        The options are those of ``analyze``. pyarrow must be installed (``pip install zhaiyao[arrow]``).

        >>> import pyarrow as pa
        >>> table = pa.table({"id": [1, 2], "text": ["甲方起诉。", None]})
        >>> zhaiyao.analyze_arrow(table, columns="summary").to_pylist()[0]
        {'id': 1, 'text': '甲方起诉。', 'summary': '甲方起诉。', 'error': None}
        """
        names, parsed, n_threads = wanted(columns), self._options(**options), _threads(threads)
        max_bytes = count("max_bytes", max_bytes)

        def analyze(batch: Any) -> Any:
            return self._core.analyze_batch(batch, names, parsed, n_threads, max_bytes)

        return Analyzer(text, title, prefix, analyze).of(data)

    def _options(self, **options: Unpack[AnalyzeOptions]) -> Options:
        """Options, with a warning of tags that no keyword can have."""
        parsed = Options(**options)
        for tag in self._core.tags_of_none(parsed):
            warn(f"tags: no keyword has a tag that begins with {tag!r}", stacklevel=3)
        return parsed

    def _analyses(
        self, texts: Iterable[TextAndTitle], n_threads: int, options: Options
    ) -> Generator[Analysis, None, None]:
        def analysis(text: TextAndTitle) -> Analysis:
            if not isinstance(text, tuple):
                return self._analysis(text, None, options)
            if len(text) != 2:
                raise TypeError(f"texts: a tuple is an article and its title, not {len(text)} things")
            return self._analysis(*text, options)

        return in_order(analysis, texts, n_threads)

    def _analysis(self, text: Text, title: Text, options: Options) -> Analysis:
        text = _article(text)
        title, summary, keywords = self._core.analyze(text, _title(title), options, True, True)
        return Analysis(text, title, _summary(summary), _keywords(keywords))


def engine_from(*arguments: Unpack[_words.Arguments]) -> Engine:
    """The engine that another one was made from these."""
    engine = Engine.__new__(Engine)
    engine._arguments = arguments
    engine._core = Core(*arguments)
    return engine


def _article(text: Text) -> str:
    return _title(text, "text") or ""


def _title(text: Text, name: str = "title") -> Text:
    if text is None or isinstance(text, str):
        return text
    raise TypeError(f"{name} must be a str or None, not {type(text).__name__}")


def _threads(threads: int | None) -> int:
    return (cpu_count() or 1) if threads is None else min(count("threads", threads), _MAX_THREADS)


def _summary(fields: SummaryFields | None) -> Summary:
    if fields is None:
        return Summary("", ())
    register, text, sentences = fields
    return Summary(text, tuple(_sentence(*fields) for fields in sentences), register)


def _sentence(
    text: str, score: float, start: int, end: int, index: int, cut: bool, parts: list[Place]
) -> Sentence:
    return Sentence(text, score, start, end, index, cut, tuple(parts))


def _keywords(keywords: list[KeywordFields] | None) -> tuple[Keyword, ...]:
    return tuple(
        Keyword(text, score, count, tag, tuple(spans)) for text, score, count, tag, spans in keywords or ()
    )


def _shown(analyses: Generator[Analysis, None, None], total: int) -> Generator[Analysis, None, None]:
    from tqdm.auto import tqdm

    yield from tqdm(analyses, total=total or None, unit=" articles")
