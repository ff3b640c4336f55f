"""The drawer for what is not sent: how long something in it stays closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import number, words

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers

HOUR_MS = 3_600_000
MOST_HOURS = 8760
WORDS = "words"
_HOURS = {"hour": 1, "day": 24, "week": 168}


def find_opening(answers: Answers, written_ms: int) -> int | None:
    """Return when something in the drawer opens; None for never.

    What says nothing clear about it stays closed for a day.
    """
    closed = words(answers, "closed")
    if closed == "good":
        return None
    hours = number(answers, "hours") if closed == "hours" else None
    return written_ms + (hours or _HOURS.get(closed, _HOURS["day"])) * HOUR_MS
