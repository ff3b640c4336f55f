"""What answering a form needs from outside: today, dates in words, feeling words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import SafespaceError
from safespace.exercises.answer import AnswerError, Reading

if TYPE_CHECKING:
    from datetime import date

    from safespace.cli._context import AppContext


def make_reading(run: AppContext) -> Reading:
    """Gather it for one sitting."""
    today = run.today()

    def read_day(typed: str) -> date:
        # Only a step that takes a date pays for reading dates.
        from safespace.dates.spans import read_days  # noqa: PLC0415

        try:
            return read_days(typed, today=today, future=True).first
        except SafespaceError as error:
            raise AnswerError(f"{error.message} {error.hint}".strip()) from error

    return Reading(today, read_day)
