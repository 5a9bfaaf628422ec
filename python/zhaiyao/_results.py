"""What an analysis gives: small, immutable, comparable, picklable."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, fields
from typing import Any, Literal

Place = tuple[int, int]
"""Start and end, in code points."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in an article; ``str`` of it is its text."""

    text: str

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<p>{_escaped(self.text)}</p>"

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary that ``json.dumps`` takes."""
        return {field.name: _as_lists(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Keyword(_Found):
    """A keyword and where it stands.

    text
        As the article writes it first.
    score
        From 0 to 1: how likely an editor would print it; with ``method="tfidf"``, the share of the best score.
    count
        How often the article has it; 0 if only the title does.
    tag
        Part of speech as jieba has it: ``n``, ``nr``, ``ns``, ``v``; a phrase has its last word's.
    spans
        Every occurrence as (start, end) in code points, so that ``article[start:end]`` is it.
    """

    score: float
    count: int
    tag: str
    spans: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Sentence(_Found):
    """A sentence that a summary quotes.

    text
        What is printed: what was quoted, without line breaks and asides.
    score
        Its share of the article's importance: those of all sentences that could be quoted sum to 1.
    start, end
        Where the quotation begins and ends, in code points: ``article[start:end]`` is what was quoted.
    index
        Which of the article's sentences it is, counted from 0.
    cut
        Whether it was cut short to fit the limit.
    parts
        What of the quotation is printed, in order: all of it but for asides; each as (start, end) in code points.
    """

    score: float
    start: int
    end: int
    index: int
    cut: bool
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Summary(_Found):
    """An abstract made of the article's own sentences.

    text
        The sentences as one text; with ``structure``, each part under its name.
    sentences
        The sentences, in the order that was asked for.
    register
        What kind of language the article is in: judgments, transcripts of speech, or anything else.
    """

    sentences: tuple[Sentence, ...]
    register: Literal["writing", "court", "speech"] = "writing"

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary that ``json.dumps`` takes."""
        sentences = [sentence.to_dict() for sentence in self.sentences]
        return {"summary": self.text, "register": self.register, "sentences": sentences}


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article, its abstract and its keywords. A notebook shows the article with what was chosen in it.

    text
        The article.
    title
        The title that was given, or else the article's first line where it looks like one.
    summary
        The abstract.
    keywords
        The keywords, best first.
    """

    text: str
    title: str | None
    summary: Summary
    keywords: tuple[Keyword, ...]

    def __repr__(self) -> str:
        words = "；".join(keyword.text for keyword in self.keywords)
        return f"Analysis(title={self.title!r}, summary={self.summary.text!r}, keywords={words!r})"

    def to_dict(self) -> dict[str, Any]:
        """All but the article as a dictionary that ``json.dumps`` takes, with the names of the command's JSON."""
        keywords = [keyword.to_dict() for keyword in self.keywords]
        return {"title": self.title, **self.summary.to_dict(), "keywords": keywords}

    def _repr_html_(self) -> str:
        words = "；".join(_escaped(keyword.text) for keyword in self.keywords)
        return f'<div lang="zh"><p><b>{words}</b></p>\n<p style="white-space: pre-wrap">{self._marked()}</p></div>'

    def _marked(self) -> str:
        """The article as HTML, what is printed of it marked."""
        pieces = []
        done = 0
        for start, end in sorted(part for sentence in self.summary.sentences for part in sentence.parts):
            pieces += [_escaped(self.text[done:start]), f"<mark>{_escaped(self.text[start:end])}</mark>"]
            done = end
        pieces.append(_escaped(self.text[done:]))
        return "".join(pieces)


def without_surrogates(text: str) -> str:
    """A text that can be written: lone surrogates are one unreadable character each, as they are where it is analysed."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _escaped(text: str) -> str:
    return html.escape(without_surrogates(text))


def _as_lists(value: Any) -> Any:
    return [_as_lists(item) for item in value] if isinstance(value, tuple) else value
