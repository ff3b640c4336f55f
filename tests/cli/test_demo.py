"""demo: any command on an invented journal that is gone when the command ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.cli.app import ROWS

if TYPE_CHECKING:
    from tests.saying import Say

# Each of these has something to show of half a year.
SHOWING = {
    "list": (),
    "read": ("last", "--print"),
    "search": ("the",),
    "tags": (),
    "people": (),
    "rhythm": (),
    "insights": (),
    "calendar": (),
    "mood": (),
    "trigger": ("list",),
    "checkback": ("list",),
    "random": ("--print",),
    "comfort": ("--print",),
    "reflect": ("month", "--facts"),
    "report": ("--format", "markdown", "--yes", "--out", "-"),
    "history": ("last",),
    "prompt": ("--now",),
}


@pytest.mark.parametrize("name", SHOWING)
def test_every_reading_command_shows_something(say: Say, name: str) -> None:
    said = say("demo", name, *SHOWING[name])

    assert len(said.out.splitlines()) >= 1
    assert len(said.out) > 20
    assert "invented" in said.err


def test_these_are_commands() -> None:
    assert {*SHOWING} <= {row.name for row in ROWS}


def test_the_same_day_invents_the_same_life_and_another_day_follows_it(
    say: Say,
) -> None:
    first = say("demo", "list", "-n", "3").out

    assert say("demo", "list", "-n", "3").out == first


def test_nothing_of_it_stays_and_ones_own_journal_is_untouched(say: Say) -> None:
    code = say.write("A word of my own.")
    before = {
        path: path.read_bytes()
        for path in say.home.rglob("journal/*")
        if path.is_file()
    }
    shared = set(Path("/dev/shm").glob("safespace-demo*"))

    say("demo", "write", stdin="Into the invented one.")

    assert say("list").out.count(code) == 1
    assert {path: path.read_bytes() for path in before} == before
    assert set(Path("/dev/shm").glob("safespace-demo*")) == shared


def test_a_demo_needs_no_journal(say_first: Say) -> None:
    assert say_first("demo", "list").out
    assert not (say_first.home / "journal").exists()
