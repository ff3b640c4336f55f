"""The drawer as a list: when something in it was written and when it opens, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.render.dates import say_clock, say_short_day
from safespace.render.envelope import instant
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from datetime import datetime

    from safespace.domain.entry import Entry
    from safespace.render.line import Line


def say_opening(opens: datetime | None, *, now: datetime) -> str:
    """Say when something opens, on the wall clock; None stays closed."""
    if opens is None:
        return "closed for good"
    verb = "open since" if opens <= now else "opens"
    return f"{verb} {say_short_day(opens)}, {say_clock(opens)}"


def list_unsent(entry: Entry, opening: str) -> Line:
    """Lay out one thing in the drawer."""
    written = quiet(f"  written {say_short_day(entry.day)}, ")
    return line(Span(entry.short, Role.CODE), written, opening, indent=6)


def describe_unsent(
    entry: Entry, opens_ms: int | None, *, now_ms: int
) -> dict[str, Any]:
    """Describe one thing in the drawer for programs."""
    return {
        "id": entry.id,
        "short": entry.short,
        "day": entry.day.isoformat(),
        "opens": None if opens_ms is None else instant(opens_ms),
        "open": opens_ms is not None and opens_ms <= now_ms,
    }
