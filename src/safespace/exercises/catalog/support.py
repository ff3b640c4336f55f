"""The support self-check: questions, each by itself, and who could be asked for help.

Nothing is added up and nothing is called by a name. The two questions about safety are
heard and acted on, and never kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from safespace.exercises.answer import chosen
from safespace.exercises.exercise import Exercise, Step, Topic
from safespace.exercises.options import Choice, options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.exercises.answer import Answers

ANSWERS = options(yes="yes", some="to some degree", no="no")
ITEMS = (
    ("sleep", "Sleep or appetite", "Have sleep or appetite changed for two weeks?"),
    ("argument", "Same argument", "Does the same argument keep returning?"),
    ("resentment", "Resentment", "Is resentment still heavy after three months?"),
    ("openness", "Being open", "Does being open feel unsafe, although you try?"),
    ("work", "Work or caring", "Do work, study or caring for others suffer?"),
    (
        "panic",
        "Panic or numbness",
        "Are there panic, numbness, flashbacks, or dates that hit hard?",
    ),
    ("drinking", "Drinking or using", "Are you drinking or using more?"),
    ("avoiding", "Avoiding people", "Are you avoiding people?"),
)
OPTIONS = (
    "More support might be useful. Some whom people ask:",
    "  a family doctor, or a therapist",
    "  somebody who knows ADHD, if that is part of it",
    "  a group of people who live with the same",
    "  somebody you trust",
    "  a help line: safespace help-now",
)


def _says(step: str, answers: Answers) -> bool:
    return bool({"yes", "some"} & set(chosen(answers, step)))


def _ending(answers: Answers) -> tuple[str, ...]:
    if any(value == "yes" for value in answers.values()):
        return OPTIONS
    # A "to some degree" about safety is enough.
    if _says("hopeless", answers) or _says("afraid", answers):
        return OPTIONS
    return ("Nothing here is added up. You can look again in a month or so.",)


def _steps() -> Iterator[Step]:
    for name, label, question in ITEMS:
        yield Step(name, question, Choice(ANSWERS), label=label)
    yield Step(
        "hopeless",
        "Do you feel hopeless, or think of harming yourself or anybody?",
        Choice(ANSWERS),
        hint="This answer is not kept.",
        stored=False,
    )
    yield Step(
        "help_now",
        "",
        None,
        when=partial(_says, "hopeless"),
        topic=Topic.HELP_NOW,
    )
    yield Step(
        "afraid",
        "Are you afraid of somebody?",
        Choice(ANSWERS),
        hint="This answer is not kept.",
        stored=False,
    )
    yield Step("safety", "", None, when=partial(_says, "afraid"), topic=Topic.SAFETY)


EXERCISE = Exercise(
    name="support",
    title="Support",
    summary="Ten questions on whether more support would help; nothing is added up.",
    practices=("S-29", "S-49", "S-61", "S-69", "S-70"),
    minutes=3,
    ending=_ending,
    steps=tuple(_steps()),
)
