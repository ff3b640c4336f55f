"""Four questions about safety with somebody; the answers are never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.options import Choice, options

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

HOLD_LINE = "You do not owe anyone a conversation, a second chance or an explanation."
_YES_NO = Choice(options(yes="yes", no="no"))
_QUESTIONS = {
    "afraid": "Are you afraid of how they may react to a no?",
    "watched": "Do they check your phone, money or whereabouts, or keep people from you?",
    "hurt": "Have they hurt, threatened or forced you?",
    "changing": "Do you change what you do so that they do not get angry?",
}

EXERCISE = Exercise(
    name="safety",
    title="Safety",
    summary="Four questions about somebody; the answers are not kept.",
    practices=("S-14",),
    minutes=1,
    steps=tuple(
        Step(name, question, _YES_NO, label=name, stored=False)
        for name, question in _QUESTIONS.items()
    ),
)


def is_worrying(answers: Answers) -> bool:
    """Say whether any question was answered with yes."""
    return any(answers.get(name) == "yes" for name in _QUESTIONS)
