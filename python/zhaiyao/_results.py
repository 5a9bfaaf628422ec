"""What an analysis gives: small, immutable, comparable, picklable."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword and where it stands."""

    text: str
    """As the article writes it first."""
    score: float
    """From 0 to 1: how likely an editor would print it; with ``method="tfidf"``, the share of the best score."""
    count: int
    """How often the article has it; 0 if only the title does."""
    tag: str
    """Part of speech as jieba has it: ``n``, ``nr``, ``ns``, ``v``; a phrase has its last word's."""
    spans: tuple[tuple[int, int], ...]
    """Every occurrence as (start, end) in code points, so that ``article[start:end]`` is it."""

    def __str__(self) -> str:
        return self.text

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary that ``json.dumps`` takes."""
        return {
            "text": self.text,
            "score": self.score,
            "count": self.count,
            "tag": self.tag,
            "spans": [list(span) for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a summary quotes."""

    text: str
    """What is printed: what was quoted, without line breaks and asides."""
    score: float
    """Its share of the article's importance: those of all sentences that could be quoted sum to 1."""
    start: int
    """Where the quotation begins in the article, in code points."""
    end: int
    """Where it ends, in code points: ``article[start:end]`` is what was quoted."""
    index: int
    """Which of the article's sentences it is, counted from 0."""
    cut: bool
    """Whether it was cut short after a clause to fit the limit."""

    def __str__(self) -> str:
        return self.text

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary that ``json.dumps`` takes."""
        return {
            "text": self.text,
            "score": self.score,
            "start": self.start,
            "end": self.end,
            "index": self.index,
            "cut": self.cut,
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """An abstract made of the article's own sentences; ``str(summary)`` is its text."""

    text: str
    """The sentences as one text."""
    sentences: tuple[Sentence, ...]
    """The sentences, in the order that was asked for."""
    register: Literal["writing", "court", "speech"] = "writing"
    """What kind of language the article is in: judgments, transcripts of speech, or anything else."""

    def __str__(self) -> str:
        return self.text

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary that ``json.dumps`` takes."""
        return {"summary": self.text, "sentences": [sentence.to_dict() for sentence in self.sentences]}

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.text)}</p>"


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article, its abstract and its keywords. A notebook shows the article with what was chosen in it."""

    text: str
    """The article."""
    title: str | None
    """The title that was given, or else the article's first line where it looks like one."""
    summary: Summary
    """The abstract."""
    keywords: tuple[Keyword, ...]
    """The keywords, best first."""

    def __repr__(self) -> str:
        words = "；".join(keyword.text for keyword in self.keywords)
        return f"Analysis(title={self.title!r}, summary={self.summary.text!r}, keywords={words!r})"

    def to_dict(self) -> dict[str, Any]:
        """What the command prints as JSON: a dictionary that ``json.dumps`` takes."""
        keywords = [keyword.to_dict() for keyword in self.keywords]
        return {"title": self.title, **self.summary.to_dict(), "keywords": keywords}

    def _repr_html_(self) -> str:
        words = "；".join(escape(keyword.text) for keyword in self.keywords)
        return f'<div lang="zh"><p><b>{words}</b></p>\n<p style="white-space: pre-wrap">{self._marked()}</p></div>'

    def _marked(self) -> str:
        """The article as HTML, the sentences of the abstract marked."""
        parts = []
        done = 0
        for sentence in sorted(self.summary.sentences, key=lambda sentence: sentence.start):
            quote = escape(self.text[sentence.start : sentence.end])
            parts += [escape(self.text[done : sentence.start]), f"<mark>{quote}</mark>"]
            done = sentence.end
        parts.append(escape(self.text[done:]))
        return "".join(parts)
