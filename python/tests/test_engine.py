import io
import pickle
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import zhaiyao

TEXT = "石舟派画家在练高低跳。石舟派的高低跳很难。"


def words(engine: zhaiyao.Engine) -> set[str]:
    return {keyword.text for keyword in engine.keywords(TEXT, fill=True)}


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "词.txt"
    path.write_bytes("\ufeff石舟派 10 nz\r\n\r\n高低跳\n".encode())
    return path


def test_words_come_from_lists_strings_and_files(list_file: Path) -> None:
    assert not {"石舟派", "高低跳"} <= words(zhaiyao.Engine())
    with open(list_file, encoding="utf-8-sig") as text, open(list_file, "rb") as binary:
        sources: list[Any] = [
            ["石舟派", "高低跳 5 ns"],
            iter([("石舟派", 10, "nz"), ("高低跳", "ns")]),
            {"石舟派": 10, "高低跳": "ns"},
            "石舟派 10 nz\n高低跳\n",
            list_file,
            text,
            binary,
            io.StringIO("石舟派\n高低跳"),
        ]
        for source in sources:
            assert {"石舟派", "高低跳"} <= words(zhaiyao.Engine(user_words=source)), source


def test_stop_words_come_from_lists_strings_and_files(list_file: Path) -> None:
    assert "画家" in words(zhaiyao.Engine())
    list_file.write_text("# 行当\n画家 # 不算\n", encoding="utf-8")
    for source in (["画家"], "# 行当\n画家 # 不算\n", list_file, io.BytesIO(list_file.read_bytes())):
        assert "画家" not in words(zhaiyao.Engine(stop_words=source)), source


def test_in_a_list_a_word_is_a_word() -> None:
    text = "用C#写的程序。C#程序很多。"
    assert "C#" in {keyword.text for keyword in zhaiyao.keywords(text, fill=True)}
    engine = zhaiyao.Engine(stop_words=["c#"])
    assert "C#" not in {keyword.text for keyword in engine.keywords(text, fill=True)}


def test_the_built_in_stop_words_can_be_left_out() -> None:
    text = "通知如下：据此问题，认为可以进行。"
    engine = zhaiyao.Engine(default_stop_words=False)
    assert "认为" in [word.text for word in engine.keywords(text, fill=True)]
    assert "认为" not in [word.text for word in zhaiyao.keywords(text, fill=True)]


def test_wrong_lists_say_where(list_file: Path) -> None:
    with pytest.raises(ValueError, match="user_words: line 2: the frequency"):
        zhaiyao.Engine(user_words="甲\n乙 99999999999999999999")
    list_file.write_text("甲\n\n乙 99999999999999999999", encoding="utf-8")
    with pytest.raises(ValueError, match="词.txt:3: the frequency"):
        zhaiyao.Engine(user_words=list_file)
    list_file.write_bytes("甲\n".encode() + b"\xff")
    with pytest.raises(ValueError, match="词.txt:2: not UTF-8"):
        zhaiyao.Engine(stop_words=list_file)
    with open(list_file, "rb") as binary, pytest.raises(ValueError, match="词.txt:2: not UTF-8"):
        zhaiyao.Engine(stop_words=binary)
    wrong_words: list[Any] = ["甲\n乙", ("甲", -1), ("甲", True), ("甲", 1, "n", "v"), ("甲", None), 3, None]
    for word in wrong_words:
        with pytest.raises(ValueError, match="is no word, alone or with its frequency"):
            zhaiyao.Engine(user_words=[word])
    for word in [3, None, b"abc"]:
        with pytest.raises(ValueError, match="stop_words: .+ is no word"):
            zhaiyao.Engine(stop_words=["记者", word])  # type: ignore[list-item]
    no_lists: tuple[Any, ...] = (3, b"abc", 1.5)
    for words in no_lists:
        with pytest.raises(TypeError, match="user_words must be words"):
            zhaiyao.Engine(user_words=words)
        with pytest.raises(TypeError, match="stop_words must be words"):
            zhaiyao.Engine(stop_words=words)
    with pytest.raises(FileNotFoundError):
        zhaiyao.Engine(user_words=Path("there is none.txt"))
    with pytest.raises(ValueError, match="pass pathlib.Path"):
        zhaiyao.Engine(user_words=str(list_file))


def test_words_that_no_text_can_have_are_warned_of() -> None:
    with pytest.warns(UserWarning, match="'甲。乙' is in no text") as warned:
        engine = zhaiyao.Engine(user_words=["甲。乙", "石舟派"])
    assert [warning.filename for warning in warned] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pickle.loads(pickle.dumps(engine))


def test_words_that_may_have_been_meant_otherwise_are_warned_of() -> None:
    for words, said in [
        (["云计算 1.5"], "user_words: '云计算 1.5': what is behind the blank is part of the word"),
        ("云计算 n 5\n碳达峰 1.5\n", "user_words: '云计算 n' and 1 more: what is"),
    ]:
        with pytest.warns(UserWarning, match=f"^{said}") as warned:
            zhaiyao.Engine(user_words=words)
        assert [warning.filename for warning in warned] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        zhaiyao.Engine(user_words=["工业 4.0 10", "Open Bridge认证", ("云计算", 5)])


def test_an_engine_says_what_it_has(list_file: Path) -> None:
    assert repr(zhaiyao.Engine()) == "<zhaiyao.Engine: 0 user words, 0 stop words>"
    engine = zhaiyao.Engine(user_words=list_file, stop_words=["启动"], default_stop_words=False)
    assert repr(engine) == "<zhaiyao.Engine: 2 user words, 1 stop words, built-in stop words left out>"
    engine = zhaiyao.Engine(user_words={"甲": 1}, stop_words="# 虚词\n的 # 助词\n\n了\n")
    assert repr(pickle.loads(pickle.dumps(engine))) == "<zhaiyao.Engine: 1 user words, 2 stop words>"


def test_an_engine_takes_its_words_along(list_file: Path) -> None:
    engine = zhaiyao.Engine(user_words=list_file, stop_words=["启动"], default_stop_words=False)
    list_file.unlink()
    again = pickle.loads(pickle.dumps(engine))
    assert again.keywords(TEXT) == engine.keywords(TEXT)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(engine.analyze, TEXT).result() == engine.analyze(TEXT)


def test_threads_share_an_engine(news: str) -> None:
    engine = zhaiyao.Engine(user_words=["石材加工厂"])
    texts = [news[start:] for start in range(40)]
    one_by_one = [engine.analyze(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(engine.analyze, texts)) == one_by_one


def test_other_threads_run_meanwhile(news: str) -> None:
    """While a long text is analysed, this thread goes on: else the text would be done first."""
    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(zhaiyao.analyze, news * 300)
        steps = 0
        while not busy.done() and steps < 1000:
            steps += 1
        assert steps == 1000
        busy.result()
