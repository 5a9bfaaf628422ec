import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import zhaiyao
from zhaiyao import _order


def texts(news: str, n: int) -> list[str | None]:
    return [None if start % 7 == 3 else news[start * 5 : start * 5 + 300] for start in range(n)]


@pytest.mark.parametrize("threads", [None, 1, 2, 5])
def test_results_are_in_order(news: str, threads: int | None) -> None:
    articles = texts(news, 150)
    expected = [zhaiyao.analyze(text, chars=50) for text in articles]
    assert list(zhaiyao.analyze_many(iter(articles), threads=threads, chars=50)) == expected


def test_articles_may_have_titles() -> None:
    given = ("两省签订协议。", "省际合作")
    found = zhaiyao.analyze_many([given, ("乙方答辩。", None), (None, "空")], threads=1)
    assert [it.title for it in found] == ["省际合作", None, "空"]


@pytest.mark.parametrize("threads", [1, 3])
def test_an_endless_source_is_read_as_results_are_asked_for(threads: int) -> None:
    n_read = 0

    def endless() -> Iterator[str]:
        nonlocal n_read
        for n_read in itertools.count(1):
            yield f"第{n_read}次会议签订协议。"

    found = zhaiyao.analyze_many(endless(), threads=threads)
    assert n_read == 0
    first = list(itertools.islice(found, 40))
    assert [it.text for it in first] == [f"第{n}次会议签订协议。" for n in range(1, 41)]
    assert n_read <= 40 + 32 * threads + 16
    found.close()


@pytest.mark.parametrize("threads", [1, 2])
def test_what_goes_wrong_comes_after_all_before_it(threads: int) -> None:
    def broken() -> Iterator[str]:
        for n in range(50):
            yield f"第{n}次会议。"
        raise OSError("the disk is gone")

    found = zhaiyao.analyze_many(broken(), threads=threads)
    assert len(list(itertools.islice(found, 50))) == 50
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)

    found = zhaiyao.analyze_many(["甲方起诉。"] * 20 + [3], threads=threads)  # type: ignore[list-item]
    assert len(list(itertools.islice(found, 20))) == 20
    with pytest.raises(TypeError):
        next(found)


def test_who_stops_waits_for_what_is_worked_on_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads have 16 articles each, and begin no second one of those after the first result was taken."""
    shutting_down = threading.Event()

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            shutting_down.set()
            super().shutdown(wait, cancel_futures=cancel_futures)

    monkeypatch.setattr(_order, "ThreadPoolExecutor", Pool)
    begun = []

    def work(item: int) -> int:
        begun.append(item)
        if item >= 16:
            shutting_down.wait()
        return item

    results = _order.in_order(work, range(1000), 2)
    assert next(results) == 0
    results.close()
    assert set(begun) - set(range(16)) <= {16, 32}


def test_a_pair_is_an_article_and_its_title() -> None:
    with pytest.raises(TypeError, match="a tuple is an article and its title, not 3 things"):
        list(zhaiyao.analyze_many([("甲", "乙", "丙")]))  # type: ignore[list-item]


def test_progress_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(list(zhaiyao.analyze_many(["甲方起诉。"] * 30, progress=True))) == 30
    assert "30/30" in capfd.readouterr().err


def test_one_article_is_not_many() -> None:
    with pytest.raises(TypeError, match="not one article: see analyze"):
        zhaiyao.analyze_many("甲方起诉。")


def test_no_threads_are_refused() -> None:
    with pytest.raises(ValueError, match="threads must be"):
        zhaiyao.analyze_many([], threads=0)
