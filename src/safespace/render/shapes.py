"""Shapes in sentences, each figure with its number of notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.insights.shape import (
    Count,
    Coverage,
    Few,
    Figure,
    Forecast,
    Sentence,
    Share,
    Spread,
    Unit,
)
from safespace.insights.statistics import Display
from safespace.render.entries import say_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safespace.insights.shape import Row, Shape

_DAY, _HOUR = 24 * 60, 60
_SIGNED = {Unit.FEEL, Unit.LIGHTER}
_CHANGES = {Unit.CHANGE: "", Unit.POINTS: "points "}


def say_shape(shape: Shape) -> str:
    """Say a shape of one line; lists, tallies and series have lines of their own."""
    return _SAYING[type(shape)](shape)


def say_share(share: Share) -> str:
    """Say a share: counts from 5 on, a percentage with its interval from 10 on."""
    if share.display is Display.LIST:
        return say_few(Few(share.n, "note"))
    said = f"{share.lead} {share.k} of {share.n}"
    if share.display is Display.COUNTS:
        return f"{said}."
    low, high = percent(share)
    whole = round(100 * share.k / share.n)
    return f"{said}: {whole} %, likely between {low} and {high} %."


def percent(share: Share) -> tuple[int, int]:
    """Return the interval of a share in whole per cent."""
    low, high = share.interval
    return round(100 * low), round(100 * high)


def say_spread(spread: Spread) -> str:
    """Say the middle of some values and their range; very few are listed."""
    if spread.display is Display.LIST:
        *most, last = spread.values
        return ", ".join(
            [
                *(_say_end(value, spread.unit) for value in most),
                say_value(last, spread.unit),
            ]
        )
    middle = spread.middle
    said = say_value(middle.median, spread.unit)
    if middle.low == middle.high:
        return f"{said} each time"
    low, high = (_say_end(value, spread.unit) for value in (middle.low, middle.high))
    return f"{said}, from {low} to {high}"


def say_forecast(forecast: Forecast) -> str:
    """Say how often it was expected, as counts up to 9 and as a percentage from 10."""
    n = forecast.n
    if forecast.display is Display.LIST:
        return say_few(Few(n, "forecast"))
    if forecast.display is Display.COUNTS:
        times = round(forecast.mean * n / 100)
        return f"{forecast.lead} about {say_number(times, 'time')} in {n}."
    low, high = min(forecast.chances), max(forecast.chances)
    span = f"from {low} to {high} %, " if low < high else ""
    mean = round(forecast.mean)
    number = say_number(n, "forecast")
    return f"{forecast.lead} {mean} % of the time ({span}{number})."


def say_few(few: Few) -> str:
    """Say kindly that there is no pattern to see yet."""
    number = say_number(few.n, few.noun)
    return f"{number} so far: too few for a pattern, still worth reading."


def say_row(row: Row) -> str:
    """Say how often something came up, and what belongs to it."""
    return " · ".join([say_number(row.n, "time"), *say_parts(row)])


def say_parts(row: Row) -> Iterator[str]:
    """Say what belongs to a row, one part after another."""
    for part in row.parts:
        if isinstance(part, Share):
            yield _say_inline(part)
            continue
        n = "" if part.n == row.n else f" ({say_number(part.n, part.noun)})"
        yield f"{part.lead} {say_spread(part)}{n}"


def say_value(value: float, unit: Unit) -> str:
    """Say one value in its unit."""
    if unit in _CHANGES:
        if value == 0:
            return "the same"
        way = "lower" if value < 0 else "higher"
        size = round(abs(value)) if unit is Unit.POINTS else abs(value)
        return f"{_plain(size)} {_CHANGES[unit]}{way}"
    if unit in _SIGNED:
        return say_signed(int(value)) if value == int(value) else _say_half(value)
    return say_minutes(value) if unit is Unit.MINUTES else f"{_plain(value)} of 10"


def say_minutes(minutes: float) -> str:
    """Say how long something took, in its largest fitting unit."""
    for size, noun in ((_DAY, "day"), (_HOUR, "hour")):
        if minutes >= 2 * size:
            return say_number(round(minutes / size), noun)
    return say_number(round(minutes), "minute")


def say_number(count: int, noun: str) -> str:
    """Say how many of something there are."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _say_end(value: float, unit: Unit) -> str:
    # The scale is named once, beside the middle or the last.
    if unit is Unit.TEN:
        return _plain(value)
    return say_value(value, Unit.CHANGE if unit is Unit.POINTS else unit)


def _say_inline(share: Share) -> str:
    said = f"{share.lead} {share.k} of {share.n}"
    if share.display is not Display.PERCENT:
        return said
    low, high = percent(share)
    return f"{said} ({round(100 * share.k / share.n)} %, {low} to {high} %)"


def _say_half(value: float) -> str:
    whole = say_signed(int(value)) if abs(value) >= 1 else say_signed(0)
    sign = "\N{MINUS SIGN}" if value < 0 else "+"
    return f"{sign}0.5" if abs(value) < 1 else f"{whole}.5"


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def _say_line(spread: Spread) -> str:
    number = say_number(spread.n, spread.noun)
    return f"{spread.lead} {say_spread(spread)} ({number})."


def _say_figure(figure: Figure) -> str:
    said = say_value(figure.value, figure.unit)
    return f"{figure.lead} {said} ({say_number(figure.n, figure.noun)})."


def _say_coverage(coverage: Coverage) -> str:
    return f"{coverage.lead} {coverage.k} of {coverage.n}."


def _say_count(count: Count) -> str:
    return f"{count.lead} {say_number(count.n, count.noun)}."


def _say_sentence(sentence: Sentence) -> str:
    return sentence.text


_SAYING: dict[type, Callable[[Any], str]] = {
    Share: say_share,
    Spread: _say_line,
    Forecast: say_forecast,
    Figure: _say_figure,
    Coverage: _say_coverage,
    Count: _say_count,
    Few: say_few,
    Sentence: _say_sentence,
}
