"""The worst of it: how strong it is, when thinking waits, and when help lines come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import number
from safespace.exercises.exercise import Step, Topic
from safespace.exercises.limits import FLOODED, NEARLY_MOST

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

BEFORE = "distress_before"
A_LOT = "That is a lot. It is saved. You can stop here."
# It stays on the screen, where others may see it: nothing about anybody.
HELP_LINES = "Help lines: safespace help-now"


def strength(answers: Answers, step: str = BEFORE) -> int:
    """Return a rating from 0 to 10; without one, nothing is strong."""
    return number(answers, step) or 0


def is_flooded(answers: Answers, step: str = BEFORE) -> bool:
    """Say whether this is a moment to stop rather than to think."""
    return strength(answers, step) >= FLOODED


def is_nearly_most(answers: Answers, step: str = BEFORE) -> bool:
    """Say whether the help lines come before anything else."""
    return strength(answers, step) >= NEARLY_MOST


def help_step(step: str = BEFORE) -> Step:
    """Make the page of help lines that follows a rating."""
    return Step(
        "help_now",
        "",
        None,
        when=lambda answers: is_nearly_most(answers, step),
        topic=Topic.HELP_NOW,
    )
