"""What answering a form needs from outside: today, dates in words, feeling words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import SafespaceError
from safespace.exercises.answer import AnswerError, Reading
from safespace.exercises.feelings import FeelingWords

if TYPE_CHECKING:
    from datetime import date

    from safespace.cli._context import AppContext
    from safespace.exercises.feelings import Feeling
    from safespace.exercises.walk import Walk


def make_reading(run: AppContext, walk: Walk) -> Reading:
    """Gather it for one sitting; only a walk that asks for words loads them."""
    today = run.today()

    def read_day(typed: str) -> date:
        # Only a step that takes a date pays for reading dates.
        from safespace.dates.spans import read_days  # noqa: PLC0415

        try:
            return read_days(typed, today=today, future=True).first
        except SafespaceError as error:
            raise AnswerError(f"{error.message} {error.hint}".strip()) from error

    return Reading(today, read_day, find_feelings(run) if _asks_words(walk) else ())


def find_feelings(run: AppContext) -> tuple[Feeling, ...]:
    """Return the words for feelings; what is wrong with an own file is told once."""
    # Reading YAML costs more than most commands.
    from safespace.exercises.vocabulary import load_feelings  # noqa: PLC0415

    feelings, problems = load_feelings(run.places.feelings)
    for problem in problems:
        run.output.note(f"{problem.message}. {problem.hint}")
    return feelings


def _asks_words(walk: Walk) -> bool:
    return any(
        isinstance(step.kind, FeelingWords)
        for step in walk.exercise.steps
        if walk.only is None or step.name in walk.only
    )
