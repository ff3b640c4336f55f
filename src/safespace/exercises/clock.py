"""A time on the clock that follows from another answer, such as when a break is over."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from safespace.domain.form import Field
from safespace.exercises.answer import AnswerError, Answers, Reading, Value
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time such as 21:34; `after` says how many minutes from saving on it is."""

    after: Callable[[Answers], int | None]

    def settle(self, answers: Answers, wall: datetime) -> str | None:
        """Return the time that the answers lead to, from this moment on the wall."""
        minutes = self.after(answers)
        if minutes is None:
            return None
        return (wall + timedelta(minutes=minutes)).strftime("%H:%M")

    def read(self, typed: str, reading: Reading) -> Value:
        """Read a time as typed."""
        del reading
        return self.check(typed)

    def check(self, value: object) -> Value:
        """Refuse what is no time of the day."""
        found = _CLOCK.fullmatch(str(value).strip())
        if found is None:
            raise AnswerError("This takes a time such as 21:34.")
        return f"{int(found[1]):02}:{found[2]}"

    def say(self, value: Value) -> str:
        """Return the time."""
        return str(value)

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield the time, which sorts as text."""
        yield Field(step, word=str(value))
