"""safety: four questions that leave nothing behind, and people on hold."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.program import SCRIPT, make_program
from tests.terminal.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


def test_the_questions_can_be_read_anywhere_and_ask_for_no_passphrase(
    say_encrypted: Say,
) -> None:
    said = say_encrypted("safety")

    assert said.out.count("?\n") == 4
    assert "help-now" in said.err


def test_a_hold_is_kept_until_it_is_lifted(say: Say) -> None:
    say("safety", "hold", "Ash")
    say("safety", "hold", "ash")
    assert say("safety", "list").out == "Ash\n"

    say("safety", "lift", "ASH")
    assert say("safety", "list").err == "Nobody is on hold.\n"
    assert "on hold" in say("safety", "lift", "Ash", code=3).err


def test_a_hold_follows_a_name_that_is_changed(say: Say) -> None:
    say.write("A walk.", "--with", "Ash")
    say("safety", "hold", "Ash")
    say("people", "rename", "Ash", "River")

    assert say("safety", "list").out == "River\n"


@pytest.mark.parametrize("answer", ["1", "2"])
def test_the_answers_are_not_kept_anywhere(home: Path, answer: str) -> None:
    program = make_program(home)
    before = {p for p in home.rglob("*") if p.is_file()}
    with Screen([str(SCRIPT), "safety"], env=program.environ()) as screen:
        for number in range(1, 5):
            screen.wait_for(f"Safety · {number} of 4")
            screen.send(answer)
        assert screen.wait_exit() == 0
        told = screen.text()

    assert ("You do not owe anyone" in told) is (answer == "1")
    assert "Nothing of this was kept." in told
    assert {p for p in home.rglob("*") if p.is_file()} == before


def log(say: Say, name: str) -> str:
    told = {"happened": "Again.", "distress_before": 5}
    said = say("trigger", "--with", name, "--answers", "-", stdin=json.dumps(told))
    return said.out


def test_the_third_trigger_about_somebody_in_a_day_gets_a_word(say: Say) -> None:
    assert "same person" not in log(say, "Ash")
    say.now += timedelta(hours=6)
    assert "same person" not in log(say, "Ash") + log(say, "Noor")
    say.now += timedelta(hours=6)

    assert "3 about the same person within a day" in log(say, "Ash")
    assert "Saved" in log(say, "Ash")


def test_the_word_can_be_turned_off(say: Say) -> None:
    say("settings", "set", "guard", "off")

    assert "same person" not in "".join(log(say, "Ash") for _ in range(4))


@pytest.mark.parametrize(("distress", "lines"), [("7", 0), ("8", 1), ("9", 2)])
def test_an_entry_at_the_worst_is_answered_kindly(
    say: Say, distress: str, lines: int
) -> None:
    out = say("write", "--distress", distress, stdin="It is all too much.").out

    assert out.count("\n") == 1 + lines
    assert ("You can stop here." in out) is (lines > 0)
    assert ("help-now" in out) is (lines > 1)
