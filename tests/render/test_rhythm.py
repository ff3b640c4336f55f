"""The rhythm as a picture and as a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.day import DayRange
from safespace.domain.rhythm import Grid, Rhythm, compute_rhythm, week_grid
from safespace.render.dates import MONTHS
from safespace.render.rhythm import (
    SIGNS,
    describe_rhythm,
    draw_grid,
    draw_key,
    lay_out_rhythm,
    say_rhythm,
    say_today,
)

SATURDAY = date(2026, 11, 21)


def back(*days: int) -> list[date]:
    """Return the days that many days before a Saturday."""
    return [SATURDAY - timedelta(days=each) for each in days]


def look(days: list[date], *, weeks: int = 12) -> tuple[Rhythm, Grid]:
    grid = week_grid(days, today=SATURDAY, weeks=weeks)
    return compute_rhythm(days, today=SATURDAY), grid


def test_weeks_are_columns_and_weekdays_are_rows() -> None:
    _, grid = look(back(0, 1, 5, 12), weeks=3)

    assert [line.plain.rstrip() for line in draw_grid(grid)] == [
        "      Nov",
        "  Mon   ■ ■",
        "  Tue   · ·",
        "  Wed   · ·",
        "  Thu   · ·",
        "  Fri   · ■",
        "  Sat   · ■",
        "  Sun   ·",
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_the_picture_fits_on_40_columns(today: date, weeks: int) -> None:
    grid = week_grid([today - timedelta(days=400)], today=today, weeks=weeks)

    assert max(len(line.plain) for line in draw_grid(grid)) <= 40


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_month_is_named_above_its_first_week_and_names_never_touch(
    today: date,
) -> None:
    grid = week_grid([], today=today, weeks=12)
    names = next(iter(draw_grid(grid))).plain

    shown = names.split()
    assert 2 <= len(shown) <= 4
    assert len(shown) == len(set(shown))
    for name in shown:
        at = (names.index(name) - 6) // 2
        month = [each[:3] for each in MONTHS].index(name) + 1
        assert grid.mondays[at].month == month
        assert at == 0 or grid.mondays[at - 1].month != month


def test_the_key_names_the_signs_that_are_there() -> None:
    rest = DayRange(*back(2, 2))
    grid = week_grid(back(1, 3), today=SATURDAY, rests=[rest], weeks=1)

    assert draw_key(grid).plain.split("   ") == [
        "  ■ written",
        "~ rest",
        "□ today is open",
        "",
    ]


def test_no_two_states_that_mean_something_look_alike() -> None:
    signs = [span.text for span in SIGNS.values() if span.text.strip()]

    assert len(set(signs)) == len(signs) == 4


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "Your rhythm begins with the first day you write."),
        ([0], "this run 1 · longest 1"),
        ([0, 1], "2 of the last 2 days · this run 2 · longest 2"),
        ([0, 2], "2 of the last 3 days · this run 1 · longest 1 · came back once"),
        (
            [0, 2, 3, 9],
            "4 of the last 10 days · this run 1 · longest 2 · came back twice",
        ),
    ],
)
def test_the_figures_are_one_kind_sentence(days: list[int], said: str) -> None:
    rhythm, _ = look(back(*days))

    assert say_rhythm(rhythm) == said


def test_today_is_open_until_it_ends() -> None:
    assert say_today(look(back(0))[0]) == "You wrote today."
    assert say_today(look(back(1))[0]) == "Today is open."
    rested = compute_rhythm([], today=SATURDAY, rests=[DayRange(SATURDAY, SATURDAY)])
    assert say_today(rested) == "Today is a rest day."


def test_a_listener_gets_sentences_and_no_picture() -> None:
    rhythm, grid = look(back(0, 1))

    said = [line.plain for line in lay_out_rhythm(rhythm, grid, accessible=True)]

    assert said == [
        "  2 of the last 2 days · this run 2 · longest 2",
        "  2 days written in all.",
        "  You wrote today.",
    ]


def test_before_the_first_entry_there_is_no_picture_either() -> None:
    rhythm, grid = look([])

    said = [line.plain for line in lay_out_rhythm(rhythm, grid, accessible=False)]

    assert said == [
        "  Your rhythm begins with the first day you write.",
        "  Today is open.",
    ]


def test_programs_get_the_same_days() -> None:
    rhythm, grid = look(back(0, 1), weeks=1)

    [week] = describe_rhythm(rhythm, grid)["weeks"]

    assert week["monday"] == "2026-11-16"
    assert week["days"] == [*["before"] * 4, "written", "written", "future"]
