from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from safespace.domain.day import DayRange, journal_day, journal_day_at
from safespace.domain.moment import Moment, moment_of

PARIS = ZoneInfo("Europe/Paris")
FOUR = time(4)


def lived(text: str, zone: str = "Europe/Paris", fold: int = 0) -> Moment:
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return moment_of(wall, zone)


def test_a_day_written_after_midnight_belongs_to_the_evening() -> None:
    assert journal_day(lived("2026-11-21T00:00"), FOUR) == date(2026, 11, 20)


def test_the_last_minute_before_day_start_still_belongs_to_the_evening() -> None:
    assert journal_day(lived("2026-11-21T03:59:59"), FOUR) == date(2026, 11, 20)


def test_day_start_itself_opens_the_new_day() -> None:
    assert journal_day(lived("2026-11-21T04:00"), FOUR) == date(2026, 11, 21)


def test_a_day_start_of_midnight_follows_the_calendar() -> None:
    assert journal_day(lived("2026-11-21T00:00"), time(0)) == date(2026, 11, 21)


def test_when_clocks_go_forward_the_wall_clock_decides() -> None:
    # 01:59 is followed by 03:00 that night; with a 02:30 start, 03:00 is the new day.
    assert journal_day(lived("2026-03-29T01:59"), time(2, 30)) == date(2026, 3, 28)
    assert journal_day(lived("2026-03-29T03:00"), time(2, 30)) == date(2026, 3, 29)


@pytest.mark.parametrize("fold", [0, 1])
def test_when_clocks_go_back_both_hours_belong_to_the_evening(fold: int) -> None:
    moment = lived("2026-10-25T02:30", fold=fold)
    assert journal_day(moment, FOUR) == date(2026, 10, 24)


def test_a_flight_does_not_move_what_was_written_before_it() -> None:
    written = lived("2026-11-20T23:30", "Asia/Tokyo")
    landed = lived("2026-11-20T22:00", "America/Los_Angeles")
    assert landed.at_ms > written.at_ms
    assert journal_day(written, FOUR) == journal_day(landed, FOUR) == date(2026, 11, 20)


def test_the_same_instant_can_be_two_days_in_two_zones() -> None:
    at_ms = lived("2026-11-21T12:00", "UTC").at_ms
    tokyo, hawaii = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
    assert journal_day_at(at_ms, tokyo, FOUR) == date(2026, 11, 21)
    assert journal_day_at(at_ms, hawaii, FOUR) == date(2026, 11, 20)


def test_the_night_after_a_leap_day_belongs_to_it() -> None:
    assert journal_day(lived("2028-03-01T02:00"), FOUR) == date(2028, 2, 29)


def test_the_first_night_of_1970_belongs_to_1969() -> None:
    assert journal_day_at(0, UTC, FOUR) == date(1969, 12, 31)


def test_the_year_2100_is_no_leap_year() -> None:
    assert journal_day(lived("2100-03-01T03:00"), FOUR) == date(2100, 2, 28)


def test_an_entry_of_1660_keeps_the_odd_offset_of_its_town() -> None:
    moment = lived("1660-01-01T03:59:59", "Europe/London")
    assert moment.offset_s == -75
    assert journal_day(moment, FOUR) == date(1659, 12, 31)
    assert journal_day(lived("1660-01-01T04:00", "Europe/London"), FOUR) == date(
        1660, 1, 1
    )


def test_the_first_day_of_the_calendar_keeps_its_early_hours() -> None:
    moment = moment_of(datetime(1, 1, 1, 2, tzinfo=UTC))
    assert journal_day(moment, FOUR) == date.min


def test_a_range_holds_both_of_its_ends() -> None:
    rest = DayRange(date(2026, 12, 24), date(2027, 1, 2))
    assert date(2026, 12, 24) in rest
    assert date(2027, 1, 2) in rest
    assert date(2027, 1, 3) not in rest


def test_a_range_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        DayRange(date(2027, 1, 2), date(2026, 12, 24))
