"""Filters from the command line, read into one selection."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from safespace.domain.day import DayRange
from safespace.domain.label import BadLabelError, read_labels
from safespace.domain.text import NotTextError
from safespace.errors import UsageError

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.selection import Selection, Term

# The database takes a thousand conditions; nobody types half as many.
MOST_WORDS = 400


def read_label_options(texts: list[str] | None, *, noun: str) -> tuple[str, ...]:
    """Read tags or names as typed.

    Raises:
        UsageError: for one that could not be shown or told apart.
    """
    try:
        return read_labels(texts or [])
    except (BadLabelError, NotTextError) as error:
        raise UsageError(
            f"A {noun} has 1 to 60 printable characters and no comma."
        ) from error


def read_span(
    context: AppContext, on: str | None, first: str | None, last: str | None
) -> DayRange | None:
    """Read --on, --from and --to; a date that cannot be read never widens anything.

    Raises:
        UnclearDateError, UsageError: for dates that do not say one clear thing.
    """
    if on is None and first is None and last is None:
        return None
    if on is not None and (first is not None or last is not None):
        raise UsageError("Use --on by itself, or --from and --to.")
    if on is not None:
        return _read_days(context, on)
    start = date.min if first is None else _read_days(context, first).first
    end = date.max if last is None else _read_days(context, last).last
    if end < start:
        raise UsageError("These dates end before they begin.")
    return DayRange(start, end)


def read_selection(
    context: AppContext,
    *,
    words: list[str] | None = None,
    without: list[str] | None = None,
    labels: tuple[list[str] | None, list[str] | None] = (None, None),
    days: tuple[str | None, str | None, str | None] = (None, None, None),
) -> Selection:
    """Read all filters; labels are tags and people, days are on, from and to."""
    # Writing reads labels here, and selects nothing.
    from safespace.domain.selection import Selection  # noqa: PLC0415

    return Selection(
        terms=_read_words(words),
        without=_read_words(without),
        tags=read_label_options(labels[0], noun="tag"),
        people=read_label_options(labels[1], noun="name"),
        days=read_span(context, *days),
    )


def _read_words(texts: list[str] | None) -> tuple[Term, ...]:
    from safespace.domain.selection import read_terms  # noqa: PLC0415

    try:
        terms = read_terms(tuple(texts or ()))
    except NotTextError as error:
        raise UsageError("There are characters in this that are not text.") from error
    if len(terms) > MOST_WORDS:
        raise UsageError(
            f"That is more than {MOST_WORDS} words at once.",
            hint="In quotes, several words count as one phrase.",
        )
    return terms


def _read_days(context: AppContext, text: str) -> DayRange:
    # Only a command with a date in it pays for reading dates.
    from safespace.dates.spans import read_days  # noqa: PLC0415

    return read_days(text, today=context.today())
