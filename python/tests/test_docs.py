"""What the documentation shows is what happens."""

import doctest
import pydoc
import re
from importlib import import_module
from pathlib import Path

import zhaiyao

PACKAGE = Path(__file__).parents[1]


def test_examples_of_docstrings() -> None:
    for name in ("zhaiyao", "zhaiyao._engine", "zhaiyao.compat.jieba_analyse"):
        failed, attempted = doctest.testmod(import_module(name), extraglobs={"zhaiyao": zhaiyao})
        assert (failed, attempted > 1) == (0, True), name


def test_examples_of_readme() -> None:
    failed, attempted = doctest.testfile(
        str(PACKAGE / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert (failed, attempted > 5) == (0, True)


def test_help_teaches() -> None:
    page = re.sub(r".\x08", "", pydoc.render_doc(zhaiyao))
    for word in [
        "summarize(",
        "keywords(",
        "analyze(",
        "analyze_many(",
        "code points",
        "user_words",
        "start, end",
    ]:
        assert word in page, word


def test_the_version_is_that_of_the_library() -> None:
    library, package = (
        re.findall(r'^(version|rust-version|edition|license) = "(.+)"', path.read_text("utf-8"), re.MULTILINE)
        for path in (PACKAGE.parent / "Cargo.toml", PACKAGE / "Cargo.toml")
    )
    assert sorted(package) == sorted(library)
    assert len(library) == 4
    assert zhaiyao.__version__ == dict(library)["version"]


def test_the_container_is_built_with_a_rust_that_is_new_enough() -> None:
    stated = re.search(
        r'^rust-version = "([\d.]+)"', (PACKAGE.parent / "Cargo.toml").read_text("utf-8"), re.MULTILINE
    )
    used = re.search(
        r"^FROM rust:([\d.]+)-", (PACKAGE.parent / "Dockerfile").read_text("utf-8"), re.MULTILINE
    )
    assert stated
    assert used
    stated_parts, used_parts = ([int(part) for part in found[1].split(".")] for found in (stated, used))
    assert used_parts >= stated_parts
