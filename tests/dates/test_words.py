from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safespace.dates.reading import When, read_when
from safespace.dates.words import day_in_words
from safespace.domain.moment import moment_of
from safespace.errors import UnclearDateError

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = datetime(2026, 11, 21, 14, 30, 15, tzinfo=PARIS)


def when(text: str, at: datetime = SATURDAY) -> When:
    now = moment_of(at, "Europe/Paris")
    return read_when(text, now=now, zone=PARIS, day_start=time(4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last friday", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("on sunday", date(2026, 11, 15)),
        ("last weds", date(2026, 11, 18)),
        ("last saturday", date(2026, 11, 14)),
        ("3 days ago", date(2026, 11, 18)),
        ("a week ago", date(2026, 11, 14)),
        ("two months ago", date(2026, 9, 21)),
        ("1 year 3 days ago", date(2025, 11, 18)),
        ("the day before yesterday", date(2026, 11, 19)),
        ("12 november", date(2026, 11, 12)),
        ("21 november", date(2026, 11, 21)),
        ("Nov 22", date(2025, 11, 22)),
        ("12th of November, 1660", date(1660, 11, 12)),
        ("saturday 14 november 2026", date(2026, 11, 14)),
        ("29 february", date(2024, 2, 29)),
        ("may 1st", date(2026, 5, 1)),
    ],
)
def test_days_in_words(text: str, expected: date) -> None:
    found = when(text)
    assert (found.day, found.whole_day) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hours ago", "2026-11-21T12:30:15+01:00"),
        ("half an hour ago", "2026-11-21T14:00:15+01:00"),
        ("90 minutes ago", "2026-11-21T13:00:15+01:00"),
        ("3h ago", "2026-11-21T11:30:15+01:00"),
        ("1 day and 3 hours ago", "2026-11-20T11:30:15+01:00"),
        ("friday 9pm", "2026-11-20T21:00:00+01:00"),
        ("9:15 pm on friday", "2026-11-20T21:15:00+01:00"),
        ("3 days ago at noon", "2026-11-18T12:00:00+01:00"),
        ("friday night", "2026-11-20T22:00:00+01:00"),
        ("12 november 01:00", "2026-11-12T01:00:00+01:00"),
    ],
)
def test_moments_in_words(text: str, expected: str) -> None:
    found = when(text)
    assert (found.moment.wall().isoformat(), found.whole_day) == (expected, False)


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)), st.integers(1, 400))
def test_words_agree_with_the_calendar(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    unit = "day" if back == 1 else "days"
    assert day_in_words(f"{back} {unit} ago", today=today).day == day
    assert day_in_words(f"{day:%A %d %B} {day.year}".lower(), today=today).day == day
    last = today - timedelta(days=back % 7 or 7)
    assert day_in_words(f"last {last:%A}".lower(), today=today).day == last
    near = today - timedelta(days=back % 365)
    assume((near.month, near.day) != (2, 29))
    assert day_in_words(f"{near:%d %B}".lower(), today=today).day == near
    ahead = today + timedelta(days=back % 365)
    assume((ahead.month, ahead.day) != (2, 29))
    found = day_in_words(f"{ahead:%B %d}".lower(), today=today, ahead=True)
    assert found.day == ahead


def test_hours_ago_count_real_hours_across_a_clock_change() -> None:
    after_the_change = datetime(2026, 10, 25, 5, tzinfo=PARIS)
    found = when("four hours ago", after_the_change)
    assert found.moment.wall().isoformat() == "2026-10-25T02:00:00+02:00"


def test_after_midnight_days_ago_count_from_the_evening() -> None:
    assert when("3 days ago", SATURDAY.replace(hour=1)).day == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("saturday", "2026-11-21", "2026-11-14"),
        ("saturday 9am", "2026-11-21", "2026-11-14"),
        ("friday 1am", "2026-11-20 01:00", "2026-11-21 01:00"),
    ],
)
def test_words_with_two_readings_get_both(text: str, one: str, other: str) -> None:
    with pytest.raises(UnclearDateError) as caught:
        when(text)
    assert f"could be {one} or {other}" in caught.value.message


@pytest.mark.parametrize(
    "text", ["31 february", "29 february 2025", "31 november 2025"]
)
def test_days_the_calendar_does_not_have(text: str) -> None:
    with pytest.raises(UnclearDateError, match="does not exist"):
        when(text)


def test_a_weekday_that_does_not_fit_its_date_is_pointed_out() -> None:
    with pytest.raises(UnclearDateError, match="2026-11-20 is a Friday"):
        when("monday 20 november 2026")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("may", "a month needs a day"),
        ("april 2025", "a month needs a day"),
        ("last week", "a stretch of days"),
        ("12", "a number alone"),
        ("twelve", "a number alone"),
        ("5000 years ago", "too far back"),
        ("99999999999 hours ago", "too far back"),
    ],
)
def test_unclear_words_come_back_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnclearDateError, match=reason):
        when(text)


@pytest.mark.parametrize(
    "text",
    [
        "foo 3",
        "3 foo ago",
        "next week",
        "next friday",
        "in 3 days",
        "friday 13",
        "12 november 26",
        "2 2 2",
        "-3 days",
        "1.5 hours ago",
        "friday may",
        "the",
        "ago",
        "last",
        "may may 3",
        "two friday",
        "yesterday friday",
        "mañana",
        "2026-11-20 21:00 utc",
        "hier",
        "3 days",
        "last last friday",
        "friday ago",
    ],
)
def test_words_outside_the_guard_are_refused(text: str) -> None:
    with pytest.raises(UnclearDateError, match="not clear as a date") as caught:
        when(text)
    assert "2026-11-21 21:00" in caught.value.hint
