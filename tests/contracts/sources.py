"""The program's sources as syntax trees, for rules that hold everywhere."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "safespace"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


def find_files(*folders: Path) -> list[Path]:
    """Return all Python files under some folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def say_place(path: Path, node: ast.AST) -> str:
    """Return where something stands, such as src/safespace/paths.py:12."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def find_docstring(node: Documented) -> ast.Constant | None:
    """Return the node of a docstring."""
    match node.body:
        case [ast.Expr(value=ast.Constant(value=str()) as found), *_]:
            return found
        case _:
            return None


def find_docstrings(tree: ast.Module) -> Iterator[tuple[Documented, ast.Constant]]:
    """Yield whatever has a docstring, with it."""
    for node in ast.walk(tree):
        if isinstance(node, Documented):
            found = find_docstring(node)
            if found is not None:
                yield node, found
