"""Answers of earlier versions of an exercise are read in the present one."""

from __future__ import annotations

from typing import Any

import pytest

from safespace.domain.form import Form
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.forming import NewerFormError, read_form
from safespace.exercises.kinds import Words
from safespace.exercises.numbers import DISTRESS


def _rename(answers: dict[str, Any]) -> dict[str, Any]:
    return {"facts" if name == "what" else name: v for name, v in answers.items()}


def _halve(answers: dict[str, Any]) -> dict[str, Any]:
    strength = answers.pop("percent", None)
    return answers if strength is None else {**answers, "strength": strength // 10}


EXERCISE = Exercise(
    name="sample",
    title="Sample",
    summary="A sample.",
    version=3,
    upgrades=(_rename, _halve),
    steps=(
        Step("facts", "What?", Words(), label="Facts"),
        Step("strength", "How strong?", DISTRESS, label="Strength"),
    ),
)


@pytest.mark.parametrize(
    ("version", "answers"),
    [
        (1, {"what": "Rain.", "percent": 70}),
        (2, {"facts": "Rain.", "percent": 70}),
        (3, {"facts": "Rain.", "strength": 7}),
    ],
)
def test_every_version_says_the_same_today(
    version: int, answers: dict[str, Any]
) -> None:
    form = Form("sample", version, answers)

    assert read_form(EXERCISE, form) == {"facts": "Rain.", "strength": 7}


def test_what_is_no_longer_asked_or_taken_is_left_out() -> None:
    form = Form("sample", 3, {"facts": "Rain.", "strength": 99, "gone": 1})

    assert read_form(EXERCISE, form) == {"facts": "Rain."}


def test_a_newer_form_is_left_as_it_is() -> None:
    with pytest.raises(NewerFormError):
        read_form(EXERCISE, Form("sample", 4, {}))
