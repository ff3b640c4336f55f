"""When a reminder comes: read strictly, said as typed, right across clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.errors import UsageError
from safespace.reminders.timing import (
    DAYS,
    EVERY_DAY,
    Timing,
    next_at,
    read_days,
    read_time,
    say_days,
)

times = st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0))
some_days = st.frozensets(st.integers(0, 6), min_size=1)
timings = st.builds(Timing, times, some_days)
zones = st.sampled_from(
    ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC"]
).map(ZoneInfo)
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone comes beside it
    datetime(2037, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(times)
def test_a_time_is_read_as_it_is_written(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == at


@pytest.mark.parametrize(
    "text",
    [
        *("8:30", "24:00", "12:60", "0830", "08:30:00", "8.30", " 08:30", "08:30 "),
        *("", "20:30\n", "٠٨:٣٠", "noon", "8pm", "-1:00"),
    ],
)
def test_nothing_else_is_a_time(text: str) -> None:
    with pytest.raises(UsageError, match="HH:MM"):
        read_time(text)


@given(some_days)
def test_days_are_read_as_they_are_said(days: frozenset[int]) -> None:
    assert read_days(say_days(days)) == days
    assert read_days(say_days(days).upper().replace(",", " , ")) == days


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_range_goes_round_the_week(first: int, last: int) -> None:
    days = read_days(f"{DAYS[first]}-{DAYS[last]}")

    assert {first, last} <= days
    assert len(days) == (last - first) % 7 + 1


@pytest.mark.parametrize(
    "text", ["", " ", "monday", "mon-", "-fri", "mon,,fri", "mo", "1-5", "mon-fri-sun"]
)
def test_nothing_else_is_days(text: str) -> None:
    with pytest.raises(UsageError, match="mon-fri"):
        read_days(text)


@given(timing=timings, after=moments, zone=zones)
def test_the_next_one_is_the_first_that_fits(
    timing: Timing, after: datetime, zone: ZoneInfo
) -> None:
    coming = next_at(timing, after=after, zone=zone, skip=lambda _: False)

    assert coming
    assert after < coming < after + timedelta(days=8, hours=2)
    assert coming.weekday() in timing.days
    if coming.time() != timing.at:
        # Only where the clocks skip that time.
        wall = datetime.combine(coming.date(), timing.at, tzinfo=zone)
        assert wall.astimezone(UTC).astimezone(zone).time() != timing.at
    for days in range(1, 9):
        earlier = datetime.combine(
            coming.date() - timedelta(days=days), timing.at, tzinfo=zone
        )
        assert earlier <= after or earlier.weekday() not in timing.days


@pytest.mark.parametrize(
    ("at", "after", "coming"),
    [
        # The clocks go forward at 01:00 on 29 March 2026, and back at 02:00 on 25 October.
        ("20:30", "2026-03-28T20:30+00:00", "2026-03-29T20:30+01:00"),
        ("01:30", "2026-03-28T12:00+00:00", "2026-03-29T02:30+01:00"),
        ("01:30", "2026-03-29T12:00+01:00", "2026-03-30T01:30+01:00"),
        ("01:30", "2026-10-24T12:00+01:00", "2026-10-25T01:30+01:00"),
        ("01:30", "2026-10-25T01:30+01:00", "2026-10-26T01:30+00:00"),
    ],
)
def test_the_wall_clock_counts_when_the_clocks_change(
    at: str, after: str, coming: str
) -> None:
    found = next_at(
        Timing(read_time(at)),
        after=datetime.fromisoformat(after),
        zone=ZoneInfo("Europe/Dublin"),
        skip=lambda _: False,
    )

    assert found
    assert found.isoformat(timespec="minutes") == coming


def test_days_off_are_left_out_and_a_year_of_them_ends_it() -> None:
    after = datetime(2026, 11, 22, tzinfo=UTC)
    timing = Timing(time(20, 30))

    coming = next_at(timing, after=after, zone=UTC, skip=lambda day: day.day < 25)

    assert coming
    assert coming.date().isoformat() == "2026-11-25"
    assert next_at(timing, after=after, zone=UTC, skip=lambda _: True) is None


def test_it_is_said_as_it_is_typed() -> None:
    assert Timing(time(6, 5), EVERY_DAY).say() == "06:05, every day"
    assert Timing(time(20, 30), read_days("mon-fri")).say() == "20:30, mon-fri"
    assert Timing(time(20, 30), read_days("sat,sun")).say() == "20:30, sat,sun"
