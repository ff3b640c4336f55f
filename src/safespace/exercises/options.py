"""Kinds of answers chosen from options: one of them, or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.domain.form import Field
from safespace.exercises.answer import AnswerError, Answers, Reading, Value, items
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Option:
    """An option: the value that is stored, its words, and what it means if needed."""

    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list."""

    options: tuple[Option, ...]
    most: int = 1

    def offered(self, answers: Answers, reading: Reading) -> tuple[Option, ...]:
        """Return the list."""
        del answers, reading
        return self.options

    def read(self, typed: str, reading: Reading) -> Value:
        """Read a number of the list, or the words of an option."""
        del reading
        return find(self.options, typed).value

    def check(self, value: object) -> Value:
        """Refuse what is not an option's value."""
        return _known(self.options, value)

    def say(self, value: Value) -> str:
        """Return the option's words."""
        return _label(self.options, str(value))

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the option."""
        yield Field(step, word=str(value))


@dataclass(frozen=True, slots=True)
class Several:
    """Some options of a list; `most` of them, 0 for any number."""

    options: tuple[Option, ...]
    most: int = 0

    def offered(self, answers: Answers, reading: Reading) -> tuple[Option, ...]:
        """Return the list."""
        del answers, reading
        return self.options

    def read(self, typed: str, reading: Reading) -> Value:
        """Read numbers or words, with spaces or commas between them."""
        del reading
        parts = split(typed)
        return self.check([find(self.options, part).value for part in parts])

    def check(self, value: object) -> Value:
        """Refuse what is not a list of options, or too many of them."""
        if not isinstance(value, list | tuple):
            raise AnswerError("This takes a list of options.")
        values = tuple(dict.fromkeys(_known(self.options, one) for one in value))
        if self.most and len(values) > self.most:
            raise AnswerError(f"This takes up to {self.most}.")
        return values

    def say(self, value: Value) -> str:
        """Return the options' words in one line."""
        return ", ".join(_label(self.options, one) for one in items(value))

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield each option."""
        for one in items(value):
            yield Field(step, word=str(one))


def options(**labels: str) -> tuple[Option, ...]:
    """Build options from values and their words; text after a bar is their meaning."""
    found = []
    for value, label in labels.items():
        words, _, meaning = label.partition(" | ")
        found.append(Option(value, words, meaning))
    return tuple(found)


YES_PARTLY_NO = options(yes="yes", partly="partly", no="no")


def split(typed: str) -> list[str]:
    """Split numbers at spaces or commas, and words at commas alone."""
    parts = [part for part in re.split(r"\s*,\s*", typed.strip()) if part]
    if all(re.fullmatch(r"[\d\s]+", part) for part in parts):
        return typed.replace(",", " ").split()
    return parts


def find(listed: tuple[Option, ...], typed: str) -> Option:
    """Return the option that was typed, by number, value or the start of its words.

    Raises:
        AnswerError: when it is none of them, or more than one.
    """
    text = typed.strip().casefold()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(listed):
        return listed[int(text) - 1]
    exact = [o for o in listed if text in {o.value, o.label.casefold()}]
    close = exact or [o for o in listed if text and o.label.casefold().startswith(text)]
    if len(close) != 1:
        raise AnswerError(f"Choose from the list, by number: 1 to {len(listed)}.")
    return close[0]


def _known(listed: tuple[Option, ...], value: object) -> str:
    if not any(option.value == value for option in listed):
        known = ", ".join(option.value for option in listed)
        raise AnswerError(f"This takes one of: {known}.")
    return str(value)


def _label(listed: tuple[Option, ...], value: str) -> str:
    # An option that is no longer offered is still somebody's answer.
    return next((o.label for o in listed if o.value == value), value)
