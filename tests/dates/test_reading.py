from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

import pytest

from safespace.dates.reading import When, read_when
from safespace.domain.moment import Moment, moment_of
from safespace.errors import ExitCode, UnclearDateError

PARIS = ZoneInfo("Europe/Paris")
AFTERNOON = datetime(2026, 11, 21, 14, 30, 15, tzinfo=PARIS)  # a Saturday
SMALL_HOURS = datetime(2026, 11, 21, 1, 30, tzinfo=PARIS)  # still Friday's evening


def when(text: str, at: datetime = AFTERNOON, zone: tzinfo = PARIS) -> When:
    now = moment_of(at, "Europe/Paris")
    return read_when(text, now=now, zone=zone, day_start=time(4))


def wall(text: str, at: datetime = AFTERNOON) -> str:
    return when(text, at).moment.wall().isoformat(sep=" ", timespec="minutes")[:16]


def refusal(text: str, at: datetime = AFTERNOON) -> UnclearDateError:
    with pytest.raises(UnclearDateError) as caught:
        when(text, at)
    assert caught.value.exit_code is ExitCode.USAGE
    assert "2026-" in caught.value.hint or caught.value.hint.startswith("For the day")
    return caught.value


def test_a_date_alone_is_the_whole_day_at_noon() -> None:
    found = when("2026-11-20")
    assert found == When(
        moment_of(datetime(2026, 11, 20, 12, tzinfo=PARIS), "Europe/Paris"),
        date(2026, 11, 20),
        whole_day=True,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20 21:00", "2026-11-20 21:00"),
        ("2026-11-20T21:00", "2026-11-20 21:00"),
        ("  2026-11-20   21:00:59 ", "2026-11-20 21:00"),
        ("2026-11-20 9pm", "2026-11-20 21:00"),
        ("2026-11-20, 12:15 a.m.", "2026-11-20 00:15"),
        ("2026/11/20 21:00", "2026-11-20 21:00"),
        ("25/12/2025 21:00", "2025-12-25 21:00"),
        ("12/25/2025", "2025-12-25 12:00"),
        ("11.11.2025", "2025-11-11 12:00"),
        ("today 09:00", "2026-11-21 09:00"),
        ("yesterday 21:00", "2026-11-20 21:00"),
        ("yesterday at 9:15 pm", "2026-11-20 21:15"),
        ("noon yesterday", "2026-11-20 12:00"),
        ("09:00", "2026-11-21 09:00"),
        ("now", "2026-11-21 14:30"),
        ("this morning", "2026-11-21 09:00"),
        ("last night", "2026-11-20 22:00"),
        ("yesterday evening", "2026-11-20 19:00"),
    ],
)
def test_digits_and_common_words_read_as_people_mean_them(
    text: str, expected: str
) -> None:
    assert wall(text) == expected


def test_an_entry_of_1660_reads_with_the_offset_of_its_time() -> None:
    found = when("1660-01-01 10:00")
    assert (found.moment.offset_s, found.day) == (561, date(1660, 1, 1))


def test_the_first_day_of_the_calendar_reads() -> None:
    assert when("0001-01-01").day == date(1, 1, 1)


def test_a_numeric_offset_is_the_clock_somebody_lived_by() -> None:
    found = when("2026-11-20T23:00:05.250+05:30")
    assert found.moment.wall().isoformat() == "2026-11-20T23:00:05.250000+05:30"
    assert (found.moment.zone, found.day) == ("", date(2026, 11, 20))
    assert when("2026-11-20 23:00+00:00").moment.offset_s == 0


def test_a_numeric_offset_that_fits_the_zone_keeps_its_name() -> None:
    assert when("2026-11-20 23:00 +0100").moment.zone == "Europe/Paris"


def test_z_names_an_instant_and_the_zone_gives_the_clock() -> None:
    found = when("2026-11-20T03:30Z")
    assert found.moment.wall().isoformat() == "2026-11-20T04:30:00+01:00"
    assert found.day == date(2026, 11, 20)


def test_a_clock_time_before_day_start_belongs_to_the_evening() -> None:
    assert when("2026-11-20 01:00").day == date(2026, 11, 19)
    assert when("01:00").day == date(2026, 11, 20)


def test_after_midnight_today_is_still_the_evening() -> None:
    assert when("today", SMALL_HOURS).day == date(2026, 11, 20)
    assert when("yesterday", SMALL_HOURS).day == date(2026, 11, 19)
    assert wall("21:00", SMALL_HOURS) == "2026-11-20 21:00"
    assert wall("01:00", SMALL_HOURS) == "2026-11-21 01:00"
    assert "Your day starts at 04:00" in refusal("2026-11-21", SMALL_HOURS).hint
    assert "2026-11-21 03:00" in refusal("03:00", SMALL_HOURS).message


def test_the_noon_of_today_waits_for_noon() -> None:
    early = datetime(2026, 11, 21, 8, tzinfo=PARIS)
    assert when("today", early).moment == moment_of(early, "Europe/Paris")
    assert when("today", early).day == date(2026, 11, 21)


def test_a_part_of_the_day_that_has_begun_is_now_at_the_latest() -> None:
    assert wall("this evening", AFTERNOON.replace(hour=18)) == "2026-11-21 18:30"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21 14:32",
        "2026-11-22",
        "9999-01-01",
        "21:00",
        "tonight",
        "tomorrow 9am",
    ],
)
def test_the_future_is_refused_with_what_was_understood(text: str) -> None:
    message = refusal(text).message
    assert message.startswith("That would be in the future: ")


def test_a_clock_a_minute_fast_is_no_future() -> None:
    assert wall("14:31") == "2026-11-21 14:31"


def test_a_bare_time_still_to_come_points_to_yesterday() -> None:
    assert refusal("21:00").hint == "For the day before, try: yesterday 21:00."


@pytest.mark.parametrize(
    ("text", "at", "one", "other"),
    [
        ("12/11/2026", AFTERNOON, "2026-11-12", "2026-12-11"),
        ("yesterday 01:00", AFTERNOON, "2026-11-20 01:00", "2026-11-21 01:00"),
        ("last night", SMALL_HOURS, "2026-11-19 22:00", "2026-11-20 22:00"),
    ],
)
def test_two_readings_are_both_written_out(
    text: str, at: datetime, one: str, other: str
) -> None:
    error = refusal(text, at)
    assert f"{one} or {other}" in error.message
    assert f"{one} or {other}" in error.hint
    assert wall(one) != wall("2025-01-01")


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13-01", "0000-01-01", "2/30/2025", "25:00", "13pm", "0am"],
)
def test_impossible_dates_are_called_impossible(text: str) -> None:
    assert "does not exist" in refusal(text).message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2026",
        "2026-11",
        "25/12/25",
        "at 9",
        "21:00+02:00",
        "2026-11-20 9",
        "2026-11/20",
        "\uff12\uff10\uff12\uff16-11-20",
        "morning",
        "x" * 500,
    ],
)
def test_unclear_dates_are_refused(text: str) -> None:
    assert len(refusal(text).message) < 120


def test_a_clock_time_skipped_in_spring_is_refused() -> None:
    error = refusal("2026-03-29 02:30")
    assert "skipped that night" in error.message
    assert "2026-03-29 03:30" in error.hint


def test_an_hour_that_came_twice_is_the_first() -> None:
    assert when("2026-10-25 02:30").moment.offset_s == 7200


def test_a_day_a_whole_country_skipped_is_refused() -> None:
    with pytest.raises(UnclearDateError, match="whole day was skipped"):
        when("2011-12-30", zone=ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize("text", ["0001-01-01 00:30+10:00", "0001-01-01T00:00Z"])
def test_the_edge_of_the_calendar_is_a_refusal_and_no_crash(text: str) -> None:
    now = moment_of(datetime(2026, 11, 21, tzinfo=UTC))
    with pytest.raises(UnclearDateError, match="0001 to 9999"):
        read_when(
            text, now=now, zone=ZoneInfo("America/Los_Angeles"), day_start=time(4)
        )


def test_whole_days_and_moments_agree_on_their_day() -> None:
    found = when("today")
    assert isinstance(found.moment, Moment)
    assert found.moment.wall().date() == found.day
