"""Answers: what a step holds once somebody answered it, as plain JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from safespace.exercises.options import Option

# Text, a number, or several options; None stands for a step that was skipped.
Value = str | int | tuple[str, ...]
Answers = Mapping[str, Value | None]
Condition = Callable[[Answers], bool]


class AnswerError(Exception):
    """An answer that does not fit its question; the text says what would."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What answering needs from outside: today, dates in words, words for feelings.

    `read_day` raises AnswerError for what is no date.
    """

    today: date
    read_day: Callable[[str], date]
    feelings: tuple[Option, ...] = ()


def number(answers: Answers, name: str) -> int | None:
    """Return a numeric answer, or None where there is none."""
    value = answers.get(name)
    return value if isinstance(value, int) else None


def words(answers: Answers, name: str) -> str:
    """Return an answer in words, or nothing."""
    value = answers.get(name)
    return value if isinstance(value, str) else ""


def chosen(answers: Answers, name: str) -> tuple[str, ...]:
    """Return the chosen options, whether one or several could be."""
    return items(answers.get(name))


def items(value: Value | None) -> tuple[str, ...]:
    """Return the options or items of an answer; a single one is a row of one."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
