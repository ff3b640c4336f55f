"""Noticing when somebody goes round and round about one person, and saying so once.

The limits are design choices; nothing here ever keeps anybody from writing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.limits import CIRCLING
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Logged:
    """A trigger that was logged: when, in UTC milliseconds, and about whom."""

    at_ms: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """How many triggers about one person there were within how many hours."""

    name: str
    count: int
    hours: int


def find_circle(logged: Iterable[Logged], *, now_ms: int) -> Circle | None:
    """Return the tightest circle there is, if there is any."""
    seen = tuple(logged)
    for count, hours in CIRCLING:
        since = now_ms - hours * HOUR_MS
        tally: dict[str, list[str]] = {}
        for one in seen:
            if since <= one.at_ms <= now_ms:
                for name in dict.fromkeys(one.people):
                    tally.setdefault(name.casefold(), []).append(name)
        for names in tally.values():
            if len(names) >= count:
                return Circle(names[-1], len(names), hours)
    return None
