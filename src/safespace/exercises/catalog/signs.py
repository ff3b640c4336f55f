"""Signs, looked at by oneself: this week no, a little, or a lot; each has an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import words
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.options import Choice, options

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

RATINGS = options(no="no", little="a little", lot="a lot")
# The step, its label, the question, and the exercise that fits it.
SIGNS = (
    (
        "intentions",
        "Suspecting intentions",
        "Did you suspect what somebody meant by something?",
        "trigger",
    ),
    (
        "sharing",
        "Hard to share",
        "Was it hard to share something tender?",
        "feel",
    ),
    (
        "loyalty",
        "Questioning loyalty",
        "Did you question whether somebody is on your side?",
        "trigger",
    ),
    (
        "control",
        "Urge to check or control",
        "Was there an urge to check on somebody, or to control something?",
        "pause",
    ),
    (
        "reaction",
        "Strong reaction",
        "Did you react strongly, or withdraw, when you felt rejected?",
        "pause",
    ),
    (
        "reassurance",
        "Needing reassurance",
        "Did you need to hear again and again that all is well?",
        "validate",
    ),
    (
        "neutral",
        "Neutral read as negative",
        "Did something neutral read like something against you?",
        "trigger",
    ),
    (
        "left",
        "Fear of being left",
        "Were you afraid of being left or turned away?",
        "trigger",
    ),
    (
        "needs",
        "Hard to say needs",
        "Was it hard to say what you need?",
        "feel",
    ),
    (
        "unworthy",
        "Feeling unworthy",
        "Did you feel unworthy?",
        "validate",
    ),
)
_DO = {
    "trigger": "facts and story, side by side",
    "feel": "finding a word for it",
    "pause": "twenty seconds, and a break",
    "validate": "why it makes sense",
}


def find_links(answers: Answers) -> tuple[str, ...]:
    """Return the exercises that fit, those for "a lot" first, each of them once."""
    rated = [
        (words(answers, name) != "lot", exercise)
        for name, _, _, exercise in SIGNS
        if words(answers, name) in {"little", "lot"}
    ]
    return tuple(dict.fromkeys(exercise for _, exercise in sorted(rated, key=_first)))


def _first(rated: tuple[bool, str]) -> bool:
    return rated[0]


def _ending(answers: Answers) -> tuple[str, ...]:
    # The screen may be seen by others: no word of what was answered.
    links = find_links(answers)
    told = tuple(f"  safespace {name}: {_DO[name]}" for name in links)
    return ("What may fit:", *told) if told else ()


EXERCISE = Exercise(
    name="signs",
    title="Signs",
    summary="Look at ten signs of a hard week; each leads to an exercise.",
    practices=("S-11", "S-13"),
    minutes=2,
    ending=_ending,
    steps=tuple(
        Step(
            name,
            f"This week: {question[0].lower()}{question[1:]}",
            Choice(RATINGS),
            label,
        )
        for name, label, question, _ in SIGNS
    ),
)
