"""Looking back at a terminal: facts above questions, and kind words one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.program import SCRIPT, Program, make_program
from tests.terminal.screen import CTRL_C, CTRL_S, ENTER, Screen
from tests.terminal.test_forms import start

if TYPE_CHECKING:
    from pathlib import Path

TAB = "\t"
KIND = "Soup at the door"


@pytest.fixture
def plain(home: Path) -> Program:
    return make_program(home, Mode.PLAIN)


def log_storm(screen: Screen) -> None:
    """Log a trigger of 8, and stop where the exercise says that it may stop."""
    screen.wait_for("camera")
    screen.send("A closed door" + ENTER)
    screen.wait_for("right now")
    screen.send("8")
    screen.wait_for("show up")
    screen.send(CTRL_S)


@pytest.mark.parametrize("cols", [80, 40])
def test_facts_stand_above_the_questions(plain: Program, cols: int) -> None:
    plain("write", stdin=b"Tea")
    with start(plain, "reflect", "year", cols=cols) as screen:
        screen.wait_for("high point")
        assert "Written down: 1 note." in screen.text()
        screen.send("Soup with Ada" + ENTER)
        screen.wait_for("low point")
        assert "Written down: 1 note." in screen.text()
        screen.send(TAB)
        screen.wait_for("learned")
        screen.send(TAB)
        screen.wait_for("small step")
        screen.send(TAB)
        assert screen.wait_exit() == 0
        left = screen.normal_text()

    (entry,) = plain("read", "--json").json["entries"]
    assert entry["kind"] == "reflect-year"
    assert entry["form"]["answers"]["high"] == "Soup with Ada"
    assert "Soup with Ada" not in left


def test_read_aloud_the_facts_come_once(plain: Program) -> None:
    plain("write", stdin=b"Tea")
    with start(plain, "reflect", "year", ACCESSIBLE="1") as screen:
        screen.wait_for("high point")
        screen.send("." + ENTER)
        screen.wait_for("low point")
        assert screen.text().count("Written down: 1 note.") == 1


def test_leaving_without_an_answer_leaves_nothing(plain: Program) -> None:
    plain("write", stdin=b"Tea")
    with start(plain, "reflect", "week") as screen:
        screen.wait_for("high point")
        screen.send(CTRL_C)
        assert screen.wait_exit() == 130

    assert plain("drafts", "--json").json["drafts"] == []


def test_after_a_storm_something_kind_is_one_key_away(plain: Program) -> None:
    plain("write", "--tag", "kind", stdin=KIND.encode())
    with start(plain) as screen:
        log_storm(screen)
        screen.wait_for("something kind")
        screen.send(ENTER)
        screen.wait_for(KIND)
        screen.send("q")
        assert screen.wait_exit() == 0
        assert KIND not in screen.normal_text()


def test_nothing_is_offered_where_nothing_kind_is_kept(plain: Program) -> None:
    with start(plain) as screen:
        log_storm(screen)
        assert screen.wait_exit() == 0
        assert "something kind" not in screen.normal_text()


def test_comfort_brings_up_one_and_another_if_wanted(plain: Program) -> None:
    for number in (1, 2):
        plain("write", "--tag", "kind", stdin=f"{KIND} {number}".encode())
    with Screen([str(SCRIPT), "comfort"], env=plain.environ()) as screen:
        screen.wait_for(KIND)
        first = screen.text()
        screen.send("q")
        screen.wait_for("Another one?")
        screen.send("y" + ENTER)
        screen.wait_for(f"{KIND} {1 if f'{KIND} 2' in first else 2}")
        screen.send("q")
        assert screen.wait_exit() == 0
