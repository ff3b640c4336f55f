"""Body first, then words: three places, what is there, energy, pleasantness, a word.

Eyes stay open and nobody counts a heartbeat; "nothing" and "not sure" are answers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from safespace.exercises.answer import chosen
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.feelings import FeelingWords, pick_nearest
from safespace.exercises.numbers import ENERGY, PLEASANT, STRENGTH
from safespace.exercises.options import Choice, Several, options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.exercises.answer import Answers

AREAS = options(
    head="head",
    face="face or jaw",
    throat="throat or neck",
    shoulders="shoulders or back",
    chest="chest",
    stomach="stomach",
    hands="arms or hands",
    legs="legs or feet",
)
SENSATIONS = options(
    tight="tight",
    warm="warm",
    cold="cold",
    buzzing="buzzing",
    heavy="heavy",
    hollow="hollow",
    ache="an ache",
    nothing="nothing",
    unsure="not sure",
)
WANTS = options(
    comfort="comfort",
    space="space",
    food="food or water",
    rest="rest",
    company="company",
    speak="to speak",
    move="to move",
    unsure="not sure",
)
_QUIET = {"nothing", "unsure"}


def _chose(area: str, answers: Answers) -> bool:
    return area in chosen(answers, "areas")


def _feels(area: str, answers: Answers) -> bool:
    felt = chosen(answers, f"sensation_{area}")
    return _chose(area, answers) and bool(felt) and not _QUIET & set(felt)


def _body() -> Iterator[Step]:
    """Give the two questions about each area, for the areas that are chosen."""
    for area in AREAS:
        yield Step(
            f"sensation_{area.value}",
            f"{area.label.capitalize()}: what is there?",
            Choice(SENSATIONS),
            label=area.label.capitalize(),
            when=partial(_chose, area.value),
        )
        yield Step(
            f"strength_{area.value}",
            f"{area.label.capitalize()}: how strong is that?",
            STRENGTH,
            label=f"{area.label.capitalize()}, strength",
            when=partial(_feels, area.value),
        )


EXERCISE = Exercise(
    name="feel",
    title="Feel",
    summary="Find a word for it: body first, then energy, then words to choose from.",
    practices=("S-46", "S-47"),
    minutes=3,
    feelings={"valence": "pleasantness", "energy": "energy"},
    steps=(
        Step(
            "areas",
            "Eyes open: where do you notice something? Up to three places.",
            Several(AREAS, most=3),
            label="Places",
            hint="Leave out whatever you would rather not look at.",
        ),
        *_body(),
        Step("energy", "How much energy is in it?", ENERGY, label="Energy"),
        Step("pleasantness", "How pleasant is it?", PLEASANT, label="Pleasantness"),
        Step(
            "words",
            "Which of these words fit, if any?",
            FeelingWords(most=3, narrow=pick_nearest),
            label="Words",
            hint="Up to three, or not sure.",
        ),
        Step("wants", "What does it want?", Several(WANTS), label="It wants"),
    ),
)
