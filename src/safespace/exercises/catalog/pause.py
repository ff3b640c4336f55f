"""The heated moment: twenty seconds first, then their side, then a break with an end.

At high distress nothing is thought over: the break comes at once. Somebody who is
frightened is led to safety, and never asked to see another side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import chosen, words
from safespace.exercises.clock import ClockTime
from safespace.exercises.exercise import Exercise, Step, Topic
from safespace.exercises.kinds import Words
from safespace.exercises.limits import HEATED
from safespace.exercises.numbers import DISTRESS
from safespace.exercises.options import Choice, options
from safespace.exercises.storm import (
    A_LOT,
    HELP_LINES,
    help_step,
    is_flooded,
    is_nearly_most,
    strength,
)

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

WAYS = options(
    breath="breathe slowly",
    water="cold water",
    feet="feel the floor",
    look="look around",
    frightened="I feel frightened",
)
BREAKS = options(
    m10="10 minutes", m20="20 minutes", m30="30 minutes", m60="an hour", none="no break"
)
_MINUTES = {"m10": 10, "m20": 20, "m30": 30, "m60": 60}
_SAID = {10: "10 minutes", 20: "20 minutes", 30: "30 minutes", 60: "an hour"}
_HOW = {
    "water": "Cold water over your wrists, or something cold in your hand.",
    "feet": "Both feet on the floor. Press them down, and feel it hold you.",
    "look": "Look around slowly. Find five things of one colour.",
}


def minutes_of(answers: Answers) -> int | None:
    """Return how long the break is to be, in minutes, if there is one."""
    return _MINUTES.get(words(answers, "cool_off"))


def _frightened(answers: Answers) -> bool:
    return "frightened" in chosen(answers, "calm")


def _thinks(answers: Answers) -> bool:
    return not _frightened(answers) and not is_flooded(answers)


def _heated(answers: Answers) -> bool:
    return not _frightened(answers) and strength(answers) >= HEATED


def _ending(answers: Answers) -> tuple[str, ...]:
    if _frightened(answers):
        return (HELP_LINES,)
    lines = [A_LOT] if is_flooded(answers) else []
    if is_nearly_most(answers):
        lines.append(HELP_LINES)
    minutes = minutes_of(answers)
    if minutes is None:
        return tuple(lines)
    back = words(answers, "return_at")
    until = f" and will be back at {back}" if back else ""
    return (
        *lines,
        "A line to send, if it helps:",
        f"  I want to get this right, so I am taking {_SAID[minutes]}{until}.",
        "Until then: walk, water, music, something for your hands.",
        "What was said can stay where it is for now.",
        "To come back: safespace pause back",
        "A message that wants to be sent can wait in a drawer: safespace unsent",
    )


EXERCISE = Exercise(
    name="pause",
    title="Pause",
    summary="Twenty seconds, then a break that has an end.",
    practices=("S-10", "S-12", "S-22", "S-39", "S-52", "S-53"),
    minutes=2,
    feelings={"distress": "distress_before"},
    ending=_ending,
    steps=(
        Step(
            "calm",
            "Twenty seconds first. What would help?",
            Choice(WAYS),
            label="First",
            unkept=frozenset({"frightened"}),
        ),
        Step("safety", "", None, when=_frightened, topic=Topic.SAFETY),
        Step(
            "breathe",
            "",
            None,
            when=lambda answers: "breath" in chosen(answers, "calm"),
            topic=Topic.BREATH,
        ),
        Step(
            "moment",
            "",
            None,
            when=lambda answers: bool(_HOW.keys() & set(chosen(answers, "calm"))),
            show=lambda answers: _HOW.get(words(answers, "calm"), ""),
            topic=Topic.MOMENT,
        ),
        Step("distress_before", "How strong is it right now?", DISTRESS, "Strength"),
        help_step(),
        Step(
            "restate",
            "In their words, they are saying…",
            Words(),
            label="They are saying",
            relational=True,
            when=_thinks,
        ),
        Step(
            "part_that_fits",
            "Which part makes sense?",
            Words(),
            label="What makes sense",
            relational=True,
            hint="Making sense is not the same as agreeing.",
            when=_thinks,
        ),
        Step(
            "outcome",
            "What result would be good for both of you?",
            Words(),
            label="Good for both",
            relational=True,
            when=_thinks,
        ),
        Step(
            "cool_off",
            "How long a break would you like?",
            Choice(BREAKS),
            label="Break",
            hint="Twenty minutes is a good start: bodies settle slowly.",
            when=_heated,
        ),
        Step(
            "return_at",
            "",
            ClockTime(after=minutes_of),
            label="Back at",
            when=_heated,
            asked=False,
        ),
    ),
)
