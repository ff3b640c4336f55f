"""Entries as lists: a day, then a line for each entry, then its notes if it has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.snippet import make_snippet
from safespace.render.clean import clean_line
from safespace.render.dates import say_clock, say_short_day
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
    from collections.abc import Iterable, Iterator
    from datetime import date

    from safespace.domain.entry import Content, Entry, Feelings
    from safespace.domain.page import Page
    from safespace.domain.selection import Term

_INDENT = 15
MINUS = "\N{MINUS SIGN}"


def list_entries(entries: Iterable[Entry], *, discreet: bool = False) -> Iterator[Line]:
    """Lay out entries under their days."""
    day: date | None = None
    for entry in entries:
        if entry.day != day:
            day = entry.day
            yield line(heading(say_short_day(day)))
        yield _summarise(entry, discreet=discreet)
        notes = list(describe_notes(entry.content))
        if notes:
            yield line(" " * _INDENT, *joined(notes), fold=Fold.BETWEEN, indent=_INDENT)


def list_matches(
    page: Page, terms: tuple[Term, ...], *, discreet: bool = False
) -> Iterator[Line]:
    """Lay out search results: where, and the words around the match."""
    for number, entry in enumerate(page.entries):
        if number:
            yield BLANK
        yield line(
            heading(say_short_day(entry.day)),
            "  ",
            *_say_time(entry),
            Span(entry.short, Role.CODE),
        )
        if not discreet:
            parts = make_snippet(entry.content.body, terms)
            spans = (Span(t, Role.MATCH if hit else Role.TEXT) for t, hit in parts)
            yield line("  ", *spans, indent=2)


def describe_notes(content: Content) -> Iterator[Span]:
    """Return what was noted beside the words: tags, people, feelings."""
    for tag in content.tags:
        yield Span(f"#{clean_line(tag)}", Role.TAG)
    for person in content.people:
        yield Span(clean_line(person), Role.PERSON)
    for text in describe_feelings(content.feelings):
        yield quiet(text)


def describe_feelings(feelings: Feelings) -> Iterator[str]:
    """Return feelings in words and figures."""
    if feelings.valence is not None:
        yield f"feel {say_signed(feelings.valence)}"
    if feelings.energy is not None:
        yield f"energy {say_signed(feelings.energy)}"
    if feelings.distress is not None:
        yield f"distress {feelings.distress}/10"


def say_signed(number: int) -> str:
    """Return a number with its sign, so that a scale around zero reads as one."""
    sign = MINUS if number < 0 else "+" if number else ""
    return f"{sign}{abs(number)}"


def _summarise(entry: Entry, *, discreet: bool) -> Line:
    clock = "day  " if entry.whole_day else say_clock(entry.moment.wall())
    parts: list[str | Span] = ["  ", quiet(clock), "  ", Span(entry.short, Role.CODE)]
    if not discreet:
        gap = " " * max(2, _INDENT - 9 - len(entry.short))
        parts += [gap, clean_line(entry.title)]
    return line(*parts, fold=Fold.CUT)


def _say_time(entry: Entry) -> tuple[Span | str, ...]:
    if entry.whole_day:
        return ()
    return (quiet(say_clock(entry.moment.wall())), "  ")


def list_beside(holds: int, programmes: int) -> list[str]:
    """Return what there is of people on hold and of programmes, in words."""
    said = []
    if holds:
        said.append("1 person on hold" if holds == 1 else f"{holds:,} people on hold")
    if programmes:
        many = programmes != 1
        said.append(f"{programmes:,} programmes" if many else "1 programme")
    return said


def say_entries(count: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def say_words(body: str) -> str:
    """Return the number of words in a text."""
    count = len(body.split())
    return "1 word" if count == 1 else f"{count:,} words"
