"""What a calendar counts, held against counting by hand."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.day import DayRange
from safespace.domain.rhythm import RestDates
from safespace.lookback.heat import By, Heat, find_level, warm_days
from tests.insights.samples import MONDAY, make_note

if TYPE_CHECKING:
    from safespace.insights.sample import Note

NOTES = st.lists(
    st.builds(
        lambda day, distress, valence: make_note(
            "entry", day=day, distress=distress, valence=valence
        ),
        st.integers(0, 9),
        st.none() | st.integers(0, 10),
        st.none() | st.integers(-4, 4),
    ),
    max_size=25,
)


@given(NOTES, st.sampled_from(By))
def test_the_warmth_of_every_day_is_what_its_notes_say(
    notes: list[Note], by: By
) -> None:
    found = warm_days(notes, by)

    for number in range(10):
        day = MONDAY + timedelta(days=number)
        of_day = [note for note in notes if note.day == day]
        assert (day in found) is bool(of_day)
        if not of_day:
            continue
        distress = [n.distress for n in of_day if n.distress is not None]
        felt = [n.valence for n in of_day if n.valence is not None]
        by_hand = {
            By.ENTRIES: len(of_day),
            By.DISTRESS: max(distress) if distress else None,
            By.FEEL: median(felt) if felt else None,
        }
        assert found[day].entries == len(of_day)
        assert found[day].value == by_hand[by]


@pytest.mark.parametrize(
    ("by", "levels"),
    [
        (By.ENTRIES, {1: 1, 2: 2, 3: 3, 4: 4, 40: 4}),
        (By.DISTRESS, {0: 1, 2: 1, 3: 2, 4: 2, 5: 3, 7: 3, 8: 4, 10: 4}),
        (By.FEEL, {-4: 1, -1.5: 1, -1: 2, 0: 2, 1: 2, 1.5: 3, 4: 3}),
    ],
)
def test_levels_follow_the_anchors(by: By, levels: dict[float, int]) -> None:
    assert {value: find_level(by, value) for value in levels} == levels


def test_values_of_a_part_are_those_of_its_days() -> None:
    days = warm_days([make_note("entry", day=n) for n in (0, 3, 3, 9)], By.ENTRIES)
    span = DayRange(MONDAY, MONDAY + timedelta(days=13))
    heat = Heat(By.ENTRIES, span, span.last, days, MONDAY)

    assert heat.values() == (1, 2, 1)
    assert heat.values(DayRange(MONDAY, MONDAY + timedelta(days=6))) == (1, 2)
    assert heat.mondays == (MONDAY, MONDAY + timedelta(days=7))


def test_a_day_off_is_one_only_without_an_entry() -> None:
    off = DayRange(MONDAY, MONDAY + timedelta(days=1))
    days = warm_days([make_note("entry")], By.ENTRIES)
    heat = Heat(By.ENTRIES, off, off.last, days, MONDAY, RestDates([off]))

    assert [heat.is_rest(day) for day in (off.first, off.last)] == [False, True]
