"""Small files, small functions, plain names, and one sentence on everything public."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.contracts.sources import (
    SOURCE,
    TESTS,
    Documented,
    Function,
    find_docstring,
    find_files,
    parse,
    say_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_FUNCTION = 40
LONGEST_FILE = 300
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
FILES = find_files(SOURCE, TESTS)


def find_long_functions(tree: ast.Module) -> list[str]:
    """Name the functions that do not fit on a screen."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, Function)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def is_sentence(text: str) -> bool:
    """Say whether a docstring begins with one sentence on a line of its own."""
    first, _, rest = text.partition("\n")
    return bool(re.fullmatch(r"\S.*[.?]", first)) and rest[:1] in {"", "\n"}


def find_public(tree: ast.Module) -> Iterator[Documented]:
    """Yield a module and what in it others may use, methods included."""
    yield tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and node.name[0] != "_":
            yield node
            yield from find_methods(node)


def find_methods(node: ast.ClassDef | Function) -> Iterator[Function]:
    """Yield the public methods of a class."""
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, Function) and inner.name[0] != "_":
                yield inner


def test_no_file_is_longer_than_300_lines() -> None:
    long = [p for p in FILES if len(p.read_text().splitlines()) > LONGEST_FILE]

    assert len(FILES) > 150
    assert long == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert {
        str(path): found
        for path in FILES
        if (found := find_long_functions(parse(path)))
    } == {}


def test_a_function_of_41_lines_is_seen() -> None:
    fits = "def fits():\n" + "    pass\n" * 39
    long = "async def long():\n" + "    pass\n" * 40

    assert find_long_functions(ast.parse(fits + long)) == ["long"]


def test_every_name_says_what_is_inside() -> None:
    parts = {part for path in FILES for part in path.with_suffix("").parts}

    assert "rhythm" in parts
    assert parts & VAGUE == set()


@pytest.mark.parametrize("path", find_files(SOURCE), ids=lambda path: path.stem)
def test_everything_public_is_described_in_a_sentence(path: Path) -> None:
    for node in find_public(parse(path)):
        found = find_docstring(node)
        assert found is not None, say_place(path, node)
        assert is_sentence(str(found.value)), say_place(path, node)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Return a day.", True),
        ("Return a day.\n\nIt is local.", True),
        ("Return a day", False),
        ("Return\na day.", False),
        (" Return a day.", False),
        ("", False),
    ],
)
def test_a_sentence_ends_on_the_first_line(text: str, *, sentence: bool) -> None:
    assert is_sentence(text) is sentence
