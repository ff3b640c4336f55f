"""The calendar as a picture: every cell in its place, at every width, without colour."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.day import DayRange
from safespace.domain.period import Period, find_period
from safespace.domain.rhythm import RestDates
from safespace.lookback.heat import By, Heat, warm_days
from safespace.render.calendar import draw_calendar
from safespace.render.calendar_words import describe_calendar, say_calendar
from safespace.render.paint import make_console, paint
from safespace.terminal.visible import cells
from tests.insights.samples import MONDAY, make_note

if TYPE_CHECKING:
    from safespace.render.line import Role

SATURDAY = date(2026, 11, 21)
NOVEMBER = DayRange(date(2026, 11, 1), date(2026, 11, 30))
YEAR = find_period(Period.YEAR, SATURDAY)
WIDTHS = range(40, 201)
OFF = RestDates([DayRange(date(2026, 11, 9), date(2026, 11, 10))])


@cache
def make_heat(span: DayRange, by: By = By.ENTRIES, *, every: int = 2) -> Heat:
    """Make a calendar with an entry on every so manieth day, until today."""
    days = (SATURDAY - MONDAY).days
    notes = [
        make_note("entry", day=day, distress=day % 11, valence=day % 9 - 4)
        for day in range(0, days, every)
        for _ in range(1 + day % 5)
    ]
    return Heat(by, span, SATURDAY, warm_days(notes, by), MONDAY, OFF)


def draw(heat: Heat, width: int, *, figures: bool = True) -> list[str]:
    """Return the picture for a screen of a width."""
    lines = draw_calendar(heat, width, figures=figures)
    return [one.plain.rstrip() for one in lines]


def paint_on(width: int, heat: Heat) -> list[str]:
    """Return the picture as it is painted on a screen without colour."""
    stream = StringIO()
    console = make_console(stream, width=width, colour=False)
    paint(console, draw_calendar(heat, width, figures=True))
    return stream.getvalue().split("\n")[:-1]


def find_rows(lines: list[str]) -> list[list[str]]:
    """Return the rows of weekdays, seven for each block."""
    rows = [one for one in lines if one.startswith("  ") and one[2:5] in DAYS]
    return [rows[at : at + 7] for at in range(0, len(rows), 7)]


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def test_a_month_shows_each_date_with_its_sign() -> None:
    heat = Heat(
        By.ENTRIES,
        NOVEMBER,
        SATURDAY,
        warm_days(
            [make_note("entry", day=d) for d in (154, 155, 155, 173)], By.ENTRIES
        ),
        MONDAY,
        OFF,
    )

    assert draw(heat, 40) == [
        "November 2026  entries by day",
        "",
        "   Mo   Tu   We   Th   Fr   Sa   Su",
        "                                  1·",
        "    2░   3▒   4·   5·   6·   7·   8·",
        "    9~  10~  11·  12·  13·  14·  15·",
        "   16·  17·  18·  19·  20· [21░] 22",
        "   23   24   25   26   27   28   29",
        "   30",
        "",
        "  ░ 1   ▒ 2   · not written   ~ rest",
        "  [ ] today",
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("span", [NOVEMBER, YEAR], ids=["month", "year"])
def test_nothing_is_wider_than_the_screen(span: DayRange, width: int) -> None:
    lines = draw(make_heat(span), width)

    # The title alone may go on in a second line.
    assert max(map(cells, lines[1:])) <= width


@pytest.mark.parametrize("width", [40, 61, 80, 200])
def test_what_is_painted_is_what_was_drawn(width: int) -> None:
    heat = make_heat(YEAR)

    assert paint_on(width, heat) == draw(heat, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_day_of_a_year_stands_in_its_row_and_column(width: int) -> None:
    heat = make_heat(YEAR, every=1)
    wide = 2 if width >= 2 * 53 + 8 or width < 53 + 8 else 1

    signs = [
        [row[6::wide].ljust(99) for row in block]
        for block in find_rows(draw(heat, width))
    ]
    weeks = sum(max(len(row.rstrip()) for row in block) for block in signs[-1:])
    found = "".join(
        row[column]
        for block in signs
        for column in range(99)
        for row in block
        if row[column] != " "
    )

    assert weeks
    days = (SATURDAY - MONDAY).days
    by_hand = "".join("░▒▓█"[min(day % 5, 3)] for day in range(days)) + "□"
    assert found == by_hand


@given(st.integers(40, 200), st.sampled_from(By), st.integers(1, 9))
def test_signs_mean_the_same_without_colour(width: int, by: By, every: int) -> None:
    lines = draw_calendar(make_heat(YEAR, by, every=every), width, figures=True)
    spans = [span for one in lines for span in one.spans if len(span.text) == 1]

    roles: dict[str, set[Role]] = {}
    for span in spans:
        roles.setdefault(span.text, set()).add(span.role)
    assert all(len(found) == 1 for sign, found in roles.items() if sign.strip())


@pytest.mark.parametrize("by", By)
def test_the_key_explains_every_sign_of_the_picture(by: By) -> None:
    lines = draw(make_heat(YEAR, by, every=3), 80)
    blank = len(lines) - 1 - lines[::-1].index("")
    picture = {
        sign for block in find_rows(lines[:blank]) for row in block for sign in row[6:]
    }

    assert picture - {" "} == {
        sign for sign in " ".join(lines[blank:]) if sign in picture
    } - {" "}


def test_before_the_first_entry_and_after_today_nothing_is_marked() -> None:
    heat = make_heat(find_period(Period.YEAR, MONDAY - timedelta(days=200)))

    assert "·" not in "".join(draw(heat, 80)[:-1])


@pytest.mark.parametrize("by", By)
def test_without_figures_no_count_is_left(by: By) -> None:
    heat = make_heat(NOVEMBER, by)
    lines = [one.plain for one in say_calendar(heat, figures=False)]
    key = draw(heat, 80, figures=False)[-1]

    assert not any(sign.isdigit() for sign in key)
    assert all(
        not part[-1:].isdigit() for one in lines[2:] for part in one.split(":")[1:]
    )


def test_json_leaves_out_what_is_switched_off() -> None:
    heat = make_heat(NOVEMBER)
    whole = describe_calendar(heat, figures=True, rhythm=True)["days"]
    bare = describe_calendar(heat, figures=False, rhythm=False)["days"]

    assert sum(one["entries"] or 0 for one in whole) == sum(heat.values())
    assert [one["day"].day for one in whole if one["rest"]]
    assert {one["entries"] for one in bare} == {None}
    assert {one["rest"] for one in bare} == {None}
    assert all(one["word"] for one in bare)
