"""What is said when a date could mean two things, or nothing.

Each function returns the error, so that the line that raises it stays visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import UnclearDateError

if TYPE_CHECKING:
    from datetime import datetime

ISO_HINT = "Year, month, day always works, for example 2026-11-21 or 2026-11-21 21:00."


def shown(text: str) -> str:
    """Return text fit for a message: printable characters only, in quotes."""
    return '"' + "".join(char for char in text if char.isprintable()) + '"'


def clock_of(wall: datetime) -> str:
    """Write a wall clock the way it can be typed back, seconds only when needed."""
    spec = "minutes" if wall.second == 0 else "seconds"
    return wall.replace(tzinfo=None).isoformat(sep=" ", timespec=spec)


def unreadable(text: str, because: str = "") -> UnclearDateError:
    """Say that a text does not read as one date."""
    reason = f": {because}" if because else ""
    return UnclearDateError(
        f"{shown(text)} is not clear as a date{reason}.", hint=ISO_HINT
    )


def impossible(text: str, because: str) -> UnclearDateError:
    """Say that a text reads as a date which the calendar or the clock does not have."""
    return UnclearDateError(f"{shown(text)} does not exist: {because}.", hint=ISO_HINT)


def two_readings(text: str, one: str, other: str) -> UnclearDateError:
    """Say which two dates a text could mean, both ready to copy."""
    return UnclearDateError(
        f"{shown(text)} could be {one} or {other}.",
        hint=f"Write the one you mean: {one} or {other}.",
    )


def not_yet(meant: str, hint: str = "") -> UnclearDateError:
    """Say that a date lies in the future, and how it was understood."""
    return UnclearDateError(
        f"That would be in the future: {meant}.", hint=hint or ISO_HINT
    )
