"""signs: ten signs of a hard week, each of which leads to an exercise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from safespace.exercises.catalog.signs import SIGNS
from safespace.exercises.shelf import list_names

if TYPE_CHECKING:
    from tests.saying import Say


@pytest.mark.parametrize(("name", "exercise"), [(sign[0], sign[3]) for sign in SIGNS])
def test_each_sign_leads_to_an_exercise_that_is_there(
    say: Say, name: str, exercise: str
) -> None:
    told = say("signs", "--answers", "-", stdin=json.dumps({name: "little"})).out

    assert exercise in list_names()
    assert f"safespace {exercise}:" in told


def test_what_is_there_a_lot_comes_first_and_once(say: Say) -> None:
    answers = {"intentions": "little", "unworthy": "lot", "reassurance": "lot"}

    told = say("signs", "--answers", "-", stdin=json.dumps(answers)).out

    assert told.count("safespace validate") == 1
    assert told.index("validate") < told.index("trigger")


def test_the_last_lines_repeat_nothing_of_the_answers(say: Say) -> None:
    said = say("signs", "--answers", "-", stdin='{"unworthy": "lot"}')

    assert "unworthy" in say("read", said.short, "--print").out.lower()
    assert "unworthy" not in said.out.lower()


def test_a_week_without_signs_ends_without_advice(say: Say) -> None:
    answers = json.dumps({sign[0]: "no" for sign in SIGNS})

    assert len(say("signs", "--answers", "-", stdin=answers).out.splitlines()) == 1
