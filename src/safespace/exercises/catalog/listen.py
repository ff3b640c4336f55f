"""Listening, rehearsed: their words, a paraphrase, one open question; later, what came."""

from __future__ import annotations

from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Words
from safespace.exercises.options import YES_PARTLY_NO, Choice

EXERCISE = Exercise(
    name="listen",
    title="Listen",
    summary="Three lines before a talk: their words, yours for them, one question.",
    practices=("S-22", "S-23", "S-24", "S-25"),
    minutes=3,
    relational=True,
    ending=lambda answers: (
        ("Afterwards: safespace listen later",)
        if answers.get("question") and not answers.get("learned")
        else ()
    ),
    steps=(
        Step(
            "heard",
            "What did they say, as you heard it?",
            Words(),
            label="Heard",
            hint="In your own words is enough; no need to quote.",
            quick=True,
        ),
        Step(
            "paraphrase",
            "How would you say it back to them?",
            Words(),
            label="Said back",
            hint="So you are saying…",
            quick=True,
        ),
        Step(
            "question",
            "Which one open question will you ask?",
            Words(),
            label="To ask",
            hint="One that cannot be answered with yes or no.",
            quick=True,
        ),
        Step("learned", "What did you learn?", Words(), label="Learned"),
        Step(
            "replaced",
            "Did their answer take the place of a guess?",
            Choice(YES_PARTLY_NO),
            label="Took the place of a guess",
        ),
    ),
)
