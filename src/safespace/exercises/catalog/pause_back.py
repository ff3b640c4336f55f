"""Coming back from a break: how it is now, another view, one step, and what can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import words
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Items, Words
from safespace.exercises.numbers import DISTRESS
from safespace.exercises.options import Choice, options
from safespace.exercises.storm import A_LOT, help_step, is_flooded

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

AFTER = "distress_after"
YES = options(yes="yes")


def _thinks(answers: Answers) -> bool:
    return not is_flooded(answers, AFTER)


def _ending(answers: Answers) -> tuple[str, ...]:
    lines = []
    if words(answers, "as_planned") == "yes":
        lines.append("You came back at the time you named.")
    if not _thinks(answers):
        lines += [A_LOT, "Another break: safespace pause"]
    return tuple(lines)


EXERCISE = Exercise(
    name="pause-back",
    title="Back from a pause",
    summary="Come back from a break: how it is now, one step, what can wait.",
    practices=("S-53", "S-54", "S-56"),
    minutes=3,
    feelings={"distress": "distress_after"},
    ending=_ending,
    steps=(
        Step("distress_after", "How strong is it now?", DISTRESS, "Strength now"),
        help_step(AFTER),
        Step(
            "neutral_friend",
            "How would a friend see it who wishes all of you well?",
            Words(),
            label="A friend might see",
            relational=True,
            hint="If you are afraid of somebody, leave this empty.",
            when=_thinks,
        ),
        Step(
            "one_step",
            "What is one step you could take?",
            Words(),
            label="One step",
            hint="Resting is a step, too.",
        ),
        Step(
            "parked",
            "Which topics can wait for another day?",
            Items(),
            label="Parked",
            hint="One to a line.",
            when=_thinks,
        ),
        Step("as_planned", "", Choice(YES), label="Back as planned", asked=False),
    ),
)
