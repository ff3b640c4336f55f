"""Prompts that ask the same are found; those that only share words are not."""

from __future__ import annotations

import pytest

from safespace.prompts.likeness import can_compare, find_near, find_same

REWORDED = [
    (
        "What did you actually see or hear, in one plain sentence?",
        "In one plain sentence, what did you really see or hear?",
    ),
    (
        "Where in your body is this loudest right now?",
        "Where in your body is it loudest at the moment?",
    ),
    ("Who gets to see you tired?", "Who is allowed to see you when you are tired?"),
    ("What are you tired of carrying today?", "Which load are you tired of carrying?"),
    (
        "What do you wish they knew, in ten words or fewer?",
        "What do you wish they had known, in ten words?",
    ),
]
# The closest that were found among 500 prompts written by hand.
DIFFERENT = [
    (
        "For you, what is the difference between putting a hurt down and opening up?",
        "What is the difference, for you, between private and secret?",
    ),
    (
        "What small thing did a colleague mention that you could ask about next week?",
        "What did you assume about someone this week that you could ask about instead?",
    ),
]


def near(one: str, other: str) -> list[tuple[str, str]]:
    return list(find_near([("a-001", one), ("b-001", other)]))


@pytest.mark.parametrize("pair", REWORDED)
def test_the_same_question_in_other_words_is_found(pair: tuple[str, str]) -> None:
    assert near(*pair) == near(*pair[::-1]) == [("b-001", "a-001")]


@pytest.mark.parametrize("pair", DIFFERENT)
def test_another_question_is_left_alone(pair: tuple[str, str]) -> None:
    assert near(*pair) == []


def test_case_and_signs_make_no_difference() -> None:
    asked = [("a-001", "What now?"), ("b-001", "“WHAT, now”"), ("c-001", "Who?")]
    assert list(find_same(asked)) == [("b-001", "a-001")]
    assert list(find_near(asked)) == []


def test_the_library_that_compares_is_there_for_the_tests() -> None:
    assert can_compare()
