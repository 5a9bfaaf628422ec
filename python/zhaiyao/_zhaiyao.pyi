from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias, final

Register: TypeAlias = Literal["writing", "court", "speech"]
SentenceFields: TypeAlias = tuple[str, float, int, int, int, bool]
KeywordFields: TypeAlias = tuple[str, float, int, str, list[tuple[int, int]]]
SummaryFields: TypeAlias = tuple[Register, str, list[SentenceFields]]

@final
class Options:
    def __new__(
        cls,
        *,
        sentences: int | None = None,
        chars: int | None = None,
        ratio: float | None = None,
        order: str = "text",
        compress: bool = True,
        keywords: int = 8,
        min_score: float | None = None,
        fill: bool = False,
        words: bool = False,
        method: str = "textrank",
        min_chars: int = 2,
        tags: str | Iterable[str] = (),
        focus: str | None = None,
    ) -> Options: ...

@final
class Core:
    def __new__(
        cls,
        user_words: Sequence[tuple[str, str]],
        stop_lists: Sequence[str],
        stop_words: Sequence[str],
        default_stop_words: bool,
    ) -> Core: ...
    def analyze(
        self, text: str, title: str | None, options: Options, wants_summary: bool, wants_keywords: bool
    ) -> tuple[str | None, SummaryFields | None, list[KeywordFields] | None]: ...
    def analyze_batch(
        self, batch: Any, columns: Sequence[str], options: Options, threads: int, max_bytes: int
    ) -> Any: ...
