"""Help lines: the right ones, in a calm order, on any width, with their age told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.safety.helplines import (
    Need,
    find_lines,
    say_lines,
    say_places,
)

TODAY = date(2026, 11, 22)
# Every number there may be: whoever adds one has to say so here as well.
NUMBERS = {
    "AU": {"000", "13 11 14", "0477 13 11 14", "1800 737 732"},
    "CA": {"911", "9-8-8"},
    "EU": {"112"},
    "IE": {"112", "999", "116 123", "1800 341 900"},
    "NZ": {"111", "1737", "0800 733 843"},
    "UK": {"999", "116 123", "85258", "0808 2000 247", "0808 801 0327"},
    "US": {"911", "988", "741741", "1-800-799-7233"},
    "": set(),
}
MEMBERS = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
anything = st.text(max_size=20) | st.sampled_from([*NUMBERS, *MEMBERS.split(), "JP"])


def find_numbers(texts: tuple[str, ...] | list[str]) -> set[str]:
    """Return everything in some rows of text that could be dialled."""
    return set(re.findall(r"\d[\d -]*\d", "\n".join(texts)))


def find_reached(country: str) -> list[str]:
    """Return how to reach each line of a country."""
    return [each.reach for each in find_lines(country, TODAY).place.lines]


@pytest.mark.parametrize("country", NUMBERS)
def test_a_country_has_its_own_numbers_and_no_others(country: str) -> None:
    assert find_numbers(find_reached(country)) == NUMBERS[country]


@pytest.mark.parametrize("country", NUMBERS)
def test_the_emergency_number_comes_first_and_every_need_has_a_line(
    country: str,
) -> None:
    needs = [each.need for each in find_lines(country, TODAY).place.lines]

    assert needs[0] is Need.EMERGENCY
    assert sorted(needs, key=[*Need].index) == needs
    assert {*needs} == {*Need}


@pytest.mark.parametrize("code", MEMBERS.split())
def test_112_reaches_help_in_every_member_state(code: str) -> None:
    first = find_lines(code, TODAY).place.lines[0]

    assert first.need is Need.EMERGENCY
    assert "112" in first.reach


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ie", "Ireland"),
        ("  Ireland ", "Ireland"),
        ("uk", "United Kingdom"),
        ("GB", "United Kingdom"),
        ("northern  ireland", "United Kingdom"),
        ("usa", "United States"),
        ("new zealand", "New Zealand"),
        ("de", "European Union"),
        ("JP", "Wherever you are"),
        ("IRE", "Wherever you are"),
        ("", "Wherever you are"),
    ],
)
def test_a_country_is_found_by_its_code_and_by_its_name(typed: str, name: str) -> None:
    lines = find_lines(typed, TODAY)

    assert lines.place.name == name
    assert lines.found is (name != "Wherever you are")


def test_no_two_places_answer_to_the_same_name() -> None:
    places = find_lines("", TODAY).places
    names = [n for p in places for n in (*p.codes, *p.also, p.name.upper())]

    assert len(names) == len({*names}) > 30
    assert all(each.is_called(each.code) for each in places)


@pytest.mark.parametrize(("age", "old"), [(0, False), (180, False), (181, True)])
def test_half_a_year_later_it_asks_to_double_check(age: int, *, old: bool) -> None:
    checked = find_lines("IE", TODAY).place.verified_on

    lines = find_lines("IE", checked + timedelta(days=age))

    assert lines.double_check is old
    assert ("please double-check" in " ".join(say_lines(lines, 80)).lower()) is old


@pytest.mark.parametrize("today", [date.min, date.max])
def test_a_clock_that_is_far_off_keeps_no_number_away(today: date) -> None:
    assert "  Call 112 or 999" in say_lines(find_lines("IE", today), 80)


@given(country=anything, width=st.integers(0, 120))
def test_it_fits_any_screen_and_leaves_nothing_out(country: str, width: int) -> None:
    lines = find_lines(country, TODAY)
    rows = say_lines(lines, width)
    words = " ".join(rows).split()

    assert all(
        len(row) <= max(width, 20) or len(row.split()) == 1
        for row in (*rows, *say_places(lines, width))
    )
    for each in lines.place.lines:
        assert " ".join(each.reach.split()[1:]) in " ".join(words)
    assert rows == say_lines(lines, width)


def test_headings_stand_out_from_what_is_under_them() -> None:
    rows = say_lines(find_lines("UK", TODAY), 80)

    assert rows[0] == "United Kingdom"
    blocks = "\n".join(rows[2:-2]).split("\n\n")
    assert [block.split("\n")[0][0] == " " for block in blocks] == [False] * 3
    assert all(row.startswith("  ") for b in blocks for row in b.split("\n")[1:])
    assert not any(a == b == "" for a, b in pairwise(rows))


def test_the_places_are_named_with_what_to_type_for_them() -> None:
    rows = say_places(find_lines("", TODAY), 80)

    assert len(rows) == 8
    for row in rows[1:]:
        code, _, name = row.strip().partition("  ")
        assert find_lines(code, TODAY).place.name == name
