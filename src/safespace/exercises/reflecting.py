"""Reflections on a week, a month, a year: one form for all three."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from safespace.domain.period import Period, find_period
from safespace.exercises.answer import words
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Day, Words

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

PERIOD = "period"
REFLECTIONS = {period: f"reflect-{period.value}" for period in Period}
_MINUTES = {Period.WEEK: 5, Period.MONTH: 10, Period.YEAR: 20}


def make_reflection(period: Period) -> Exercise:
    """Build the exercise of a period; it notes the period's first day."""
    name = period.value

    def fill(answers: Answers, day: date) -> Answers:
        if not any(answers.get(step.name) for step in _ask(name)):
            # A period nobody said anything about is no reflection.
            return {}
        said = words(answers, PERIOD)
        within = date.fromisoformat(said) if said else day
        return {**answers, PERIOD: find_period(period, within).first.isoformat()}

    return Exercise(
        name=REFLECTIONS[period],
        title=f"Looking back on a {name}",
        summary=f"A high, a low, one thing learned, one small step: the {name} gone by.",
        practices=("S-26", "S-68"),
        minutes=_MINUTES[period],
        fill=fill,
        steps=(
            Step(
                PERIOD,
                f"Which {name} is it about?",
                Day(after=0),
                label=f"The {name} from",
                hint=f"Any day of that {name}.",
            ),
            *_ask(name),
        ),
    )


def _ask(name: str) -> tuple[Step, ...]:
    return (
        Step(
            "high",
            f"What was a high point of the {name}, however small?",
            Words(),
            label="High",
        ),
        Step(
            "low", "What was a low point?", Words(), label="Low", hint="A line will do."
        ),
        Step(
            "learned",
            "What is one thing you learned, or noticed?",
            Words(),
            label="Learned",
        ),
        Step(
            "step",
            "What is one small step you would like to take?",
            Words(),
            label="One small step",
            hint="Small enough for an ordinary day. It is not checked on.",
        ),
    )
