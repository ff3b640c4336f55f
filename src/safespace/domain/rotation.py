"""Which backups are kept: close together for the last days, further apart before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS = 7, 4, 12


def choose_kept(taken_ms: Iterable[int], *, now_ms: int) -> frozenset[int]:
    """Choose from instants (UTC milliseconds) of backups those that stay.

    The newest of each of the last 7 days, 4 ISO weeks and 12 months that have one
    stays, by the calendar in UTC; a pause of a year therefore removes nothing, and
    the newest always stays. Backups dated after `now_ms`, from a clock that ran
    ahead, are chosen from by themselves: they never take the place of true ones.
    """
    taken = frozenset(taken_ms)
    past = frozenset(at_ms for at_ms in taken if at_ms <= now_ms)
    return _thin(past) | _thin(taken - past)


def _thin(taken: frozenset[int]) -> frozenset[int]:
    dated = [(at_ms, _day(at_ms)) for at_ms in sorted(taken)]
    kept: set[int] = set()
    for count, period in _RULES:
        # A later instant of the same period takes the place of an earlier one.
        newest = {period(day): at_ms for at_ms, day in dated}
        kept.update(sorted(newest.values())[-count:])
    return frozenset(kept)


def _day(at_ms: int) -> date:
    return (EPOCH + timedelta(milliseconds=at_ms)).date()


def _iso_week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


_RULES: tuple[tuple[int, Callable[[date], object]], ...] = (
    (DAYS, date.toordinal),
    (WEEKS, _iso_week),
    (MONTHS, _month),
)
