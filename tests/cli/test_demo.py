"""demo: every command on an invented journal; one's own is not so much as looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from safespace.cli.demo import SAID
from tests.contracts.test_json import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.program import Program
    from tests.saying import Say


@pytest.fixture
def memory(tmp_path: Path, say_first: Say) -> Path:
    """The folder in which private ones are made, for these commands alone."""
    made = tmp_path / "memory"
    made.mkdir(mode=0o700)
    say_first.environ["XDG_RUNTIME_DIR"] = str(made)
    return made


def test_it_says_that_it_is_invented_and_shows_home(say_first: Say) -> None:
    said = say_first("demo")

    assert said.err == f"{SAID}\n"
    assert "Saturday 21 November 2026" in said.out
    assert "of the last 28 days" in said.out


def test_a_command_runs_on_it_with_its_own_options(say_first: Say) -> None:
    entries = check(say_first("demo", "list", "-n", "0", "--json"), "list")["entries"]

    kinds = [entry["kind"] for entry in entries]
    assert kinds.count("trigger") > 20
    assert kinds.count("checkback") > 18
    assert len(kinds) > 90
    assert entries[-1]["day"] < "2026-06-15"
    assert "#choir" in say_first("demo", "list").out


def test_its_insights_have_something_to_say(say_first: Say) -> None:
    out = say_first("demo", "insights", "fears").out

    assert re.search(r"It happened in 4 of \d\d: \d\d %, likely between", out)
    assert "a no, for the flat" in out
    overview = say_first("demo", "insights").out
    assert overview.count("safespace insights ") >= 8


def test_what_is_written_to_it_is_gone_with_it(say_first: Say, memory: Path) -> None:
    assert str(memory) in say_first("demo", "path").out

    said = say_first("demo", "write", stdin="A canary.")

    assert "Saved" in said.out
    assert "canary" not in say_first("demo", "search", "canary", code=None).out
    assert list(memory.iterdir()) == []


def test_ones_own_journal_stays_as_it_is(say: Say) -> None:
    say.write("Mine alone.")
    before = {p: p.read_bytes() for p in say.home.rglob("*") if p.is_file()}

    assert "Mine" not in say("demo", "list", "-n", "0").out
    say("demo", "delete", "last")

    assert {p: p.read_bytes() for p in say.home.rglob("*") if p.is_file()} == before


def test_it_needs_no_journal_and_makes_none(say_first: Say, home: Path) -> None:
    say_first("demo", "list")

    assert not (home / "journal").exists()


def test_an_error_keeps_its_exit_code_and_leaves_no_folder(
    say_first: Say, memory: Path
) -> None:
    assert "no entry with that id" in say_first("demo", "read", "zzzz", code=3).err
    assert say_first("demo", "nonsense", code=2).out == ""
    assert list(memory.iterdir()) == []


def test_one_day_gives_one_journal_and_verify_finds_it_sound(say_first: Say) -> None:
    once, again = (say_first("demo", "list", "-n", "0", "--json").out for _ in range(2))

    assert once == again
    assert check(say_first("demo", "verify", "--json"), "verify")["sound"]


def test_as_a_program_it_leaves_nothing_anywhere(
    program: Program, memory: Path
) -> None:
    ended = program("demo", "search", "heron", XDG_RUNTIME_DIR=str(memory))

    assert b"heron" in ended.out
    assert list(memory.iterdir()) == []
