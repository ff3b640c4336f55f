"""What a report says in every format: its title, its dates, and what it is and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.render.clean import clean_line
from safespace.render.dates import MONTHS, say_day, say_moment
from safespace.render.entries import describe_feelings
from safespace.render.insights import HOW_TO_READ
from safespace.safety.position import POSITION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.domain.entry import Entry
    from safespace.report.report import Excerpt, Report

READABLE = "This file is readable by anyone who opens it."
QUESTIONS = "Questions I want to ask"
EXCERPTS = "From the notes"
READING = "How to read the figures"
POSITION_TITLE = "What this is and is not"
OWN_WORDS = "Chosen for this page, in the words they were written in."
LETTERS = "Letters stand for people, the same letter for the same person."
NOTHING = "There are no notes in these days."
MADE_BY = "Made with safespace on the writer's own computer."


def say_title(report: Report) -> str:
    """Say what this is, and of which days."""
    return f"Notes, {say_days(report)}"


def say_days(report: Report) -> str:
    """Say from which day to which; a single day stands alone."""
    first, last = report.days.first, report.days.last
    if first == last:
        return _say_date(last)
    same = first.year == last.year
    return f"{_say_date(first, year=not same)} to {_say_date(last)}"


def say_made(report: Report) -> str:
    """Say when the page was made, and that its figures are the writer's own."""
    return f"Made on {_say_date(report.made)} from one person's own notes."


def say_silent(report: Report) -> str:
    """Name the sections with too little to say; nothing where there are none."""
    if not report.silent:
        return ""
    return f"Nothing noted for: {'; '.join(report.silent)}."


def say_reading(report: Report) -> tuple[str, ...]:
    """Say how figures are to be read, where there are any, and what letters mean."""
    figures = HOW_TO_READ if report.figures and report.sections else ()
    named = any(one.people for one in report.excerpts)
    named = named or any(one.name == "people" for one in report.sections)
    return (*figures, *([LETTERS] if report.masked and named else []))


def say_when(entry: Entry) -> str:
    """Say when an entry is about."""
    if entry.whole_day:
        return say_day(entry.day)
    return say_moment(entry.day, entry.moment.wall())


def say_beside(excerpt: Excerpt, *, figures: bool) -> str:
    """Say what was noted beside the words of a chosen entry."""
    return " · ".join(_list_beside(excerpt, figures=figures))


def say_not(report: Report) -> tuple[str, ...]:
    """Say what a page like this is and is not, in every format."""
    del report
    return POSITION, MADE_BY, READABLE


def _list_beside(excerpt: Excerpt, *, figures: bool) -> Iterator[str]:
    content = excerpt.entry.content
    for tag in content.tags:
        yield f"#{clean_line(tag)}"
    if excerpt.people:
        yield f"with {', '.join(map(clean_line, excerpt.people))}"
    if figures:
        yield from describe_feelings(content.feelings)


def _say_date(day: date, *, year: bool = True) -> str:
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{said} {day.year}" if year else said
