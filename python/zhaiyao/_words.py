"""Words of the user's own: from lists, files and strings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class TextFile(Protocol):
    """An open file."""

    def read(self) -> str | bytes: ...


UserWord = str | tuple[str, int] | tuple[str, str] | tuple[str, int, str]
"""A word, alone or with its frequency, its tag or both; a ``str`` may have them behind blanks."""

Arguments = tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...], bool]
"""What an engine is made from, in any process: user lists, stop lists, stop words, whether built-in ones count."""

UserWords = str | os.PathLike[str] | TextFile | Iterable[UserWord] | Mapping[str, int | str]
StopWords = str | os.PathLike[str] | TextFile | Iterable[str]


def user_lists(words: UserWords | None) -> tuple[tuple[str, str], ...]:
    """Lists in the format of files, each behind the file that it comes from, or ""."""
    if words is None:
        return ()
    found = _whole_list(words, "user_words")
    if found is not None:
        return (found,)
    items = words.items() if isinstance(words, Mapping) else words
    return (("", "\n".join(map(_line, _all(items, "user_words")))),)


def _line(word: object) -> str:
    """A word as files have it."""
    fields = tuple(word) if isinstance(word, (tuple, list)) else (word,)
    match fields:
        case (str(),) | (str(), str()) | (str(), int()) | (str(), int(), str()):
            line = " ".join(map(str, fields))
            is_frequency = len(fields) > 1 and isinstance(fields[1], int)
            is_wrong = is_frequency and (isinstance(fields[1], bool) or fields[1] < 0)
            if "\n" not in line and not is_wrong:
                return line
    raise ValueError(f"user_words: {word!r} is no word, alone or with its frequency, its tag or both")


def stop_lists(words: StopWords | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lists in the format of files, and single words."""
    if words is None:
        return (), ()
    found = _whole_list(words, "stop_words")
    if found is not None:
        return (found[1],), ()
    single = tuple(_all(words, "stop_words"))
    if wrong := [word for word in single if not isinstance(word, str)]:
        raise ValueError(f"stop_words: {wrong[0]!r} is no word")
    return (), single


def n_lines(words: str, comment: str | None = None) -> int:
    """How many lines of a list have words."""
    lines = (line.partition(comment)[0] if comment else line for line in words.splitlines())
    return sum(bool(line.strip()) for line in lines)


def _all(words: object, argument: str) -> Iterable[Any]:
    if isinstance(words, bytes) or not isinstance(words, Iterable):
        raise TypeError(
            f"{argument} must be words, a str, a path or an open file, not {type(words).__name__}"
        )
    return words


def _whole_list(words: object, argument: str) -> tuple[str, str] | None:
    """The list and the file it comes from, if it is not made of words already."""
    if isinstance(words, str):
        if "\n" not in words and os.path.isfile(words):
            raise ValueError(
                f"{argument}: a string is the list itself; for the file, pass pathlib.Path({words!r})"
            )
        return "", words
    if isinstance(words, os.PathLike):
        path = os.fspath(words)
        with open(path, "rb") as file:
            return path, _decoded(file.read(), path)
    if hasattr(words, "read"):
        name = str(getattr(words, "name", argument))
        return name, _decoded(words.read(), name)
    return None


def _decoded(content: str | bytes, name: str) -> str:
    if isinstance(content, str):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ValueError(f"{name}:{line}: not UTF-8 (pass it opened, with its encoding)") from None
