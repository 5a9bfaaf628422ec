"""Work on several items at a time, results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from threading import Event
from typing import NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Handed to a thread at once: handing over costs as much as a short article.
_CHUNK = 16
_CHUNKS_PER_THREAD = 2


class _Failed(NamedTuple):
    """What stands where there is no item or no result; all before it are delivered first."""

    error: Exception


def in_order(work: Callable[[T], R], items: Iterable[T], n_threads: int) -> Generator[R, None, None]:
    """Results of items, read no further ahead than threads have to do."""
    if n_threads == 1:
        yield from map(work, items)
        return
    chunks = _chunks(items)
    stopping = Event()
    pool = ThreadPoolExecutor(n_threads)
    try:
        ahead = islice(chunks, n_threads * _CHUNKS_PER_THREAD)
        waiting = deque(pool.submit(_results, work, chunk, stopping) for chunk in ahead)
        while waiting:
            results = waiting.popleft().result()
            waiting.extend(pool.submit(_results, work, chunk, stopping) for chunk in islice(chunks, 1))
            for result in results:
                if isinstance(result, _Failed):
                    raise result.error
                yield result
    finally:
        # An interrupt waits for the items that are worked on, not for their chunks.
        stopping.set()
        pool.shutdown(cancel_futures=True)


def _chunks(items: Iterable[T]) -> Iterator[list[T | _Failed]]:
    chunk: list[T | _Failed] = []
    source = iter(items)
    while True:
        try:
            chunk.append(next(source))
        except StopIteration:
            break
        except Exception as error:
            chunk.append(_Failed(error))
            break
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _results(work: Callable[[T], R], chunk: list[T | _Failed], stopping: Event) -> list[R | _Failed]:
    results: list[R | _Failed] = []
    for item in chunk:
        if stopping.is_set():
            break
        if isinstance(item, _Failed):
            results.append(item)
            break
        try:
            results.append(work(item))
        except Exception as error:
            results.append(_Failed(error))
            break
    return results
