"""Kinds of answers in numbers: scales with anchors in words, and likelihoods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.domain.form import Field
from safespace.exercises.answer import AnswerError, Reading, Value
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"([+-]?\d{1,4})\s*%?")


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number from `low` to `high`; anchors say what some of them mean."""

    low: int
    high: int
    anchors: tuple[tuple[int, str], ...] = ()
    unit: str = ""

    def read(self, typed: str, reading: Reading) -> Value:
        """Read a number as typed."""
        del reading
        return self.check(_whole(typed))

    def check(self, value: object) -> Value:
        """Refuse what is not a whole number on the scale."""
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not self.low <= int(str(value)) <= self.high:
            raise AnswerError(f"This takes a number from {self.low} to {self.high}.")
        return int(str(value))

    def say(self, value: Value) -> str:
        """Say the number with the end of its scale."""
        return f"{value} {self.unit}" if self.unit else f"{value} of {self.high}"

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the number."""
        yield Field(step, number=int(str(value)))


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely something is: a percentage in steps of 5, asked for in tenths."""

    def read(self, typed: str, reading: Reading) -> Value:
        """Read 70, 70 % or 7 of 10, where 1 to 10 without a sign are tenths."""
        del reading
        value = _whole(typed.lower().replace("of 10", "").replace("in 10", "").strip())
        tenths = 0 < value <= 10 and "%" not in typed
        return self.check(value * 10 if tenths else value)

    def check(self, value: object) -> Value:
        """Refuse what is not a percentage; others go to the nearest step of 5."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise AnswerError("This takes a percentage from 0 to 100.")
        if not 0 <= value <= 100:
            raise AnswerError("This takes a percentage from 0 to 100.")
        return 5 * ((value + 2) // 5)

    def say(self, value: Value) -> str:
        """Say the percentage."""
        return f"{value} %"

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the percentage."""
        yield Field(step, number=int(str(value)))


# Anchors of our own for the 0-10 rating of distress in common use.
DISTRESS = Scale(
    0,
    10,
    (
        (0, "settled"),
        (3, "noticeable"),
        (5, "hard to focus"),
        (8, "flooded"),
        (10, "the most I know"),
    ),
)
STRENGTH = Scale(
    0, 10, ((0, "not at all"), (5, "clearly"), (10, "as strong as it gets"))
)
PLEASANT = Scale(-4, 4, ((-4, "very unpleasant"), (0, "neither"), (4, "very pleasant")))
ENERGY = Scale(-4, 4, ((-4, "drained"), (0, "in between"), (4, "wound up or lively")))


def _whole(typed: str) -> int:
    found = _NUMBER.fullmatch(typed.strip())
    if found is None:
        raise AnswerError("This takes a number.")
    return int(found[1])
