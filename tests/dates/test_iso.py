from __future__ import annotations

import calendar
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.dates.iso import month_of, read_digits, tidy
from safespace.dates.reading import read_when
from safespace.dates.spans import read_days
from safespace.domain.day import journal_day
from safespace.domain.moment import moment_of
from safespace.errors import UnclearDateError

PARIS = ZoneInfo("Europe/Paris")
AFTERNOON = datetime(2026, 11, 21, 14, 30, tzinfo=PARIS)
NOW = moment_of(AFTERNOON, "Europe/Paris")
WORDS = [
    "last",
    "this",
    "next",
    "friday",
    "saturday",
    "may",
    "november",
    "3",
    "12",
    "21",
    "2026",
    "30",
    "a",
    "two",
    "hour",
    "hours",
    "days",
    "week",
    "months",
    "ago",
    "yesterday",
    "today",
    "before",
    "day",
    "the",
    "of",
    "at",
    "9pm",
    "01:00",
    "21:00",
    "noon",
    "night",
    "morning",
    "2026-11-20",
    "12/11/2026",
    "25/12/2025",
    "..",
    "to",
    "z",
    "+02:00",
    ",",
    "0",
    "1e5",
    "-1",
    "half",
    "an",
    "foo",
]


@given(st.dates())
def test_every_date_reads_back_from_its_iso_form(day: date) -> None:
    assert read_digits(day.isoformat()) == day


@given(st.dates())
def test_the_other_orders_read_the_same_day_or_are_refused(day: date) -> None:
    for form in (f"{day:%d/%m/}{day.year:04}", f"{day:%m/%d/}{day.year:04}"):
        if day.day > 12 or day.day == day.month:
            assert read_digits(form) == day
        else:
            with pytest.raises(UnclearDateError, match=day.isoformat()):
                read_digits(form)


@given(st.dates())
def test_a_month_reaches_from_its_first_day_to_its_last(day: date) -> None:
    found = month_of(day)
    length = calendar.monthrange(day.year, day.month)[1]
    assert (found.first.day, found.last.day) == (1, length)
    assert day in found


@given(
    st.datetimes(datetime(2, 1, 1), datetime(2026, 11, 20)),  # noqa: DTZ001 - walls
    st.integers(-18 * 60, 18 * 60),
)
def test_a_time_with_its_offset_reads_back_exactly(
    wall: datetime, minutes: int
) -> None:
    local = wall.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    found = read_when(local.isoformat(), now=NOW, zone=PARIS, day_start=time(4))
    expected = moment_of(local)
    assert found.moment.at_ms == expected.at_ms
    assert found.moment.offset_s == expected.offset_s


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_no_mixture_of_date_words_crashes_or_reaches_the_future(text: str) -> None:
    with suppress(UnclearDateError):
        found = read_when(text, now=NOW, zone=PARIS, day_start=time(4))
        assert found.day <= AFTERNOON.date()
        assert found.moment.at_ms <= NOW.at_ms + 60_000
        assert found.whole_day or found.day == journal_day(found.moment, time(4))


@settings(max_examples=500, deadline=None)
@given(
    text=st.text(max_size=30) | st.lists(st.sampled_from(WORDS)).map(" ".join),
    future=st.booleans(),
)
def test_any_text_is_a_range_or_a_refusal(text: str, future: bool) -> None:
    with suppress(UnclearDateError):
        found = read_days(text, today=AFTERNOON.date(), future=future)
        assert found.first <= found.last
        assert future or found.first <= AFTERNOON.date()


@given(st.text(min_size=1, max_size=40))
def test_tidy_text_is_one_line(text: str) -> None:
    try:
        assert tidy(text).splitlines() == [tidy(text)]
    except UnclearDateError:
        assert not text.strip() or len(text.casefold()) > 60
