"""The unsent drawer: what one would send, written down and closed for a while.

Its words stay in the form: no list, no reading and no search meets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import words
from safespace.exercises.drawer import MOST_HOURS, WORDS
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Words
from safespace.exercises.numbers import Scale
from safespace.exercises.options import Choice, options

if TYPE_CHECKING:
    from datetime import date

    from safespace.exercises.answer import Answers

CLOSED = options(
    hour="for an hour",
    day="for a day",
    week="for a week",
    hours="for some other time",
    good="for good",
)


def _fill(answers: Answers, day: date) -> Answers:
    del day
    return answers if answers.get("closed") else {**answers, "closed": "day"}


def _ending(answers: Answers) -> tuple[str, ...]:
    if words(answers, "closed") == "good":
        return ("It is closed for good. Nothing was sent.",)
    return ("It is closed, and nothing was sent. When it opens: safespace unsent list",)


EXERCISE = Exercise(
    name="unsent",
    title="Unsent",
    summary="Write what you would send, and close it in a drawer for a while.",
    practices=("S-39", "S-52"),
    minutes=5,
    fill=_fill,
    ending=_ending,
    steps=(
        Step(
            WORDS,
            "What would you send?",
            Words(),
            label="Unsent",
            hint="Nobody gets it. It goes into the drawer.",
            hidden=True,
        ),
        Step(
            "closed",
            "How long should it stay closed?",
            Choice(CLOSED),
            label="Unsent, closed",
            when=lambda answers: bool(answers.get(WORDS)),
        ),
        Step(
            "hours",
            "For how many hours?",
            Scale(1, MOST_HOURS, unit="hours"),
            label="Hours",
            hint="24 are a day, 168 a week.",
            when=lambda answers: words(answers, "closed") == "hours",
        ),
    ),
)
