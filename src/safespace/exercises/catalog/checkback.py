"""The check-back: what somebody expected, and what happened in the end.

"Can't tell" is a complete answer. What is tried next is a prediction of its own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.exercises.answer import chosen, number, words
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Day, Words
from safespace.exercises.limits import CHECK_AFTER, SHORT_TEXT
from safespace.exercises.numbers import Chance, Scale
from safespace.exercises.options import Choice, options

if TYPE_CHECKING:
    from datetime import date

    from safespace.exercises.answer import Answers

OUTCOMES = options(
    happened="it happened",
    partly="it happened in part",
    did_not="it did not happen",
    cant_tell="I can't tell",
    no_longer="it no longer matters",
)
COPED = Scale(0, 10, ((0, "not at all"), (5, "somehow"), (10, "well")))
_CLOSED = {"cant_tell", "no_longer"}


def _known(answers: Answers) -> bool:
    return not _CLOSED & set(chosen(answers, "outcome"))


def _tries(answers: Answers) -> bool:
    return _known(answers) and bool(words(answers, "try"))


def _predicts(answers: Answers) -> bool:
    return _tries(answers) and bool(words(answers, "predict"))


def _show(answers: Answers) -> str:
    """Show the prediction as it was written."""
    expected = words(answers, "prediction")
    if not expected:
        return ""
    percent = number(answers, "expected")
    likely = "" if percent is None else f"\nIt felt {percent} % likely then."
    return f"You wrote: {expected}{likely}"


def _fill(answers: Answers, day: date) -> Answers:
    if words(answers, "predict") and not answers.get("date"):
        return {**answers, "date": (day + timedelta(days=CHECK_AFTER)).isoformat()}
    return answers


def _ending(answers: Answers) -> tuple[str, ...]:
    lines = []
    outcome = words(answers, "outcome")
    if outcome in {"happened", "partly"}:
        lines.append("That happened, and it hurt. What helped you through?")
    elif outcome == "did_not":
        lines.append("The outcome was different this time. Worth keeping?")
    if _predicts(answers):
        lines.append(f"On {words(answers, 'date')}, checkback asks how it went.")
    return tuple(lines)


EXERCISE = Exercise(
    name="checkback",
    title="Check-back",
    summary="Look at something you feared, once you can know how it turned out.",
    practices=("S-12", "S-25"),
    minutes=2,
    given=frozenset({"prediction", "expected"}),
    fill=_fill,
    ending=_ending,
    steps=(
        Step(
            "prediction",
            "What did you expect to happen?",
            Words(SHORT_TEXT),
            label="Expected",
        ),
        Step("expected", "How likely did it feel then?", Chance(), label="Likely"),
        Step(
            "outcome",
            "What happened in the end?",
            Choice(OUTCOMES),
            label="In the end",
            show=_show,
        ),
        Step(
            "actual",
            "What would a camera have caught?",
            Words(),
            label="What happened",
            when=_known,
        ),
        Step(
            "coped",
            "How did you get through it?",
            COPED,
            label="Got through it",
            when=_known,
        ),
        Step(
            "learned",
            "Anything to keep from this?",
            Words(),
            label="To keep",
            when=_known,
        ),
        Step(
            "try",
            "Is there a small thing you want to try next?",
            Words(SHORT_TEXT),
            label="To try",
            relational=True,
            hint="Asking, waiting or sending, for instance. It can stay empty.",
            when=_known,
        ),
        Step(
            "predict",
            "What do you expect will happen when you do?",
            Words(SHORT_TEXT),
            label="Expected of it",
            when=_tries,
        ),
        Step(
            "pct",
            "How likely does that feel?",
            Chance(),
            label="Likely to",
            when=_predicts,
        ),
        Step(
            "date",
            "When could you know?",
            Day(after=CHECK_AFTER),
            label="To check on",
            when=_predicts,
        ),
        Step("put_off", "", Day(), label="Put off from", when=_predicts, asked=False),
    ),
)
