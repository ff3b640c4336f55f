from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.domain.day import DayRange
from safespace.domain.rhythm import (
    EXPLANATION,
    DayState,
    Rhythm,
    TodayState,
    compute_rhythm,
    explain,
    week_grid,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

TODAY = date(2026, 11, 21)  # a Saturday
DAY = timedelta(days=1)


def ago(*days: int) -> list[date]:
    return [TODAY - back * DAY for back in days]


def rest(first: int, last: int) -> list[DayRange]:
    return [DayRange(TODAY - first * DAY, TODAY - last * DAY)]


def rhythm(
    days: list[date], rests: list[DayRange] | None = None, forgiven: int = 0
) -> Rhythm:
    return compute_rhythm(
        days, today=TODAY, rests=rests or [], rest_days_a_week=forgiven
    )


def test_an_empty_journal_has_an_open_today_and_zeros() -> None:
    assert rhythm([]) == Rhythm(0, 0, 0, 0, 0, 0, TodayState.OPEN, None, None)


def test_the_first_day_is_a_run_of_one() -> None:
    found = rhythm([TODAY])
    assert (found.run, found.longest, found.returns) == (1, 1, 0)
    assert found.today is TodayState.WRITTEN


def test_today_is_open_and_ends_no_run() -> None:
    found = rhythm(ago(1, 2, 3))
    assert (found.run, found.today) == (3, TodayState.OPEN)


def test_an_unwritten_yesterday_ends_the_run_and_keeps_the_longest() -> None:
    found = rhythm(ago(2, 3, 4))
    assert (found.run, found.longest) == (0, 3)


def test_writing_again_counts_as_coming_back() -> None:
    found = rhythm(ago(0, 5, 6, 20))
    assert (found.run, found.longest, found.returns) == (1, 2, 2)


def test_order_and_repeats_make_no_difference() -> None:
    assert rhythm(ago(3, 1, 1, 2, 3)) == rhythm(ago(1, 2, 3))


def test_days_after_today_are_ignored() -> None:
    assert rhythm([TODAY + DAY, *ago(1)]) == rhythm(ago(1))


def test_a_rest_joins_two_halves_of_a_run_without_adding_to_it() -> None:
    found = rhythm(ago(0, 1, 10, 11), rest(9, 2))
    assert (found.run, found.longest, found.returns) == (4, 4, 0)


def test_a_rest_date_written_on_is_left_out_of_both_sides() -> None:
    found = rhythm(ago(0, 1, 2, 40), rest(1, 1))
    assert (found.run, found.window_written, found.window_days) == (2, 2, 27)
    assert found.written_total == 4


def test_a_rest_today_is_said_and_the_window_reaches_it() -> None:
    found = rhythm(ago(0, 1, 40), rest(0, 0))
    assert (found.today, found.run) == (TodayState.REST, 1)
    assert (found.window_written, found.window_days) == (1, 27)


def test_overlapping_rests_count_once() -> None:
    both = rest(9, 4) + rest(6, 2) + rest(8, 8)
    assert rhythm(ago(1, 10, 40), both).window_days == 28 - 8


def test_one_rest_day_a_week_forgives_the_first_unwritten_day() -> None:
    # Wednesday the 18th is not written.
    assert rhythm(ago(0, 1, 2, 4, 5)).run == 3
    assert rhythm(ago(0, 1, 2, 4, 5), forgiven=1).run == 5


def test_a_second_unwritten_day_in_the_same_week_is_not_forgiven() -> None:
    # Tuesday is forgiven, Thursday is not.
    assert rhythm(ago(0, 1, 3, 5), forgiven=1).run == 2


def test_forgiveness_starts_afresh_on_monday() -> None:
    # Sunday the 15th and Monday the 16th, each in its own week.
    found = rhythm(ago(0, 1, 2, 3, 4, 7, 8), forgiven=1)
    assert (found.run, found.returns) == (7, 0)


def test_seven_rest_days_a_week_never_end_a_run() -> None:
    assert rhythm([date(1660, 1, 1), TODAY], forgiven=7).run == 2


def test_the_window_begins_with_the_first_day_written() -> None:
    found = rhythm(ago(0, 2))
    assert (found.window_written, found.window_days) == (2, 3)


def test_the_window_ends_yesterday_while_today_is_open() -> None:
    assert rhythm(ago(28)).window_written == 1
    assert rhythm(ago(0, 28)).window_written == 1
    assert rhythm(ago(29)).window_written == 0


def test_first_and_last_are_the_ends_of_what_was_written() -> None:
    found = rhythm(ago(40, 3))
    assert [found.first, found.last] == ago(40, 3)


def calls_during(work: Callable[[], object]) -> int:
    """Count the Python functions entered, a cost that no busy machine changes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("forgiven", [0, 6, 7])
@pytest.mark.parametrize("rests", [[], [DayRange(date(1669, 5, 6), TODAY - DAY)]])
def test_three_centuries_of_silence_cost_nothing(
    rests: list[DayRange], forgiven: int
) -> None:
    days = [date(1660, 1, 1) + back * DAY for back in range(3413)]
    # Walking through the 130,000 days since would enter at least as many functions.
    assert calls_during(lambda: rhythm(days, rests, forgiven)) < 20_000
    assert rhythm(days, rests, forgiven).longest == 3413


def test_the_explanation_names_the_rest_days_and_only_when_there_are_some() -> None:
    assert any("Rest days each week: 2." in line for line in explain(2))
    assert len(explain(0)) == len(EXPLANATION) - 1
    assert not any("{" in line for line in explain(0) + explain(2))


@pytest.mark.parametrize("word", ["missed", "broke", "lost", "streak", "failed", "!"])
def test_the_explanation_is_kind(word: str) -> None:
    assert "run" in " ".join(EXPLANATION).split()
    assert word not in " ".join(EXPLANATION).lower()


def test_the_grid_shows_a_column_for_each_week_up_to_this_one() -> None:
    grid = week_grid(ago(0), today=TODAY)
    assert len(grid.mondays) == 12
    assert grid.mondays[-1] == date(2026, 11, 16)
    assert grid.mondays[0] == date(2026, 8, 31)
    assert [len(row) for row in grid.rows] == [12] * 7


def test_the_grid_names_the_state_of_every_day() -> None:
    grid = week_grid(ago(4, 3), today=TODAY, rests=rest(2, 2), weeks=1)
    assert [row[0] for row in grid.rows] == [
        DayState.BEFORE,
        DayState.WRITTEN,
        DayState.WRITTEN,
        DayState.REST,
        DayState.EMPTY,
        DayState.OPEN,
        DayState.FUTURE,
    ]


def test_the_grid_of_an_empty_journal_is_open_today() -> None:
    *before, today, tomorrow = (row[-1] for row in week_grid([], today=TODAY).rows)
    assert set(before) == {DayState.BEFORE}
    assert (today, tomorrow) == (DayState.OPEN, DayState.FUTURE)
