"""Triggers as lists: when, how strong then and since, and the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.text import first_line
from safespace.render.clean import clean_line
from safespace.render.dates import say_clock, say_short_day
from safespace.render.line import Fold, Role, Span, heading, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.domain.entry import Entry
    from safespace.render.line import Line

_ARROW = "\N{RIGHTWARDS ARROW}"


def list_triggers(entries: Iterable[Entry], *, discreet: bool) -> Iterator[Line]:
    """Lay out triggers under their days, the newest first."""
    day = None
    for entry in entries:
        if entry.day != day:
            day = entry.day
            yield line(heading(say_short_day(day)))
        code = Span(entry.short, Role.CODE)
        clock = say_clock(entry.moment.wall())
        parts: list[Span | str] = [f"  {clock}  ", code, "  "]
        wave = say_strengths(entry)
        if wave:
            parts += [quiet(wave), "  "]
        if not discreet:
            parts.append(_facts(entry))
        yield line(*parts, fold=Fold.CUT)


def say_wave(entry: Entry) -> Line:
    """Say how strong a trigger was, and is now."""
    return line("Rated  ", Span(entry.short, Role.CODE), f"  {say_strengths(entry)}")


def say_strengths(entry: Entry) -> str:
    """Return the ratings of a trigger in the order they were given, as in 8 to 3."""
    form = entry.content.form
    if form is None:
        return ""
    first = form.answers.get("distress_before")
    after = form.answers.get("distress_after")
    numbers = [one for one in (first, after) if isinstance(one, int)]
    numbers += [one.number for one in form.ratings if one.number is not None]
    return f" {_ARROW} ".join(map(str, numbers))


def _facts(entry: Entry) -> str:
    form = entry.content.form
    facts = form.answers.get("happened") if form else None
    return clean_line(
        facts if isinstance(facts, str) else first_line(entry.content.body)
    )
