"""The chart of moods: a column for each week, n under it, gaps left as gaps."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.shape import Series
from safespace.insights.statistics import find_middle
from safespace.lookback.moods import Mood, chart_moods, say_words
from safespace.render.mood import describe_moods, draw_chart, find_room
from safespace.render.paint import make_console, paint
from safespace.terminal.visible import cells
from tests.insights.samples import make_note, make_sample

LEFT, WIDE = 6, 3
VALUES = st.lists(
    st.lists(st.integers(-4, 4), max_size=9), min_size=1, max_size=20
).filter(lambda weeks: bool(weeks[0] and weeks[-1]))


def chart(*weeks: list[int]) -> Series:
    """Make a series of weeks from the values of each."""
    notes = [
        make_note("entry", day=7 * number, valence=value)
        for number, values in enumerate(weeks)
        for value in values
    ]
    return chart_moods(make_sample(*notes), Mood.FEEL)


def draw(series: Series, *, figures: bool = True) -> list[str]:
    """Return the chart, line by line."""
    lines = draw_chart(series, Mood.FEEL, figures=figures)
    return [one.plain.rstrip() for one in lines]


def test_what_is_painted_is_what_was_drawn() -> None:
    series = chart([-3, 0, 1, 2, 4], [], [2, -1])
    stream = StringIO()
    console = make_console(stream, width=40, colour=False)
    paint(console, draw_chart(series, Mood.FEEL, figures=True))

    assert stream.getvalue().split("\n")[:-1] == draw(series)


def test_a_week_is_a_bar_with_its_middle_or_a_few_dots() -> None:
    assert draw(chart([-3, 0, 1, 2, 4], [], [2, -1])) == [
        "   +4  │",
        "       │",
        "       │     ○",
        "       ●",
        "    0  │  ·",
        "       │     ○",
        "       │",
        "       │",
        "   \N{MINUS SIGN}4",
        "    n  5     2",
        "       1  8 15",
        "      Jun",
    ]


@given(VALUES)
def test_every_sign_is_where_the_values_say(weeks: list[list[int]]) -> None:
    lines = draw(chart(*weeks))

    for number, values in enumerate(weeks):
        column = LEFT + number * WIDE + 1
        signs = {4 - row: one.ljust(200)[column] for row, one in enumerate(lines[:9])}
        shown = {value for value, sign in signs.items() if sign in "○●│"}
        if len(values) < 5:
            assert shown == set(values)
            assert "●" not in signs.values()
        else:
            assert shown == set(range(min(values), max(values) + 1))
            (dot,) = (value for value, sign in signs.items() if sign == "●")
            assert 0 <= dot - find_middle(values).median < 1
        count = lines[9].ljust(200)[column - 1 : column + 1].strip()
        assert count == (str(len(values)) if values else "")


@pytest.mark.parametrize("n", range(41))
def test_a_middle_needs_five_notes_in_the_picture_and_in_json(n: int) -> None:
    series = chart([at % 9 - 4 for at in range(n)] or [0], [1])
    (week, *_) = describe_moods(series, Mood.FEEL, figures=True)["weeks"]

    assert ("●" in "".join(draw(series))) is (n >= 5)
    assert (week["median"] is None) is (n < 5)
    assert (week["values"] is None) is (n >= 5)
    assert week["n"] == max(n, 1)


@pytest.mark.parametrize("width", range(40, 201))
def test_as_many_weeks_as_fit_stand_beside_each_other(width: int) -> None:
    series = chart(*[[at % 9 - 4] * (1 + at % 7) for at in range(80)])
    for figures in (True, False):
        room = find_room(series, width, figures=figures)
        part = Series("", series.points[:room], series.unit, series.noun)
        lines = draw(part, figures=figures)

        assert max(map(cells, lines)) <= width
        days = lines[-2].split()
        assert len(days) == room


def test_more_than_nine_notes_get_a_wider_column() -> None:
    lines = draw(chart([1] * 100, [2] * 7))

    assert lines[9].split() == ["n", "100", "7"]
    assert lines[9].index("7") == lines[1 + 1].index("●")


def test_without_figures_words_are_left() -> None:
    series = chart([-3, 0, 1, 2, 4], [], [2, -1])
    lines = draw(series, figures=False)
    data = describe_moods(series, Mood.FEEL, figures=False)

    assert lines[0].split() == ["very", "pleasant", "│"]
    assert not any(sign.isdigit() for one in lines[:9] for sign in one)
    assert [week["words"] for week in data["weeks"]] == [
        ["pleasant"],
        [],
        ["unpleasant", "pleasant"],
    ]
    assert {week["n"] for week in data["weeks"]} == {None}


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=12))
def test_every_value_has_a_word(values: list[int]) -> None:
    (point,) = chart(values).points

    assert all(say_words(Mood.FEEL, point))
