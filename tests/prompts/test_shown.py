"""The record of what was shown: small, plain, and whole again after any damage."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from safespace.prompts.marks import Marks, marks_from_text, marks_to_text
from safespace.prompts.question import Question, find_kept, question_of
from safespace.prompts.shown import (
    Record,
    Showing,
    record_from_text,
    record_to_text,
    theme_of,
)

if TYPE_CHECKING:
    from safespace.prompts.shelf import Shelf

DAY = date(2026, 11, 22)
ASKED = Question("rain-001", "rain", "gentle", "Does it rain?", "It may.", ("Where?",))


def test_every_shipped_prompt_survives_being_kept(shelf: Shelf) -> None:
    for prompt in shelf.prompts:
        asked = question_of(prompt)
        text = record_to_text(Record().serve_daily(DAY, asked))
        assert find_kept(text, DAY) == asked
        assert record_from_text(text).daily == (DAY, asked)


def test_a_question_is_kept_for_its_day_alone() -> None:
    text = record_to_text(Record().serve_daily(DAY, ASKED))
    assert find_kept(text, DAY + timedelta(days=1)) is None
    assert find_kept("", DAY) is None


def test_what_was_shown_comes_back_in_its_order() -> None:
    record = Record().serve_daily(DAY, ASKED).serve_now(DAY, "rain-002")
    record = record.pass_over(DAY, "rain-002").serve_now(DAY, "user/wind-001")
    again = record_from_text(record_to_text(record))
    assert again == record
    assert again.current_of(DAY) == "user/wind-001"
    assert [each.passed for each in again.shown] == [False, False, True, False]


def test_a_year_and_more_is_kept_and_no_flood() -> None:
    record = Record()
    for n in range(500):
        record = record.serve_now(DAY + timedelta(days=n), f"rain-{n:03d}")
    assert len(record.shown) == 401
    assert len(record_to_text(record)) < 40_000


def test_muting_todays_prompt_lets_it_go_and_remembers_it_was_shown() -> None:
    record = Record().serve_daily(DAY, ASKED).serve_now(DAY, "user/wind-001")
    assert record.without(["rain"]).daily is None
    assert record.without(["rain-001"]).daily is None
    assert record.without(["wind"]).current is None
    assert record.without(["snow"]) == record
    assert record.without(["rain"]).shown == record.shown


@given(at=st.integers(min_value=len("safespace-shown 1\n")), sign=st.characters())
def test_damage_takes_one_line_and_leaves_the_others(at: int, sign: str) -> None:
    record = Record().serve_daily(DAY, ASKED).serve_now(DAY, "rain-002")
    record = record.serve_now(DAY, "rain-003")
    text = record_to_text(record)
    at = min(at, len(text) - 1)
    again = record_from_text(text[:at] + sign + text[at + 1 :])
    # A line break more or less can take a second line with it.
    assert len(set(record.shown) - set(again.shown)) <= (2 if text[at] == "\n" else 1)
    assert record_from_text(record_to_text(again)) == again


@given(text=st.text())
def test_any_text_can_be_read_as_a_record_and_as_marks(text: str) -> None:
    record_from_text(f"safespace-shown 1\n{text}")
    marks_from_text(f"safespace-marks 1\n{text}")


def test_marks_come_back() -> None:
    marks = Marks().mute("rain", on=True).mute("user/wind-001", on=True)
    marks = marks.favour("snow-001", on=True)
    assert marks_from_text(marks_to_text(marks)) == marks
    assert marks.mute("rain", on=False).muted == {"user/wind-001"}
    assert marks.favour("snow-001", on=False).favourites == frozenset()


def test_the_theme_is_in_the_id() -> None:
    assert theme_of("self_care-001") == "self_care"
    assert theme_of("user/wind-001") == "wind"


def test_showings_compare_by_what_they_say() -> None:
    assert Showing(DAY, "a-001") == Showing(DAY, "a-001")
    assert Showing(DAY, "a-001") != Showing(DAY, "a-001", passed=True)
