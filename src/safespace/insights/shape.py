"""Shapes: the forms a finding can take, each with its number of notes and its rule.

A shape says what was counted; how few notes are too few for a percentage is decided
where it is put into words, from its `n` alone.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.statistics import Display, choose_display, find_middle, wilson

if TYPE_CHECKING:
    from datetime import date

    from safespace.insights.statistics import Middle


class Unit(Enum):
    """What a value is measured in."""

    TEN = "of 10"
    FEEL = "from -4 to 4"
    CHANGE = "change of 0 to 10"
    POINTS = "points of 100"
    MINUTES = "minutes"
    LIGHTER = "from -2 to 2"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: k of n notes."""

    lead: str
    k: int
    n: int
    rule: str = ""

    @property
    def display(self) -> Display:
        """Return how this many may be shown."""
        return choose_display(self.n)

    @property
    def interval(self) -> tuple[float, float]:
        """Return between which shares the truth likely lies."""
        return wilson(self.k, self.n)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what there is was looked at; it estimates nothing."""

    lead: str
    k: int
    n: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """Values with their middle and range; very few are listed as they are."""

    lead: str
    values: tuple[float, ...]
    unit: Unit
    noun: str
    rule: str = ""

    @property
    def n(self) -> int:
        """Return how many values there are."""
        return len(self.values)

    @property
    def display(self) -> Display:
        """Return how this many may be shown."""
        return choose_display(self.n)

    @property
    def middle(self) -> Middle:
        """Return the median and the range."""
        return find_middle(self.values)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How likely things felt before anybody knew, in per cent."""

    lead: str
    chances: tuple[int, ...]
    rule: str = ""

    @property
    def n(self) -> int:
        """Return how many forecasts there are."""
        return len(self.chances)

    @property
    def display(self) -> Display:
        """Return how this many may be shown."""
        return choose_display(self.n)

    @property
    def mean(self) -> float:
        """Return the mean, in per cent."""
        return sum(self.chances) / len(self.chances)


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that was worked out from n notes."""

    lead: str
    value: float
    unit: Unit
    n: int
    noun: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A plain number of notes."""

    lead: str
    n: int
    noun: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Few:
    """Notes that are too few for a pattern."""

    n: int
    noun: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words without a figure; `n` notes stand behind them, or none in particular."""

    text: str
    n: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One note of a list: its day, its code, and short answers given in it."""

    day: date
    code: str
    text: str = ""
    details: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the code alone."""
        return f"Item({self.code})"


@dataclass(frozen=True, slots=True)
class Listing:
    """Notes named one by one; `more` of them are further back."""

    title: str
    items: tuple[Item, ...]
    more: int = 0
    rule: str = ""

    @property
    def n(self) -> int:
        """Return how many notes this is about."""
        return len(self.items) + self.more


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a tally: how often, and what belongs to it."""

    label: str
    n: int
    parts: tuple[Share | Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What came up how often, in `n` notes; `rest` more came up rarely."""

    title: str
    rows: tuple[Row, ...]
    n: int
    noun: str
    rest: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One week of a series, from its Monday; without values it is a gap."""

    monday: date
    values: tuple[float, ...] = ()

    @property
    def n(self) -> int:
        """Return how many values there are."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class Series:
    """Week by week; what was not noted is a gap and never filled in."""

    title: str
    points: tuple[Point, ...]
    unit: Unit
    noun: str
    rule: str = ""

    @property
    def n(self) -> int:
        """Return how many values there are in all weeks."""
        return sum(point.n for point in self.points)


Shape = (
    Share
    | Coverage
    | Spread
    | Forecast
    | Figure
    | Count
    | Few
    | Sentence
    | Listing
    | Tally
    | Series
)
