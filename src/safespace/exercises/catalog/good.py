"""Something good, written down while it is fresh: who did what, and what it changed."""

from __future__ import annotations

from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Person, Words
from safespace.exercises.options import Choice, options

KINDS = options(
    appreciation="something I appreciate",
    good_memory="a good memory",
    thanked_for_sharing="I was thanked for sharing",
    credit_to_me="credit to me",
    plan_shared="a plan we share",
)
SAID = options(
    yes="yes", will="I will", kept="I keep it to myself | that is fine as well"
)

EXERCISE = Exercise(
    name="good",
    title="Something good",
    summary="Keep appreciation, a good memory or credit to yourself for a bad day.",
    practices=("S-24", "S-41", "S-42", "S-43"),
    minutes=2,
    relational=True,
    ending=lambda _: ("Kept. On a bad day: safespace comfort",),
    steps=(
        Step("kind", "What is it?", Choice(KINDS), label="Kind", quick=True),
        Step(
            "what",
            "What exactly did they, or you, do?",
            Words(),
            label="What",
            hint="One thing, as it was. Small ones count.",
            quick=True,
        ),
        Step(
            "detail",
            "What could you see, hear, smell, taste or feel?",
            Words(),
            label="Detail",
            hint="One detail brings it back later.",
        ),
        Step("effect", "What did it change for you?", Words(), label="What it changed"),
        Step(
            "who",
            "Who was it?",
            Person(),
            label="Who",
            hint="A name or another name for them. Nobody is fine, too.",
        ),
        Step("said_it", "Did you say it to them?", Choice(SAID), label="Said"),
    ),
)
