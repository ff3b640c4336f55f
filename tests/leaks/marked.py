"""Which tests look at which rows: read from their marks, in the sources."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.contracts.sources import TESTS, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_marked() -> dict[int, set[str]]:
    """Return the files, below tests, that have a test for each row."""
    found: dict[int, set[str]] = defaultdict(set)
    for path in sorted(TESTS.rglob("test_*.py")):
        for row in find_rows(parse(path)):
            found[row].add(str(path.relative_to(TESTS)))
    return dict(found)


def find_rows(tree: ast.Module) -> set[int]:
    """Return the rows that the tests of a module look at."""
    tests = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    marks = [mark for test in tests for mark in test.decorator_list]
    if tests:
        marks += _of_module(tree)
    return {row for mark in marks for row in _read(mark)}


def _of_module(tree: ast.Module) -> list[ast.expr]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=value):
                return value.elts if isinstance(value, ast.List) else [value]
            case _:
                pass
    return []


def _read(mark: ast.expr) -> Iterator[int]:
    match mark:
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(attr="mark"), attr="leak")
        ):
            yield from (ast.literal_eval(given) for given in mark.args)
        case _:
            return
