"""Walking: on, past, back and in two sittings, through every exercise there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.domain.form import decode_form, encode_form
from safespace.exercises.forming import check_answers, make_draft, make_form, read_form
from safespace.exercises.walk import (
    Walk,
    answer,
    applying,
    back,
    begin,
    quick_steps,
    settle,
    skip,
)
from safespace.exercises.words import say_answers
from tests.exercises.walks import NAMES, answers_to, exercise_called

if TYPE_CHECKING:
    from safespace.exercises.exercise import Exercise

# There are many exercises, and each is drawn anew in every run.
FEW = settings(max_examples=20)
every = pytest.mark.parametrize("name", NAMES)


def draw_walk(data: st.DataObject, exercise: Exercise, *, steps: int = 99) -> Walk:
    """Answer some steps of an exercise, one after another."""
    walk = begin(exercise)
    for _ in range(steps):
        if walk.step is None:
            break
        walk = answer(walk, data.draw(answers_to(walk.step)))
    return walk


@every
def test_every_step_can_be_skipped(name: str) -> None:
    walk = begin(exercise_called(name))
    seen = 0
    while not walk.done:
        walk, seen = skip(walk), seen + 1

    assert seen >= 1
    assert settle(walk) == {}


@every
@FEW
@given(data=st.data())
def test_back_returns_to_the_step_before_with_its_answer(
    name: str, data: st.DataObject
) -> None:
    walk = draw_walk(data, exercise_called(name), steps=data.draw(st.integers(1, 9)))
    if walk.step is None:
        walk = back(walk)
    before = walk
    assert before.step is not None
    after = answer(before, data.draw(answers_to(before.step)))

    returned = back(after)

    assert returned.at == before.at
    assert returned.answers == after.answers


@every
@FEW
@given(data=st.data())
def test_only_answers_to_steps_that_apply_count(name: str, data: st.DataObject) -> None:
    walk = draw_walk(data, exercise_called(name))

    asked = {step.name for step in applying(walk.exercise, walk.answers)}
    assert settle(walk).keys() <= asked
    assert None not in settle(walk).values()


@every
@FEW
@given(data=st.data())
def test_a_sitting_that_ends_early_goes_on_at_the_same_step(
    name: str, data: st.DataObject
) -> None:
    exercise = exercise_called(name)
    walk = draw_walk(data, exercise, steps=data.draw(st.integers(0, 9)))

    told = json.loads(json.dumps(encode_form(make_draft(walk))))
    form = decode_form(told)
    again = begin(exercise, read_form(exercise, form), at=form.at)

    kept = {s.name for s in exercise.steps if s.stored and not s.unkept}
    assert {n: v for n, v in again.answers.items() if n in kept and v is not None} == {
        n: v for n, v in walk.answers.items() if n in kept and v is not None
    }
    if walk.step is not None and walk.at in {s.name for s in again.steps()}:
        assert again.at == walk.at


@every
@FEW
@given(data=st.data())
def test_what_is_stored_comes_back_and_can_be_handed_in_again(
    name: str, data: st.DataObject
) -> None:
    exercise = exercise_called(name)
    walk = draw_walk(data, exercise)
    form = make_form(walk)

    again = decode_form(json.loads(json.dumps(encode_form(form))))

    assert again == form
    assert read_form(exercise, again) == settle(walk)
    unstored = {s.name for s in exercise.steps if not s.stored or s.unkept}
    if not unstored & {n for n, v in walk.answers.items() if v is not None}:
        assert check_answers(exercise, dict(again.answers)) == settle(walk)


@every
@FEW
@given(data=st.data())
def test_the_words_have_every_answer_and_nothing_that_is_not_kept(
    name: str, data: st.DataObject
) -> None:
    exercise = exercise_called(name)
    walk = draw_walk(data, exercise)
    answers = settle(walk)

    said = say_answers(exercise, answers)

    for step in exercise.steps:
        shown = f"{step.label}:" in said.splitlines() or any(
            line.startswith(f"{step.label}: ") for line in said.splitlines()
        )
        assert shown is (step.name in answers and not step.hidden)
    labelled = (s for s in exercise.steps if s.stored and s.kind and not s.hidden)
    assert all(step.label for step in labelled)


@every
def test_the_quick_path_is_short(name: str) -> None:
    exercise = exercise_called(name)
    if exercise.has_quick_path:
        assert 1 <= len(quick_steps(exercise)) < len(exercise.steps)
        assert begin(exercise, only=quick_steps(exercise)).place[1] <= 5


@every
def test_names_labels_and_questions_are_there_once(name: str) -> None:
    exercise = exercise_called(name)

    names = [step.name for step in exercise.steps]
    labels = [step.label for step in exercise.steps if step.label]
    assert len({*names}) == len(names)
    assert len({*labels}) == len(labels)
    assert exercise.name == name
    assert all(s.question or s.topic for s in exercise.steps if s.asked)
    assert len(exercise.upgrades) == exercise.version - 1
