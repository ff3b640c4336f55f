"""Placing a wall clock in a time zone, where clocks are moved twice a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from safespace.dates.refusals import ISO_HINT, clock_of
from safespace.domain.moment import Moment, moment_of
from safespace.errors import UnclearDateError

if TYPE_CHECKING:
    from datetime import tzinfo


def place(wall: datetime, zone: tzinfo, zone_name: str = "") -> Moment:
    """Turn a naive wall clock into a moment; an hour that came twice means the first.

    Raises UnclearDateError for a clock time that was skipped, and at the very edges of
    the calendar, where UTC would leave the years 0001 to 9999.
    """
    try:
        local = wall.replace(tzinfo=zone, fold=0)
        real = local.astimezone(UTC).astimezone(zone)
    except OverflowError:
        raise UnclearDateError(
            f"{clock_of(wall)} lies outside of the years 0001 to 9999.", hint=ISO_HINT
        ) from None
    if real.replace(tzinfo=None) != wall:
        raise _skipped(wall, real)
    return moment_of(local, zone_name)


def _skipped(wall: datetime, real: datetime) -> UnclearDateError:
    moved = real.replace(tzinfo=None) - wall
    what = "that whole day" if moved >= timedelta(days=1) else "that clock time"
    return UnclearDateError(
        f"{clock_of(wall)} did not exist here: {what} was skipped that night.",
        hint=f"The clocks went forward; the same instant is {clock_of(real)}.",
    )
