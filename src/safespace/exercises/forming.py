"""From a walk to a form that can be stored, from a form back, and from JSON files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.domain.form import Form
from safespace.exercises.answer import AnswerError
from safespace.exercises.walk import Walk, applying, kept, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.exercises.answer import Answers, Value
    from safespace.exercises.exercise import Exercise, Step


class NewerFormError(Exception):
    """A form was made by a newer version of its exercise; it is left as it is."""


def make_form(walk: Walk, *, before: Form | None = None) -> Form:
    """Settle a walk into a form with its countable fields.

    What the walk does not ask about comes from the form `before` it.
    """
    answers = settle(walk)
    fields = tuple(
        found
        for step in walk.exercise.steps
        if step.kind is not None and (value := answers.get(step.name)) is not None
        for found in step.kind.fields(step.name, value)
    )
    return Form(
        exercise=walk.exercise.name,
        version=walk.exercise.version,
        answers=_as_json(answers),
        fields=fields,
        about=before.about if before else None,
        ratings=before.ratings if before else (),
    )


def make_draft(walk: Walk, *, before: Form | None = None) -> Form:
    """Keep a walk as it stands, with the step it stopped at."""
    so_far = {
        step.name: kept(step, walk.answers[step.name])
        for step in walk.exercise.steps
        if step.name in walk.answers
    }
    return Form(
        exercise=walk.exercise.name,
        version=walk.exercise.version,
        answers=_as_json(so_far),
        about=before.about if before else None,
        at=walk.at,
        ratings=before.ratings if before else (),
    )


def read_form(exercise: Exercise, form: Form) -> Answers:
    """Return a form's answers in the exercise's present version.

    What the exercise no longer asks, or no longer takes, is left out here and stays
    in the stored form until somebody saves it anew.

    Raises:
        NewerFormError: when a newer program made the form.
    """
    if form.version > exercise.version:
        raise NewerFormError
    raw = dict(form.answers)
    for upgrade in exercise.upgrades[form.version - 1 :]:
        raw = upgrade(raw)
    found: dict[str, Value | None] = {}
    for step in exercise.steps:
        if step.name in raw and step.kind is not None:
            try:
                found[step.name] = _check(step, raw[step.name])
            except AnswerError:
                continue
    return found


def check_answers(exercise: Exercise, raw: Mapping[str, Any]) -> Answers:
    """Check answers from a file, all at once.

    Raises:
        AnswerError: naming every step that cannot be taken, one to a line.
    """
    known = {step.name: step for step in exercise.steps if step.kind is not None}
    found: dict[str, Value | None] = {}
    troubles = []
    for name, value in raw.items():
        if name not in known:
            troubles.append(f"{name}: there is no such step.")
            continue
        try:
            found[name] = _check(known[name], value)
        except AnswerError as error:
            troubles.append(f"{name}: {error}")
    applied = {step.name for step in applying(exercise, found)}
    troubles += [
        f"{name}: these answers do not lead to it."
        for name, value in found.items()
        if value is not None and name not in applied
    ]
    if troubles:
        raise AnswerError("\n".join(troubles))
    return found


def blank(exercise: Exercise) -> dict[str, None]:
    """Return the empty form, every step of it."""
    return {
        step.name: None
        for step in exercise.steps
        if step.kind is not None and step.asked
    }


def _check(step: Step, value: object) -> Value | None:
    if value is None or step.kind is None:
        return None
    checked = step.kind.check(value)
    # Nothing in it is as good as skipped.
    return None if checked in {"", ()} else checked


def _as_json(answers: Answers) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in answers.items()
    }
