"""Self-validation: three lines, or a letter, to somebody who had a hard moment: oneself.

At high distress it is three lines and no more. What is written has to be believable;
grand sentences leave people who need them most feeling worse
(doi:10.1111/j.1467-9280.2009.02370.x).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import number, words
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Words
from safespace.exercises.limits import BELIEVABLE
from safespace.exercises.numbers import DISTRESS, Chance, Scale
from safespace.exercises.options import Choice, options
from safespace.exercises.storm import (
    A_LOT,
    HELP_LINES,
    help_step,
    is_flooded,
    is_nearly_most,
)

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

MODES = options(three="three lines", letter="a letter")
VOICES = options(i="as I", you="as you", name="by my name")
HARSH = Scale(0, 10, ((0, "kind"), (5, "stern"), (10, "as harsh as it gets")))
LONGEST_NAME = 60


def _in_letter(answers: Answers) -> bool:
    return not is_flooded(answers) and words(answers, "mode") == "letter"


def _who(answers: Answers) -> str:
    voice = words(answers, "voice")
    named = words(answers, "my_name") if voice == "name" else ""
    return named or {"you": "you"}.get(voice, "I")


def _begin_sense(answers: Answers) -> str:
    return f"It makes sense that {_who(answers)} felt … because …"


def _begin_others(answers: Answers) -> str:
    place = {"I": "my", "you": "your"}.get(_who(answers), f"{_who(answers)}'s")
    return f"Someone else in {place} place might also …"


def _ending(answers: Answers) -> tuple[str, ...]:
    lines = []
    if is_flooded(answers):
        lines.append(A_LOT)
    if is_nearly_most(answers):
        lines.append(HELP_LINES)
    believed = number(answers, "believable")
    if believed is not None and believed < BELIEVABLE:
        lines.append(
            "A softer line that is half believed carries further than a grand one."
        )
    return tuple(lines)


EXERCISE = Exercise(
    name="validate",
    title="Validate",
    summary="Three lines or a letter: why what you felt makes sense.",
    practices=("S-23", "S-48", "S-63"),
    minutes=5,
    feelings={"distress": "distress_before"},
    ending=_ending,
    steps=(
        Step("distress_before", "How strong is it right now?", DISTRESS, "Strength"),
        help_step(),
        Step(
            "mode",
            "Three lines, or a letter?",
            Choice(MODES),
            label="Form",
            hint="A letter has three questions more. Twenty minutes are plenty.",
            when=lambda answers: not is_flooded(answers),
        ),
        Step(
            "voice", "How do you want to speak to yourself?", Choice(VOICES), "Spoken"
        ),
        Step(
            "my_name",
            "Which name do you like to be called by?",
            Words(LONGEST_NAME),
            label="Name",
            when=lambda answers: words(answers, "voice") == "name",
        ),
        Step("harsh_before", "How harsh is the voice inside?", HARSH, "Harshness"),
        Step("facts", "What happened, in facts alone?", Words(), "Facts"),
        Step(
            "makes_sense",
            "Why does it make sense?",
            Words(),
            label="Makes sense",
            show=_begin_sense,
        ),
        Step(
            "others",
            "What might somebody else have felt?",
            Words(),
            label="Others",
            show=_begin_others,
            when=_in_letter,
        ),
        Step(
            "own_part",
            "What can you own without attacking yourself?",
            Words(),
            label="My part",
            hint="It may be nothing. Putting something right is for another day.",
            when=_in_letter,
        ),
        Step(
            "friend",
            "What would you tell a friend?",
            Words(),
            label="To a friend",
            when=_in_letter,
        ),
        Step(
            "kind_thing",
            "What is one kind thing you could do within a day?",
            Words(),
            label="One kind thing",
        ),
        Step("harsh_after", "How harsh is the voice now?", HARSH, "Harshness later"),
        Step(
            "believable",
            "How believable is what you wrote?",
            Chance(),
            label="Believable",
        ),
    ),
)
