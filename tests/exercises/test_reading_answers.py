"""What people type is read as they mean it, and told apart from what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.exercises.answer import AnswerError
from safespace.exercises.feelings import FeelingWords
from safespace.exercises.kinds import Day, Items, Kind, Person, Words
from safespace.exercises.numbers import DISTRESS, PLEASANT, Chance
from safespace.exercises.options import YES_PARTLY_NO, Choice, Several, options
from tests.exercises.walks import READING

COLOURS = options(red="red", green="dark green", blue="blue")


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        (DISTRESS, "7", 7),
        (DISTRESS, " 10 ", 10),
        (PLEASANT, "-4", -4),
        (Chance(), "70", 70),
        (Chance(), "70 %", 70),
        (Chance(), "7", 70),
        (Chance(), "7 of 10", 70),
        (Chance(), "5%", 5),
        (Chance(), "72", 70),
        (Choice(COLOURS), "2", "green"),
        (Choice(COLOURS), "Dark", "green"),
        (Choice(YES_PARTLY_NO), "yes", "yes"),
        (Several(COLOURS), "1 3", ("red", "blue")),
        (Several(COLOURS), "blue, red, blue", ("blue", "red")),
        (Words(), "  I said e\u0301 ", "I said é"),
        (Items(), "one\n\n two ", ("one", "two")),
        (Day(), "2026-12-24", "2026-12-24"),
        (Person(), "@Ash", "Ash"),
        (FeelingWords(), "left, Homesick", ("left out", "homesick")),
    ],
)
def test_it_is_read_as_it_is_meant(kind: Kind, typed: str, read: object) -> None:
    assert kind.read(typed, READING) == read


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (DISTRESS, "11"),
        (DISTRESS, "very"),
        (DISTRESS, "3.5"),
        (PLEASANT, "5"),
        (Chance(), "101"),
        (Chance(), "-1"),
        (Choice(COLOURS), "4"),
        (Choice(COLOURS), "purple"),
        (Several(COLOURS, most=1), "1 2"),
        (Words(3), "four"),
        (Words(), "a\0b"),
        (Person(), "a,b"),
        (FeelingWords(most=1), "a, b"),
        (FeelingWords(), "99"),
        (FeelingWords(), "x" * 41),
    ],
)
def test_what_cannot_be_read_is_said_kindly(kind: Kind, typed: str) -> None:
    with pytest.raises(AnswerError) as told:
        kind.read(typed, READING)

    assert str(told.value).endswith(".")
    assert "!" not in str(told.value)


@given(typed=st.text(max_size=30))
@pytest.mark.parametrize(
    "kind",
    [
        DISTRESS,
        Chance(),
        Choice(COLOURS),
        Several(COLOURS),
        Words(9),
        Items(),
        Person(),
    ],
    ids=lambda kind: type(kind).__name__,
)
def test_whatever_is_typed_is_an_answer_or_told(kind: Kind, typed: str) -> None:
    try:
        value = kind.read(typed, READING)
    except AnswerError:
        return
    raw = list(value) if isinstance(value, tuple) else value

    assert kind.check(raw) == value
    assert isinstance(kind.say(value), str)
