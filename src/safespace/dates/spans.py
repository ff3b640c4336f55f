"""Reading stretches of days, for filters such as `--from` and for rest dates."""

from __future__ import annotations

from datetime import date, timedelta

from safespace.dates.iso import month_of, read_digits, read_month, read_year, tidy
from safespace.dates.refusals import ISO_HINT, not_yet, unreadable
from safespace.domain.day import DayRange
from safespace.errors import UnclearDateError

ONE_DAY = timedelta(days=1)
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_days(text: str, *, today: date, future: bool = False) -> DayRange:
    """Read a day, week, month, year or `A..B` as a range with both ends included.

    `today` is the journal day. A range that starts after it is refused unless
    `future`; then a day without a year also means the next one and not the latest.
    """
    asked = tidy(text)
    ends = asked.replace(" to ", "..").split("..")
    if len(ends) > 2 or not all(end.strip() for end in ends):
        raise unreadable(asked, "a range has two ends, as in 2026-12-24..2027-01-02")
    parts = [_stretch(end.strip(), today, ahead=future) for end in ends]
    first, last = parts[0].first, parts[-1].last
    if last < first:
        raise UnclearDateError(
            f"That range ends ({last}) before it starts ({first}).", hint=ISO_HINT
        )
    if first > today and not future:
        raise not_yet(first.isoformat(), f"Today is {today.isoformat()}.")
    return DayRange(first, last)


def _stretch(text: str, today: date, *, ahead: bool) -> DayRange:
    try:
        found = _named(text, today) or read_month(text) or read_year(text)
        if found is not None:
            return found
        day = read_digits(text) or _day_in_words(text, today, ahead=ahead)
    except (OverflowError, ValueError):
        raise unreadable(text, "it leaves the years 0001 to 9999") from None
    return DayRange(day, day)


def _day_in_words(text: str, today: date, *, ahead: bool) -> date:
    from safespace.dates.words import day_in_words  # noqa: PLC0415 - slow, so late

    return day_in_words(text, today=today, ahead=ahead).day


def _named(text: str, today: date) -> DayRange | None:
    """Read the stretches that have names: yesterday, last week, this month."""
    if text in _DAYS:
        day = today + _DAYS[text] * ONE_DAY
        return DayRange(day, day)
    which, _, unit = text.partition(" ")
    step = _STEPS.get(which)
    if step is None:
        return None
    if unit == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return DayRange(monday, monday + 6 * ONE_DAY)
    if unit == "month":
        return _month_beside(today, step)
    if unit == "year":
        year = today.year + step
        return DayRange(today.replace(year, 1, 1), today.replace(year, 12, 31))
    return None


def _month_beside(today: date, step: int) -> DayRange:
    this = month_of(today)
    if step < 0:
        return month_of(this.first - ONE_DAY)
    return month_of(this.last + ONE_DAY) if step else this
