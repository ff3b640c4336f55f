"""The table of commands, and what has to be there for each of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from safespace.cli.app import ROWS
from tests.contracts.sources import SOURCE, TESTS
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.cli._lazy import Row

# app holds the table, and home is what the program shows without a command.
NO_COMMANDS = {"app", "home"}
SHOWN = [row for row in ROWS if not row.hidden]


def load(row: Row) -> object:
    """Return the command behind a row."""
    return get_command(import_module(row.path).app)


def find_pages() -> list[tuple[str, ...]]:
    """Return every command line that has a page of help."""
    pages: list[tuple[str, ...]] = [()]
    for row in ROWS:
        pages.append((row.name,))
        inner = getattr(load(row), "commands", {})
        pages += [(row.name, name) for name in inner]
    return pages


PAGES = find_pages()


@pytest.fixture(scope="module")
def anyone(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return make_say(tmp_path_factory.mktemp("nobody"), None)


def ask_for_help(say: Say, page: tuple[str, ...], width: int) -> list[str]:
    """Return the lines of a page of help."""
    say.environ["COLUMNS"] = str(width)
    said = say(*page, "--help")
    assert said.err == ""
    return said.out.splitlines()


def test_every_row_has_a_module_and_every_module_a_row() -> None:
    modules = {p.stem for p in (SOURCE / "cli").glob("[a-z]*.py")} - NO_COMMANDS

    assert {row.module or row.name for row in ROWS} == modules
    assert len({row.name for row in ROWS}) == len(ROWS) > 15


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.name)
def test_the_table_says_what_the_command_says_of_itself(row: Row) -> None:
    told = str(getattr(load(row), "help", ""))

    assert told.split("\n", maxsplit=1)[0] == row.summary
    assert row.summary.endswith(".")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_command_has_a_file_of_tests(row: Row) -> None:
    assert list((TESTS / "cli").glob(f"test_{row.module or row.name}*.py"))


def test_an_alias_shows_what_its_command_shows() -> None:
    aliases = [row for row in ROWS if row.hidden]

    assert [row.name for row in aliases] == ["streak"]
    assert all(row.module in {shown.name for shown in SHOWN} for row in aliases)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: "-".join(page) or "alone")
def test_help_fits_on_the_screen(
    anyone: Say, page: tuple[str, ...], width: int
) -> None:
    lines = ask_for_help(anyone, page, width)

    assert lines[0].startswith("Usage: safespace")
    assert [line for line in lines if len(line) > width] == []


def test_help_uses_the_screen_it_has(anyone: Say) -> None:
    narrow = ask_for_help(anyone, (), 40)
    wide = ask_for_help(anyone, (), 80)

    assert max(map(len, narrow)) > 35
    assert max(map(len, wide)) > 65
    assert max(map(len, ask_for_help(anyone, (), 200))) <= 80


@pytest.mark.parametrize("page", PAGES, ids=lambda page: "-".join(page) or "alone")
def test_completion_is_offered_once_for_the_whole_program(
    anyone: Say, page: tuple[str, ...]
) -> None:
    told = " ".join(ask_for_help(anyone, page, 80))

    assert ("--install-completion" in told) is (page == ())


def test_help_needs_no_journal_and_leaves_nothing_behind(home: Path) -> None:
    say = make_say(home, None)
    for row in ROWS:
        say(row.name, "--help")

    assert not home.exists() or list(home.iterdir()) == []
