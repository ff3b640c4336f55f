"""A report's findings as sentences, tables and weeks, the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.limits import NAMED_FROM
from safespace.insights.shape import Forecast, Series, Share, Spread, Tally
from safespace.insights.statistics import Display
from safespace.render.clean import clean_line
from safespace.render.dates import MONTHS
from safespace.render.shapes import say_number, say_parts, say_shape, say_spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.shape import Point
    from safespace.report.report import Section

EMPTY_WEEK = "nothing noted"
RARE = f"each came up fewer than {NAMED_FROM} times."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence, or a few."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a caption; `note` is said below them."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Values week by week; a page draws them, plain text has them as a table."""

    series: Series

    @property
    def table(self) -> Table:
        """Return the same in words."""
        rows = tuple(
            (say_week(point), say_values(self.series, point), str(point.n))
            for point in self.series.points
        )
        number = say_number(self.series.n, self.series.noun)
        caption = f"{self.series.title} ({number})"
        return Table(caption, ("Week from", "Middle and range", "n"), rows)


@dataclass(frozen=True, slots=True)
class Intervals:
    """Shares with their intervals, and what had been expected, to be drawn."""

    shares: tuple[Share, ...]
    expected: Forecast | None = None


Block = Paragraph | Table | Weeks | Intervals


def list_blocks(section: Section) -> Iterator[Block]:
    """Turn the findings of a section into blocks."""
    for shape in section.shapes:
        match shape:
            case Tally(rows=()):
                yield Paragraph(f"{_say_caption(shape)}: {RARE}")
            case Tally():
                yield make_table(shape)
            case Series():
                yield Weeks(shape)
            case _:
                yield Paragraph(say_shape(shape))
    if section.name == "fears":
        yield from _draw_fears(section)


def make_table(tally: Tally) -> Table:
    """Turn a tally into a table; what was rare is counted below it."""
    cells = [
        (clean_line(row.label), str(row.n), " · ".join(say_parts(row)))
        for row in tally.rows
    ]
    head: tuple[str, ...] = ("", "n", "Of these")
    if not any(cell[2] for cell in cells):
        cells, head = [cell[:2] for cell in cells], head[:2]  # type: ignore[misc]
    kinds = say_number(tally.rest, "other")
    note = f"{kinds} came up less often." if tally.rest else ""
    return Table(_say_caption(tally), head, tuple(cells), note)


def _say_caption(tally: Tally) -> str:
    return f"{tally.title} ({say_number(tally.n, tally.noun)})"


def say_week(point: Point) -> str:
    """Say the Monday of a week, such as 2 Nov."""
    return f"{point.monday.day} {MONTHS[point.monday.month - 1][:3]}"


def say_values(series: Series, point: Point) -> str:
    """Say what was noted in a week."""
    if not point.values:
        return EMPTY_WEEK
    return say_spread(Spread("", point.values, series.unit, series.noun))


def _draw_fears(section: Section) -> Iterator[Intervals]:
    shares = tuple(
        one
        for one in section.shapes
        if isinstance(one, Share) and one.display is Display.PERCENT
    )
    forecasts = [
        one
        for one in section.shapes
        if isinstance(one, Forecast) and one.display is Display.PERCENT
    ]
    if shares:
        yield Intervals(shares, forecasts[0] if forecasts else None)
