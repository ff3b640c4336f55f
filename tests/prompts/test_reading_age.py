"""How hard a text is to read, held against sentences worked out by hand."""

from __future__ import annotations

import pytest

from safespace.prompts.reading_age import count_syllables, find_grade


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("water", 2),
        ("feeling", 2),
        ("home", 1),
        ("homes", 1),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
        ("the", 1),
        ("possibility", 5),
        ("Zoë", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_grade_is_kincaids() -> None:
    """Six words, one sentence, six syllables: 0.39 * 6 + 11.8 - 15.59."""
    assert find_grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert find_grade("") == 0.0


def test_long_words_in_long_sentences_are_hard() -> None:
    plain = "What do you need right now?"
    hard = (
        "Which interpersonal expectations systematically undermine your capability"
        " of articulating dissatisfaction appropriately?"
    )
    assert find_grade(plain) < 3
    assert find_grade(hard) > 15
