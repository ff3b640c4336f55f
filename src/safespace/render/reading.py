"""One entry, laid out for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.render.clean import clean
from safespace.render.dates import say_clock, say_day, say_moment, say_short_day
from safespace.render.entries import describe_notes
from safespace.render.line import (
    BLANK,
    Fold,
    Line,
    Role,
    Span,
    heading,
    joined,
    line,
    quiet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from safespace.domain.entry import Entry, Revision


def lay_out_entry(entry: Entry) -> Iterator[Line]:
    """Lay out an entry: when, what was noted, the question, the words."""
    when = say_day(entry.day)
    if not entry.whole_day:
        when = say_moment(entry.day, entry.moment.wall())
    yield line(heading(when), "  ", Span(entry.short, Role.CODE))
    yield from _notes(entry)
    if entry.question:
        yield BLANK
        yield line(Span(entry.question, Role.QUESTION))
    yield BLANK
    yield from lay_out_body(entry.content.body)


def lay_out_body(body: str) -> Iterator[Line]:
    """Lay out somebody's words, line by line as they typed them."""
    for text in clean(body).rstrip("\n").split("\n"):
        yield line(text)


def lay_out_revision(revision: Revision, replaced: datetime) -> Iterator[Line]:
    """Lay out an earlier state of an entry, replaced at a time on the wall clock."""
    yield line(
        heading(f"Revision {revision.number}"),
        "  ",
        quiet(f"replaced {say_short_day(replaced)}, {say_clock(replaced)}"),
    )
    yield BLANK
    yield from lay_out_body(revision.content.body)


def _notes(entry: Entry) -> Iterator[Line]:
    notes = list(describe_notes(entry.content))
    if notes:
        yield line(*joined(notes), fold=Fold.BETWEEN)
    if entry.happened:
        wrote = entry.written.wall()
        yield line(quiet(f"written {say_day(wrote.date())}, {say_clock(wrote)}"))
    if entry.revision > 1:
        yield line(quiet(f"revision {entry.revision}"))
