from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, final

from ._options import AnalyzeOptions, Unpack

VERSION: str

Register: TypeAlias = Literal["writing", "court", "speech"]
Place: TypeAlias = tuple[int, int]
SentenceFields: TypeAlias = tuple[str, float, int, int, int, bool, list[Place]]
KeywordFields: TypeAlias = tuple[str, float, int, str, list[Place]]
SummaryFields: TypeAlias = tuple[Register, str, list[SentenceFields]]

@final
class Options:
    def __new__(cls, **options: Unpack[AnalyzeOptions]) -> Options: ...

@final
class Core:
    words_never_found: list[str]
    words_in_doubt: list[str]
    def __new__(
        cls,
        user_words: Sequence[tuple[str, str]],
        stop_lists: Sequence[str],
        stop_words: Sequence[str],
        default_stop_words: bool,
    ) -> Core: ...
    def tags_of_none(self, options: Options) -> list[str]: ...
    def analyze(
        self, text: str, title: str | None, options: Options, wants_summary: bool, wants_keywords: bool
    ) -> tuple[str | None, SummaryFields | None, list[KeywordFields] | None]: ...
    def analyze_batch(
        self, batch: Any, columns: Sequence[str], options: Options, threads: int, max_bytes: int
    ) -> Any: ...
