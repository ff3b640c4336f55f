"""Every row of the audit has its tests."""

from __future__ import annotations

import ast

import pytest

from tests.leaks.marked import find_marked, find_rows
from tests.leaks.rows import ROWS

NUMBERS = range(1, 30)
MARKED = find_marked()


def find_gaps(marked: dict[int, set[str]]) -> list[str]:
    """Return the rows that no test looks at."""
    return [
        f"row {number} ({ROWS[number].place}): there is no test"
        for number in NUMBERS
        if not marked.get(number)
    ]


def test_the_table_has_every_row_once() -> None:
    assert [*ROWS] == [*NUMBERS]
    assert {*MARKED} <= {*NUMBERS}


def test_every_row_has_tests() -> None:
    assert find_gaps(MARKED) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_the_files_that_the_table_names_look_at_the_row(number: int) -> None:
    assert ROWS[number].tests
    for name in ROWS[number].tests:
        assert name in MARKED[number], name


def test_a_row_without_tests_is_complained_of() -> None:
    assert "row 8 (scrollback): there is no test" in find_gaps({})


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("@pytest.mark.leak(5)\ndef test_a(): ...", {5}),
        ("@pytest.mark.leak(5, 7)\n@pytest.mark.slow\ndef test_a(): ...", {5, 7}),
        ("pytestmark = pytest.mark.leak(9)\ndef test_a(): ...", {9}),
        ("pytestmark = [slow, pytest.mark.leak(9)]\ndef test_a(): ...", {9}),
        ("@pytest.mark.leak(5)\ndef helper(): ...", set()),
        ("pytestmark = pytest.mark.leak(9)", set()),
        ("@pytest.mark.slow\ndef test_a(): ...", set()),
    ],
)
def test_marks_are_read_from_tests_only(source: str, rows: set[int]) -> None:
    assert find_rows(ast.parse(source)) == rows
