"""Columns and dates: the small parts that every screen shares."""

from __future__ import annotations

import locale
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from safespace.render.columns import WIDEST, align
from safespace.render.dates import say_clock, say_day, say_short_day


def test_names_are_padded_to_the_widest() -> None:
    assert align(["#tea", "#garden", "#雨の日"]) == ["#tea   ", "#garden", "#雨の日"]
    assert align([]) == []


def test_one_very_long_name_pushes_nothing_to_the_right() -> None:
    long = "#" + "x" * 40

    assert align(["#tea", long, "#soup"]) == ["#tea ", long, "#soup"]


@given(st.lists(st.text(st.sampled_from("aé雨ק\u0301"), min_size=1, max_size=8)))
def test_a_column_is_equally_wide_in_every_script(names: list[str]) -> None:
    assert len({wcswidth(name) for name in align(names)}) <= 1


def test_a_name_in_a_column_is_cleaned() -> None:
    assert align(["a\x1b[2J\nb"]) == ["a b"]
    assert 40 - len("  1,200 entries") > WIDEST


def test_dates_are_the_same_in_every_locale() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        assert say_day(date(2026, 3, 1)) == "Sunday 1 March 2026"
        assert say_short_day(date(2026, 3, 1)) == "Sun 1 Mar 2026"
        assert say_clock(datetime(2026, 3, 1, 7, 5)) == "07:05"  # noqa: DTZ001
    finally:
        locale.setlocale(locale.LC_TIME, before)
