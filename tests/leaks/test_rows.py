"""Every row of the audit has its tests, or waits for something that is not built yet."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest

from safespace.cli import app
from tests.contracts.sources import TESTS
from tests.leaks.marked import find_marked, find_rows
from tests.leaks.rows import ROWS, WAITING, Program

NUMBERS = range(1, 30)
MARKED = find_marked()
NOTHING_YET = Program(frozenset())


def read_program() -> Program:
    """Return what the program has by now."""
    return Program(frozenset(row.name for row in app.ROWS))


def find_gaps(marked: dict[int, set[str]], program: Program) -> list[str]:
    """Return what is built and not tested, and what is neither tested nor waited for."""
    gaps = [
        f"row {each.row} ({ROWS[each.row].place}): {each.what}, this says; but it is"
        for each in WAITING
        if each.built(program) and not marked.get(each.row, set()) - {*each.besides}
    ]
    waited_for = {each.row for each in WAITING}
    return gaps + [
        f"row {number} ({ROWS[number].place}): there is no test"
        for number in NUMBERS
        if number not in waited_for and not marked.get(number)
    ]


def test_the_table_has_every_row_once() -> None:
    assert [*ROWS] == [*NUMBERS]
    assert {*MARKED} <= {*NUMBERS}


def test_every_row_has_tests_or_waits_for_something_that_is_not_built() -> None:
    assert find_gaps(MARKED, read_program()) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_the_files_that_the_table_names_look_at_the_row(number: int) -> None:
    waiting = [each for each in WAITING if each.row == number]
    for name in ROWS[number].tests:
        if (TESTS / name).exists() or not waiting:
            assert name in MARKED[number], name
    assert ROWS[number].tests or waiting


@pytest.mark.parametrize(
    ("built", "rows"),
    [
        ("import", [24]),
        ("export", [18, 25]),
    ],
)
def test_a_new_command_without_tests_of_its_row_is_complained_of(
    built: str, rows: list[int]
) -> None:
    here = {number: {*ROWS[number].tests} for number in NUMBERS}
    tested = {**here, **{row: {"leaks/test_new.py"} for row in rows}}
    program = replace(NOTHING_YET, commands=frozenset({built}))

    before, after = ({*find_gaps(here, each)} for each in (NOTHING_YET, program))

    assert sorted(gap.split()[1] for gap in after - before) == [*map(str, rows)]
    assert {*find_gaps(tested, program)} <= before


def test_a_row_without_tests_is_complained_of() -> None:
    assert "row 8 (scrollback): there is no test" in find_gaps({}, NOTHING_YET)


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
