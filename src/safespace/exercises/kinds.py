"""Kinds of answers in words and dates; numbers and options have files of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from safespace.domain.form import Field
from safespace.domain.label import BadLabelError, read_labels
from safespace.domain.text import NotTextError, normalise
from safespace.exercises.answer import AnswerError, Reading, Value, items
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(Protocol):
    """How an answer is read, checked, said and counted."""

    def read(self, typed: str, reading: Reading) -> Value:
        """Turn what somebody typed into an answer, or raise AnswerError."""
        ...

    def check(self, value: object) -> Value:
        """Turn a JSON value into an answer, or raise AnswerError."""
        ...

    def say(self, value: Value) -> str:
        """Put an answer into words."""
        ...

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield what insights may ask for; free text never is."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's own words; `most` is in characters, 0 for as many as they like."""

    most: int = 0

    def read(self, typed: str, reading: Reading) -> Value:
        """Take the words as they are, without the space around them."""
        del reading
        return self.check(typed)

    def check(self, value: object) -> Value:
        """Refuse what is not text or too long for its field."""
        if not isinstance(value, str):
            raise AnswerError("This takes words.")
        text = _as_text(value)
        if self.most and len(text) > self.most:
            raise AnswerError(f"This takes up to {self.most} characters.")
        return text

    def say(self, value: Value) -> str:
        """Return the words."""
        return str(value)

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield nothing: words are read by people alone."""
        del step, value
        yield from ()


@dataclass(frozen=True, slots=True)
class Items:
    """A short list in somebody's own words, one line each."""

    def read(self, typed: str, reading: Reading) -> Value:
        """Take each line as one item."""
        del reading
        return self.check(typed.splitlines())

    def check(self, value: object) -> Value:
        """Refuse what is not a list of texts."""
        if not isinstance(value, list | tuple):
            raise AnswerError("This takes a list of texts.")
        if not all(isinstance(item, str) for item in value):
            raise AnswerError("This takes a list of texts.")
        return tuple(item for item in map(_as_text, value) if item)

    def say(self, value: Value) -> str:
        """Return the items, one line each."""
        return "\n".join(f"- {item}" for item in items(value))

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield nothing: words are read by people alone."""
        del step, value
        yield from ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day, in words or digits; `after` is offered as a default, in days from today."""

    after: int | None = None

    def read(self, typed: str, reading: Reading) -> Value:
        """Read a date as everywhere else in safespace."""
        return reading.read_day(typed).isoformat()

    def check(self, value: object) -> Value:
        """Refuse what is not a date in digits."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError as error:
            raise AnswerError("This takes a date such as 2026-12-24.") from error

    def default(self, today: date) -> str | None:
        """Return the day that is offered."""
        if self.after is None:
            return None
        return (today + timedelta(days=self.after)).isoformat()

    def say(self, value: Value) -> str:
        """Return the day in digits."""
        return str(value)

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the day, which sorts as text."""
        yield Field(step, word=str(value))


@dataclass(frozen=True, slots=True)
class Person:
    """A name or an alias; it also labels the entry, as `--with` does."""

    def read(self, typed: str, reading: Reading) -> Value:
        """Read a name as `--with` does."""
        del reading
        return self.check(typed)

    def check(self, value: object) -> Value:
        """Refuse what cannot be a name."""
        try:
            (name,) = read_labels([str(value)])
        except (BadLabelError, NotTextError) as error:
            raise AnswerError(
                "A name has 1 to 60 printable characters and no comma."
            ) from error
        return name

    def say(self, value: Value) -> str:
        """Return the name."""
        return str(value)

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the name."""
        yield Field(step, word=str(value))


def _as_text(value: str) -> str:
    try:
        return normalise(value).strip()
    except NotTextError as error:
        raise AnswerError("There are characters in this that are not text.") from error
