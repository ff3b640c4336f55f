"""A filled-in form as words: what the journal shows, searches and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.forming import read_form
from safespace.exercises.walk import applying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.form import Field, Form
    from safespace.exercises.answer import Answers
    from safespace.exercises.exercise import Exercise

_MINUTE = 60_000
_UNITS = (
    (1440 * _MINUTE, "day", "days"),
    (60 * _MINUTE, "hour", "hours"),
    (_MINUTE, "minute", "minutes"),
)


def say_answers(exercise: Exercise, answers: Answers) -> str:
    """Write the answers down, one after another, each under its label.

    Short ones follow their label on the line; longer ones stand below it.
    """
    return "\n".join(_lines(exercise, answers)).strip() + "\n"


def say_form(exercise: Exercise, form: Form, *, since_ms: int) -> str:
    """Write a whole form down: its answers, then how it went on being rated."""
    said = say_answers(exercise, read_form(exercise, form))
    if form.ratings:
        rated = ", ".join(_rated(one, since_ms) for one in form.ratings)
        said += f"Rated again: {rated}\n"
    return said


def say_span(ms: int) -> str:
    """Say how much later something was, in its largest fitting unit."""
    for size, one, many in _UNITS:
        if ms >= size:
            count = ms // size
            return f"{count} {one if count == 1 else many}"
    return "moments"


def _rated(rating: Field, since_ms: int) -> str:
    later = (rating.at_ms or since_ms) - since_ms
    return f"{rating.number} of 10 after {say_span(later)}"


def _lines(exercise: Exercise, answers: Answers) -> Iterator[str]:
    for step in applying(exercise, answers):
        value = answers.get(step.name)
        silent = step.kind is None or not step.stored or step.hidden
        if value is None or step.kind is None or silent:
            continue
        said = step.kind.say(value)
        if "\n" in said:
            yield f"{step.label}:"
            yield from (f"  {part}" if part else "" for part in said.split("\n"))
        else:
            yield f"{step.label}: {said}"
