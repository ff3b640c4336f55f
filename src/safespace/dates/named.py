"""A day that somebody named, and how they named it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, and whether it was named by the calendar ("12 may") or from today.

    It matters for a clock time at night: "2026-05-12 01:00" is what the clock showed,
    while "yesterday 01:00" may mean either end of that night.
    """

    day: date
    by_calendar: bool
