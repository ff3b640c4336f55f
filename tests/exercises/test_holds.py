"""With somebody on hold, what is about dealing with them steps aside everywhere."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.cli._holds import keep_apart
from safespace.errors import UsageError
from safespace.exercises.safety_card import HOLD_LINE
from safespace.exercises.walk import answer, begin
from safespace.prompts.library import find_folders, load
from tests.exercises.walks import NAMES, answers_to, exercise_called

if TYPE_CHECKING:
    from tests.saying import Say

HELD = frozenset({"ash"})
RELATIONAL = [name for name in NAMES if exercise_called(name).relational]
# One command for each thing that is about reaching out to somebody.
SUPPRESSED = {
    "do listen": (("do", "listen", "--answers", "-", "--with", "Ash"), '{"x": 1}'),
    "listen": (("listen", "--answers", "-", "--with", "Ash"), "{}"),
    "program": (("program", "next", "rebuild", "--with", "Ash"), "My part."),
}


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_no_step_about_dealing_with_them_is_met(name: str, data: st.DataObject) -> None:
    exercise = exercise_called(name)
    if exercise.relational:
        with pytest.raises(UsageError, match="on hold"):
            keep_apart(begin(exercise), ["Ash"], HELD)
        return
    walk = keep_apart(begin(exercise), ["ASH"], HELD)
    while walk.step is not None:
        assert not walk.step.relational
        walk = answer(walk, data.draw(answers_to(walk.step)))


@pytest.mark.parametrize("name", NAMES)
def test_others_are_asked_about_as_ever(name: str) -> None:
    walk = begin(exercise_called(name))

    assert keep_apart(walk, ["Noor"], HELD) == walk
    assert keep_apart(walk, ["Ash"], frozenset()) == walk


def test_there_is_something_to_leave_out() -> None:
    assert RELATIONAL
    for name in ("pause", "trigger", "checkback"):
        assert any(step.relational for step in exercise_called(name).steps)


@pytest.mark.parametrize("name", SUPPRESSED)
def test_a_hold_suppresses_it_and_lifting_it_restores_it(say: Say, name: str) -> None:
    argv, stdin = SUPPRESSED[name]
    say("program", "start", "rebuild")
    for _ in range(6):
        say("program", "next", "--skip")
    say("safety", "hold", "Ash")

    assert HOLD_LINE in say(*argv, stdin=stdin, code=2).err
    say("safety", "lift", "Ash")
    assert HOLD_LINE not in say(*argv, stdin=stdin, code=None).err


def relational_prompts() -> set[str]:
    shelf = load(find_folders(Path("/nowhere")))
    return {prompt.id for prompt in shelf.prompts if prompt.relational}


def test_no_prompt_for_now_is_about_dealing_with_somebody(say: Say) -> None:
    about_others = relational_prompts()

    def count() -> int:
        found = 0
        for _ in range(15):
            say.now += timedelta(days=1)
            prompt = say("prompt", "--now", "--json").json["prompt"]
            found += (prompt or {}).get("id") in about_others
        return found

    free = count()
    say("safety", "hold", "Ash")
    assert count() == 0
    say("safety", "lift", "Ash")
    assert free + count() > 0


def test_writing_about_them_is_always_open(say: Say) -> None:
    say("safety", "hold", "Ash")

    assert say.write("About Ash.", "--with", "Ash")
    told = json.dumps({"happened": "A call."})
    assert say("trigger", "--with", "Ash", "--answers", "-", stdin=told).short


def test_a_passphrase_that_is_handed_over_once_serves_to_the_end(
    say_encrypted: Say,
) -> None:
    answers = '{"areas": ["head"]}'

    said = say_encrypted("feel", "--with", "Ash", "--answers", "-", stdin=answers)

    assert said.short
