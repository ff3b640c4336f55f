"""The rhythm: twelve weeks as a picture, the figures as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.domain.rhythm import DayState, Grid, Rhythm, TodayState
from safespace.render.dates import DAYS, name_months
from safespace.render.line import BLANK, SEPARATOR, Fold, Line, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {
    DayState.WRITTEN: Span("■", Role.FULL),
    DayState.EMPTY: Span("·", Role.QUIET),
    DayState.REST: Span("~", Role.QUIET),
    DayState.OPEN: Span("□", Role.ACCENT),
    DayState.FUTURE: Span(" "),
    DayState.BEFORE: Span(" "),
}
_WIDE = 2
_LEFT = 6


def draw_grid(grid: Grid) -> Iterator[Line]:
    """Draw weeks as columns and weekdays as rows; it fits on 40 columns."""
    yield line(" " * _LEFT, quiet(name_months(grid.mondays, wide=_WIDE)))
    for weekday, row in enumerate(grid.rows):
        label = DAYS[weekday][:3]
        spans: list[str | Span] = ["  ", quiet(label.ljust(_LEFT - 2))]
        for state in row:
            spans += [SIGNS[state], " "]
        yield line(*spans)


def draw_key(grid: Grid) -> Line:
    """Explain the signs that are in the picture."""
    present = {state for row in grid.rows for state in row}
    words = {
        DayState.WRITTEN: "written",
        DayState.EMPTY: "not written",
        DayState.REST: "rest",
        DayState.OPEN: "today is open",
    }
    spans: list[str | Span] = ["  "]
    for state, text in words.items():
        if state in present:
            spans += [SIGNS[state], quiet(f" {text}   ")]
    return line(*spans, indent=2)


def say_rhythm(rhythm: Rhythm) -> str:
    """Say the figures in one line."""
    if not rhythm.written_total:
        return "Your rhythm begins with the first day you write."
    parts = []
    # On the first day there is nothing to compare with, and a pause is not counted.
    if rhythm.window_days > 1 and rhythm.window_written:
        parts.append(f"{rhythm.window_written} of the last {rhythm.window_days} days")
    if rhythm.run:
        parts.append(f"this run {rhythm.run}")
    parts.append(f"longest {rhythm.longest}")
    if rhythm.returns:
        times = {1: "once", 2: "twice"}.get(rhythm.returns, f"{rhythm.returns} times")
        parts.append(f"came back {times}")
    return SEPARATOR.join(parts)


def say_today(rhythm: Rhythm) -> str:
    """Say how today stands."""
    return {
        TodayState.WRITTEN: "You wrote today.",
        TodayState.OPEN: "Today is open.",
        TodayState.REST: "Today is a rest day.",
    }[rhythm.today]


def lay_out_rhythm(rhythm: Rhythm, grid: Grid, *, accessible: bool) -> Iterator[Line]:
    """Lay out the picture and the figures; accessible leaves the picture out."""
    if rhythm.written_total and not accessible:
        yield from draw_grid(grid)
        yield BLANK
        yield draw_key(grid)
        yield BLANK
    yield line("  ", say_rhythm(rhythm), fold=Fold.BETWEEN, indent=2)
    if rhythm.written_total:
        days = "day" if rhythm.written_total == 1 else "days"
        yield line("  ", quiet(f"{rhythm.written_total} {days} written in all."))
    yield line("  ", quiet(say_today(rhythm)))


def describe_rhythm(rhythm: Rhythm, grid: Grid) -> dict[str, Any]:
    """Describe the rhythm for programs, with the days of the picture."""
    weeks = [
        {"monday": monday.isoformat(), "days": [row[at].value for row in grid.rows]}
        for at, monday in enumerate(grid.mondays)
    ]
    return {**describe_figures(rhythm), "weeks": weeks}


def describe_figures(rhythm: Rhythm) -> dict[str, Any]:
    """Describe the figures alone."""
    return {
        "written_total": rhythm.written_total,
        "run": rhythm.run,
        "longest": rhythm.longest,
        "returns": rhythm.returns,
        "window": {"written": rhythm.window_written, "days": rhythm.window_days},
        "today": rhythm.today.value,
        "first": rhythm.first and rhythm.first.isoformat(),
        "last": rhythm.last and rhythm.last.isoformat(),
    }
