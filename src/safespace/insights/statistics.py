"""The few statistics there are: an interval for a share, a middle, a difference."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import Enum
from math import sqrt
from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.limits import COUNT_FROM, PERCENT_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence

# The normal quantile that leaves 2.5 % on either side.
Z = 1.96


class Display(Enum):
    """How a number of notes may be shown."""

    LIST = "list"
    COUNTS = "counts"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Middle:
    """A median, with the lowest and the highest value."""

    median: float
    low: float
    high: float


def choose_display(n: int) -> Display:
    """Choose from how many there are: a list, counts, or a percentage as well."""
    if n < COUNT_FROM:
        return Display.LIST
    return Display.COUNTS if n < PERCENT_FROM else Display.PERCENT


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return the Wilson 95 % interval of k in n, as shares from 0 to 1.

    Raises:
        ValueError: when k in n is no share.
    """
    if not 0 <= k <= n or n == 0:
        raise ValueError("a share needs 0 <= k <= n and something to share")
    share, square = k / n, Z * Z
    whole = 1 + square / n
    centre = (share + square / (2 * n)) / whole
    half = Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / whole
    # Exact at the ends, where rounding would leave a trace.
    return centre - half if k else 0.0, centre + half if k < n else 1.0


def find_middle(values: Sequence[float]) -> Middle:
    """Return the median of some values and their range."""
    # The standard library's median loads as much as the whole command.
    ranked = sorted(values)
    half, odd = divmod(len(ranked), 2)
    median = ranked[half] if odd else (ranked[half - 1] + ranked[half]) / 2
    return Middle(median, ranked[0], ranked[-1])


def cliffs_delta(some: Sequence[float], others: Sequence[float]) -> float:
    """Return how much more often one group lies above the other than below, -1 to 1."""
    ranked = sorted(others)
    above = sum(bisect_left(ranked, value) for value in some)
    below = sum(len(ranked) - bisect_right(ranked, value) for value in some)
    return (above - below) / (len(some) * len(ranked))


def time_to_half(times: Sequence[float | None]) -> float | None:
    """Return by when half of all had got there; None stands for never seen there.

    None is returned where more than half were never seen there.
    """
    reached = sorted(time for time in times if time is not None)
    needed = (len(times) + 1) // 2
    return reached[needed - 1] if 0 < needed <= len(reached) else None
