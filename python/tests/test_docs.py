"""What the documentation shows is what happens."""

import doctest
import inspect
import os
import pydoc
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import files, version
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest

import zhaiyao

PACKAGE = Path(__file__).parents[1]


def test_examples_of_docstrings() -> None:
    for name in ("zhaiyao", "zhaiyao._engine", "zhaiyao._options", "zhaiyao.compat.jieba_analyse"):
        failed, attempted = doctest.testmod(import_module(name), extraglobs={"zhaiyao": zhaiyao})
        assert (failed, attempted > 1) == (0, True), name


def test_examples_of_readme() -> None:
    failed, attempted = doctest.testfile(
        str(PACKAGE / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert (failed, attempted > 5) == (0, True)


def test_licences_of_what_is_compiled_in_come_with_it() -> None:
    names = {file.name: file for file in files("zhaiyao") or []}
    assert {"LICENSE-APACHE", "LICENSE-MIT", "NOTICE"} <= names.keys()
    assert "\njieba-rs " in names["THIRD-PARTY.txt"].read_text("utf-8")


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


def functions_of(module: ModuleType) -> Iterator[object]:
    for name in module.__all__:
        member = getattr(module, name)
        yield member
        if inspect.isclass(member):
            yield from (it for name, it in vars(member).items() if inspect.isfunction(it))


@pytest.mark.parametrize("name", ["zhaiyao", "zhaiyao.spark", "zhaiyao.compat.jieba_analyse"])
def test_types_can_be_read_by_programs(name: str) -> None:
    if name == "zhaiyao.spark":
        pytest.importorskip("pyspark")
    for member in functions_of(import_module(name)):
        if callable(member):
            get_type_hints(member)


def test_analyses_have_the_options_of_their_parts() -> None:
    """What cannot be seen in the signature of analyze is documented with its defaults."""
    options = set(get_type_hints(zhaiyao.AnalyzeOptions))
    parts = {
        name: it.default
        for function in (zhaiyao.summarize, zhaiyao.keywords)
        for name, it in inspect.signature(function).parameters.items()
        if it.kind is inspect.Parameter.KEYWORD_ONLY and name != "title"
    }
    assert options == set(parts) - {"n"} | {"keywords"}
    documented = re.findall(r"``(\w+)=(.+?)``", zhaiyao.AnalyzeOptions.__doc__ or "")
    parts["keywords"] = parts.pop("n")
    for name, default in documented:
        assert eval(default) == (3 if name == "sentences" else parts[name]), name
    assert {name for name, _ in documented} == options - {"chars", "ratio"}


def test_the_package_needs_no_metadata(tmp_path: Path) -> None:
    """It is copied without them into applications of one file and into functions of clouds."""
    package = Path(zhaiyao.__file__).parent
    shutil.copytree(package, tmp_path / package.name)
    if sys.version_info < (3, 11):
        shutil.copy(import_module("typing_extensions").__file__ or "", tmp_path)
    code = "import zhaiyao; print(zhaiyao.__file__, zhaiyao.__version__)"
    run = [sys.executable, "-S", "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    said = subprocess.run(run, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(tmp_path / package.name / "__init__.py"), version("zhaiyao")]


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
