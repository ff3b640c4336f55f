"""Backups lie closer together the younger they are, and the newest always stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.rotation import choose_kept

DAY_MS = 86_400_000
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NOW = int(NOON.timestamp() * 1000)
instants = st.integers(min_value=NOW - 1200 * DAY_MS, max_value=NOW + 400 * DAY_MS)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def day(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date()


def days(kept: frozenset[int]) -> list[str]:
    return [day(at_ms).isoformat() for at_ms in sorted(kept, reverse=True)]


def kept_by_the_book(taken: set[int], now_ms: int) -> set[int]:
    """One instant at a time: the newest of its period, with too few periods after it."""

    def stays(one: int, among: set[int]) -> bool:
        for count, text in ((7, "%Y-%m-%d"), (4, "%G-%V"), (12, "%Y-%m")):
            period = {other: day(other).strftime(text) for other in among}
            later = {period[o] for o in among if period[o] > period[one]}
            own = [o for o in among if period[o] == period[one]]
            if one == max(own) and len(later) < count:
                return True
        return False

    past = {one for one in taken if one <= now_ms}
    ahead = taken - past
    return {o for o in past if stays(o, past)} | {o for o in ahead if stays(o, ahead)}


@given(st.sets(instants, max_size=60))
def test_what_stays_is_what_the_rule_says(taken: set[int]) -> None:
    assert choose_kept(taken, now_ms=NOW) == kept_by_the_book(taken, NOW)


@given(st.sets(instants, min_size=1, max_size=60))
def test_the_newest_always_stays_and_choosing_again_removes_no_more(
    taken: set[int],
) -> None:
    kept = choose_kept(taken, now_ms=NOW)
    assert max(taken) in kept
    assert choose_kept(kept, now_ms=NOW) == kept
    assert len(kept) <= 2 * (7 + 4 + 12)


def test_three_years_of_days_leave_a_week_a_month_and_a_year() -> None:
    kept: frozenset[int] = frozenset()
    for number in range(3 * 365, -1, -1):
        now_ms = NOW - number * DAY_MS
        kept = choose_kept({*kept, now_ms}, now_ms=now_ms)
        assert now_ms in kept
        assert len(kept) <= 7 + 4 + 12
    assert days(kept) == [
        *(f"2026-11-{number}" for number in range(21, 14, -1)),
        "2026-11-08",
        "2026-11-01",
        *(f"2026-{month}" for month in ("10-31", "09-30", "08-31", "07-31", "06-30")),
        *(f"2026-{month}" for month in ("05-31", "04-30", "03-31", "02-28", "01-31")),
        "2025-12-31",
    ]
    every = {NOW - number * DAY_MS for number in range(3 * 365 + 1)}
    assert kept == choose_kept(every, now_ms=NOW)


def test_of_several_on_one_day_the_last_stays() -> None:
    taken = {at("2026-11-20T08:00"), at("2026-11-20T23:59"), at("2026-11-21T00:00")}
    assert choose_kept(taken, now_ms=NOW) == taken - {at("2026-11-20T08:00")}


def test_a_pause_of_years_removes_nothing() -> None:
    week = {NOW - number * DAY_MS for number in range(7)}
    assert choose_kept(week, now_ms=NOW + 3000 * DAY_MS) == week


def test_the_turn_of_the_year_does_not_split_a_week() -> None:
    # 28 December 2026 to 3 January 2027 is one ISO week.
    last = at("2027-01-10T12:00")
    taken = {last - number * DAY_MS for number in range(41)}
    assert days(choose_kept(taken, now_ms=last)) == [
        *(f"2027-01-{number:02}" for number in range(10, 2, -1)),
        "2026-12-31",
        "2026-12-27",
        "2026-12-20",
    ]


def test_a_clock_that_ran_ahead_costs_none_of_the_true_backups() -> None:
    ahead = {NOW + number * 30 * DAY_MS for number in range(1, 20)}
    kept: frozenset[int] = choose_kept(ahead, now_ms=max(ahead))
    first = set(kept)
    for number in range(10):
        now_ms = NOW + number * 60_000
        kept = choose_kept({*kept, now_ms}, now_ms=now_ms)
        assert now_ms in kept
        assert first <= kept


def test_nothing_to_choose_from_is_fine() -> None:
    assert choose_kept([], now_ms=NOW) == frozenset()


def test_days_before_1970_are_days_too() -> None:
    taken = {at("1969-12-31T01:00"), at("1969-12-31T02:00")}
    assert choose_kept(taken, now_ms=NOW) == {at("1969-12-31T02:00")}
    assert timedelta(milliseconds=min(taken)) < timedelta()
