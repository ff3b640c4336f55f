"""Insights as lines: sentences first, then lists, tallies and weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.limits import COUNT_FROM, PERCENT_FROM
from safespace.insights.shape import Listing, Series, Tally
from safespace.render.clean import clean_line
from safespace.render.columns import align
from safespace.render.dates import say_short_day
from safespace.render.line import (
    BLANK,
    Fold,
    Line,
    Role,
    Span,
    heading,
    line,
    quiet,
)
from safespace.render.scale import draw_scale
from safespace.render.shapes import say_number, say_row, say_shape
from safespace.render.weeks import lay_out_weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from safespace.insights.shape import Item, Shape

_IN = 2
NONE_OFTEN = "None of them came up often yet."
HOW_TO_READ = (
    (
        f"Fewer than {COUNT_FROM} notes are listed, up to {PERCENT_FROM - 1} are"
        f" counted; from {PERCENT_FROM} on a percentage stands beside them."
    ),
    (
        "A middle is the median: half of the values lie on either side. From and to"
        " are the lowest and the highest."
    ),
    (
        "Likely between is the Wilson 95 % interval: with so few notes, the share over"
        " a long time could be anything in it."
    ),
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How findings are laid out: with their rules, and with pictures or without."""

    explained: bool = False
    drawn: bool = False


def lay_out_findings(shapes: Iterable[Shape], manner: Manner) -> Iterator[Line]:
    """Lay out what an insight found."""
    first = True
    for shape in shapes:
        match shape:
            case Listing() | Tally() | Series():
                if not first:
                    yield BLANK
                yield from _lay_out_block(shape, manner)
            case _:
                yield line(" " * _IN, say_shape(shape), indent=_IN)
                if manner.drawn:
                    yield from draw_scale(shape)
        if manner.explained and shape.rule:
            yield line(" " * _IN * 2, quiet(shape.rule), indent=_IN * 2)
        first = False


def lay_out_reading(manner: Manner) -> Iterator[Line]:
    """Say how every figure is to be read, where rules are asked for."""
    if manner.explained:
        yield BLANK
        for rule in HOW_TO_READ:
            yield line(" " * _IN, quiet(rule), indent=_IN)


def say_span(first: date, last: date) -> str:
    """Say from which day to which."""
    return f"{say_short_day(first)} to {say_short_day(last)}"


def lay_out_title(title: str) -> Line:
    """Lay out the name of an insight."""
    return line(heading(title), indent=0)


def _lay_out_block(shape: Listing | Tally | Series, manner: Manner) -> Iterator[Line]:
    match shape:
        case Listing():
            yield from _lay_out_listing(shape)
        case Tally():
            yield from _lay_out_tally(shape)
        case Series():
            yield from lay_out_weeks(shape, drawn=manner.drawn)


def _lay_out_listing(listing: Listing) -> Iterator[Line]:
    yield line(" " * _IN, f"{listing.title}:", indent=_IN)
    for item in listing.items:
        yield from _lay_out_item(item)
    if listing.more:
        more = say_number(listing.more, "note")
        yield line(" " * _IN, quiet(f"And {more} further back."), indent=_IN)


def _lay_out_item(item: Item) -> Iterator[Line]:
    pad, indent = " " * _IN * 2, _IN * 2
    yield line(
        pad, quiet(say_short_day(item.day)), "  ", Span(item.code, Role.CODE), indent=4
    )
    if item.text:
        yield line(pad, clean_line(item.text), indent=indent)
    for detail in item.details:
        yield line(pad, clean_line(detail), indent=indent)
    if item.figures:
        yield line(pad, quiet(" ".join(item.figures)), indent=indent)


def _lay_out_tally(tally: Tally) -> Iterator[Line]:
    number = say_number(tally.n, tally.noun)
    yield line(" " * _IN, f"{tally.title} ({number}):", indent=_IN)
    for label, row in zip(
        align([r.label for r in tally.rows]), tally.rows, strict=True
    ):
        start = f"{' ' * _IN * 2}{label}  "
        # Where labels are wide the rest may start further left.
        indent = min(len(start), 8)
        yield line(start, quiet(say_row(row)), fold=Fold.BETWEEN, indent=indent)
    if tally.rest:
        others = say_number(tally.rest, "other")
        said = f"{others} came up less often." if tally.rows else NONE_OFTEN
        yield line(" " * _IN * 2, quiet(said), indent=4)
