"""The trigger log: facts, body and urge in the storm; story and other readings later.

The order is deliberate. What a camera would have caught comes first, then the body;
words for feelings come last, because naming them right before looking for other
readings leaves people feeling worse (doi:10.1007/s42761-021-00036-y).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.exercises.answer import chosen, words
from safespace.exercises.exercise import Exercise, Step, Topic
from safespace.exercises.feelings import FeelingWords
from safespace.exercises.kinds import Day, Items, Person, Words
from safespace.exercises.limits import CHECK_AFTER, SHORT_TEXT
from safespace.exercises.numbers import DISTRESS, STRENGTH, Chance, Scale
from safespace.exercises.options import YES_PARTLY_NO, Choice, Option, Several, options
from safespace.exercises.storm import A_LOT, is_flooded, is_nearly_most

if TYPE_CHECKING:
    from datetime import date

    from safespace.exercises.answer import Answers

BODY = options(
    head="head",
    jaw="jaw",
    throat="throat",
    chest="chest",
    stomach="stomach",
    limbs="arms or legs",
    heat="heat",
    heavy="heaviness",
    numb="numb",
    unsure="not sure",
)
URGES = options(
    withdraw="withdraw",
    mask="put on a brave face",
    please="please them",
    reassure="ask if we are okay",
    argue="argue",
    send="send a message",
    block="block or cut off",
    hurt_self="hurt myself",
    other="something else",
    none="nothing",
)
TYPES = options(
    criticism="criticism",
    slow_reply="a slow reply",
    tone="a tone of voice",
    reading_texts="reading a message over",
    left_out="being left out",
    teasing="teasing",
    plan_change="a change of plan",
    own_mistake="a mistake of my own",
    comparison="a comparison",
    compliment_or_apology="a compliment or an apology",
    silence="silence",
    other="something else",
)
SETTINGS = options(
    home="home", work="work", study="study", online="online", public="out in public"
)
CONTEXT = options(ok="fine", off="off")


def needs_help_first(answers: Answers) -> bool:
    """Say whether the help lines come before anything else."""
    return is_nearly_most(answers) or "hurt_self" in chosen(answers, "urge")


def _goes_on(answers: Answers) -> bool:
    return "stop" not in chosen(answers, "go_on")


def _fears(answers: Answers) -> bool:
    return _goes_on(answers) and bool(words(answers, "feared"))


def _fill(answers: Answers, day: date) -> Answers:
    # Without a day, nothing would ever ask what happened.
    if words(answers, "feared") and "check_on" not in answers:
        return {**answers, "check_on": (day + timedelta(days=CHECK_AFTER)).isoformat()}
    return answers


def _ending(answers: Answers) -> tuple[str, ...]:
    if not _goes_on(answers):
        return (A_LOT,)
    if words(answers, "feared"):
        day = words(answers, "check_on")
        return (f"On {day}, checkback asks what happened in the end.",) if day else ()
    return ()


EXERCISE = Exercise(
    name="trigger",
    title="Trigger",
    summary="Log a trigger in a minute; look at it when the wave is over.",
    practices=("S-11", "S-12", "S-13", "S-14", "S-15", "S-46", "S-51", "S-55"),
    minutes=1,
    feelings={"distress": "distress_before"},
    fill=_fill,
    ending=_ending,
    steps=(
        Step(
            "happened",
            "What would a camera have caught?",
            Words(SHORT_TEXT),
            label="Facts",
            hint="What was said or done, in a sentence. Describe it; no need to quote.",
            quick=True,
        ),
        Step(
            "distress_before",
            "How strong is it right now?",
            DISTRESS,
            label="Strength",
            quick=True,
        ),
        Step(
            "body",
            "Where does it show up?",
            Several(BODY),
            label="Body",
            quick=True,
        ),
        Step(
            "urge",
            "What does it make you want to do?",
            Several(URGES),
            label="Urge",
            quick=True,
            unkept=frozenset({"hurt_self"}),
        ),
        Step(
            "help_now",
            "",
            None,
            quick=True,
            when=needs_help_first,
            topic=Topic.HELP_NOW,
        ),
        Step(
            "go_on",
            "That is a lot. Save it and stop here, or keep writing?",
            Choice(options(stop="save and stop", on="keep writing")),
            quick=True,
            when=lambda answers: is_flooded(answers) or needs_help_first(answers),
            stored=False,
        ),
        Step(
            "feared",
            "What do you expect will happen that you could later check?",
            Words(SHORT_TEXT),
            label="Feared",
            quick=True,
            when=_goes_on,
        ),
        Step(
            "p_before",
            "How likely does it feel?",
            Chance(),
            label="Expected",
            quick=True,
            when=_fears,
        ),
        Step(
            "check_on",
            "When could you know?",
            Day(after=CHECK_AFTER),
            label="To check on",
            when=_fears,
        ),
        Step("put_off", "", Day(), label="Put off from", when=_fears, asked=False),
        Step(
            "urge_strength",
            "How strong is that urge?",
            STRENGTH,
            label="Strength of the urge",
            when=lambda answers: bool(set(chosen(answers, "urge")) - {"none"}),
        ),
        Step(
            "story",
            "What is your mind saying it means?",
            Words(),
            label="Story",
            hint="The story is information too. It stands beside the facts.",
            when=_goes_on,
        ),
        Step(
            "who", "Who was it about?", Person(), label="Who", hint="An alias is fine."
        ),
        Step("setting", "Where were you?", Choice(SETTINGS), label="Where"),
        Step("trigger_type", "Which is closest?", Choice(TYPES), label="Kind"),
        Step("did", "What did you do?", Words(), label="What I did", when=_goes_on),
        Step(
            "acted_on_urge",
            "Did you do what the urge wanted?",
            Choice(YES_PARTLY_NO),
            label="Acted on the urge",
            when=lambda answers: bool(set(chosen(answers, "urge")) - {"none"}),
        ),
        Step(
            "alternatives",
            "What else could explain it? One or two readings, even dull ones.",
            Items(),
            label="Other readings",
            relational=True,
            hint="One to a line.",
            when=_goes_on,
        ),
        Step(
            "facts_fit",
            "Do the facts fit the feeling?",
            Choice((*YES_PARTLY_NO, Option("unsure", "not sure"))),
            label="Facts fit",
            when=_goes_on,
        ),
        Step(
            "would_help",
            "If the facts do fit, what would help?",
            Words(),
            label="What would help",
            when=lambda a: _goes_on(a) and words(a, "facts_fit") in {"yes", "partly"},
        ),
        Step("need", "What did you need?", Words(), label="Need", when=_goes_on),
        Step(
            "echo",
            "Does this remind you of another time?",
            Words(),
            label="Echo",
            hint="Only if you want to look there today.",
            when=lambda answers: _goes_on(answers) and not is_flooded(answers),
        ),
        Step(
            "p_after",
            "How likely does it seem now?",
            Chance(),
            label="Expected later",
            when=_fears,
        ),
        Step(
            "distress_after", "How strong is it now?", DISTRESS, label="Strength later"
        ),
        Step(
            "minutes",
            "How long did the worst of it last, in minutes?",
            Scale(0, 9999, unit="minutes"),
            label="Lasted",
        ),
        Step(
            "sleep",
            "Anything making today harder? Sleep:",
            Choice(CONTEXT),
            label="Sleep",
        ),
        Step("food", "Food:", Choice(CONTEXT), label="Food"),
        Step("medication", "Medication:", Choice(CONTEXT), label="Medication"),
        Step(
            "if_then",
            "If this starts again, then I will…",
            Words(),
            label="If it starts again, I will",
            when=_goes_on,
        ),
        Step(
            "feelings",
            "Which words fit, if any?",
            FeelingWords(most=3),
            label="Feelings",
            hint="Up to three, or none.",
            when=_goes_on,
        ),
    ),
)
