"""Predictions: what somebody expected, how likely it felt, and when they could know.

A trigger holds one, the feared outcome; a check-back may hold another, of the small
thing that is tried next. Both come due the same way.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from safespace.exercises.answer import number, words
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

PUT_OFF = "put_off"


@dataclass(frozen=True, slots=True)
class Source:
    """The steps of an exercise that make up a prediction."""

    words: str
    percent: str
    check_on: str


SOURCES = {
    "trigger": Source("feared", "p_before", "check_on"),
    "checkback": Source("predict", "pct", "date"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Prediction:
    """What was expected, how likely in percent, and the day to ask about it."""

    words: str
    percent: int | None
    check_on: date
    put_off: bool

    def __repr__(self) -> str:
        """Show nothing of the words."""
        return f"Prediction({self.check_on})"


def read_prediction(exercise: str, answers: Answers) -> Prediction | None:
    """Return the prediction in the answers to an exercise, if they hold one."""
    source = SOURCES.get(exercise)
    if source is None or not words(answers, source.words):
        return None
    day = words(answers, source.check_on)
    if not day:
        return None
    return Prediction(
        words(answers, source.words),
        number(answers, source.percent),
        date.fromisoformat(day),
        put_off=bool(words(answers, PUT_OFF)),
    )


def put_off(exercise: str, answers: Answers, until: date) -> Answers:
    """Return the answers with the day to ask moved, and noted that it was."""
    step = SOURCES[exercise].check_on
    return {**answers, PUT_OFF: answers.get(step), step: until.isoformat()}
