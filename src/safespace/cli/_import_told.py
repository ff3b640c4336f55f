"""What import says of a file and of what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.render.dates import say_short_day
from safespace.render.entries import list_beside, say_entries
from safespace.render.line import line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.journal.importing import Brought
    from safespace.render.line import Line
    from safespace.transfer.survey import Survey

# Nouns that do not become many by an s.
_MANY = {
    "activity": "activities",
    "entry in the bin": "entries in the bin",
    "entry without words": "entries without words",
    "older copy": "older copies",
    "part without words": "parts without words",
    "weather": "weather",
}


def list_survey(survey: Survey, title: str) -> Iterator[Line]:
    """Say what is in a file."""
    if not survey.entries:
        yield line(f"This is {title}, with no entry to take in.")
    else:
        yield line(
            f"This is {title}: {say_entries(survey.entries)}{_say_days(survey)}."
        )
    there = survey.entries - survey.new
    if there:
        some = "All" if not survey.new else f"{there:,}"
        of = "is" if there == 1 and survey.new else "are"
        binned = f", {survey.binned:,} in the bin" if survey.binned else ""
        yield line(f"{some} of them {of} here already{binned}. They stay as they are.")
    if survey.binned:
        yield line(
            quiet("To bring back all that is there: safespace bin restore --all")
        )
    beside = list_beside(survey.holds, survey.programmes)
    if beside:
        yield line(f"Besides: {', '.join(beside)}.")
    if survey.left:
        yield line(f"What has no place here stays in the file: {_say_left(survey)}.")


def list_unread(survey: Survey) -> Iterator[Line]:
    """Say which records cannot be read, and why; the first of many."""
    if survey.unreadable:
        yield line(f"{say_records(survey.unreadable)} cannot be read:")
    for one in survey.unread:
        yield line(quiet(f"  {one.place}: {one.why}"), indent=4)
    more = survey.unreadable - len(survey.unread)
    if more:
        yield line(quiet(f"  and {more:,} more"))


def say_added(brought: Brought, *, wanted: int) -> Line:
    """Say how many entries came in, and how to take that back."""
    if not wanted:
        return line("That came in.")
    if not brought.added:
        return line("All of them came in by another way meanwhile.")
    came = f"{say_entries(brought.added)} came in"
    if brought.into_bin == brought.added:
        # There an undo would have nothing to take back but what was done before.
        return line(f"{came}, to the bin.")
    if brought.into_bin:
        came = f"{came}, {brought.into_bin:,} of them to the bin"
    return line(f"{came}.  ", quiet("to take it back: safespace undo"))


def say_records(count: int) -> str:
    """Return a number of records in words."""
    return "1 record" if count == 1 else f"{count:,} records"


def describe_survey(survey: Survey, name: str) -> dict[str, Any]:
    """Describe what is in a file, for programs."""
    return {
        "format": name,
        "entries": survey.entries,
        "new": survey.new,
        "binned": survey.binned,
        "first": survey.first and survey.first.isoformat(),
        "last": survey.last and survey.last.isoformat(),
        "left": [{"what": what, "count": count} for what, count in survey.left],
        "unread": [{"place": one.place, "why": one.why} for one in survey.unread],
        "unreadable": survey.unreadable,
        "holds": survey.holds,
        "programmes": survey.programmes,
    }


def _say_days(survey: Survey) -> str:
    if survey.first is None or survey.last is None:
        return ""
    if survey.first == survey.last:
        return f", {say_short_day(survey.first)}"
    return f", {say_short_day(survey.first)} to {say_short_day(survey.last)}"


def _say_left(survey: Survey) -> str:
    return ", ".join(_count(what, count) for what, count in survey.left)


def _count(what: str, count: int) -> str:
    return f"{count:,} {what if count == 1 else _MANY.get(what, f'{what}s')}"
