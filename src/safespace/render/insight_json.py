"""Insights for programs: every shape as a closed object with its number of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.insights.shape import (
    Count,
    Coverage,
    Few,
    Figure,
    Forecast,
    Listing,
    Sentence,
    Series,
    Share,
    Spread,
    Tally,
)
from safespace.insights.statistics import Display, find_middle

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.insights.shape import Item, Row, Shape

Json = dict[str, Any]


def describe_shape(shape: Shape) -> Json:
    """Describe a shape; what its number of notes does not carry is null."""
    kind = type(shape).__name__.lower()
    said = _DESCRIBING[type(shape)](shape)
    return {"shape": kind, **said, "n": shape.n, "rule": shape.rule}


def _describe_share(share: Share) -> Json:
    shown = share.display is not Display.LIST
    said: Json = {"lead": share.lead, "k": share.k if shown else None}
    if share.display is not Display.PERCENT:
        return {**said, "percent": None, "low": None, "high": None}
    whole = (share.k / share.n, *share.interval)
    percent, low, high = (round(100 * part, 1) for part in whole)
    return {**said, "percent": percent, "low": low, "high": high}


def _describe_spread(spread: Spread) -> Json:
    listed = spread.display is Display.LIST
    return {
        "lead": spread.lead,
        "unit": spread.unit.value,
        "noun": spread.noun,
        "values": list(spread.values) if listed else None,
        **_describe_middle(() if listed else spread.values),
    }


def _describe_middle(values: tuple[float, ...]) -> Json:
    if not values:
        return {"median": None, "low": None, "high": None}
    middle = find_middle(values)
    return {"median": middle.median, "low": middle.low, "high": middle.high}


def _describe_item(item: Item) -> Json:
    return {
        "day": item.day.isoformat(),
        "short": item.code,
        "text": item.text or None,
        "details": list(item.details),
        "figures": list(item.figures),
    }


def _describe_row(row: Row) -> Json:
    parts = [describe_shape(part) for part in row.parts]
    return {"label": row.label, "n": row.n, "parts": parts}


def _describe_forecast(forecast: Forecast) -> Json:
    shown = forecast.display is Display.PERCENT
    percent = round(forecast.mean, 1) if shown else None
    return {"lead": forecast.lead, "percent": percent}


def _describe_figure(figure: Figure) -> Json:
    return {
        "lead": figure.lead,
        "value": round(figure.value, 1),
        "unit": figure.unit.value,
        "noun": figure.noun,
    }


def _describe_listing(listing: Listing) -> Json:
    items = [_describe_item(item) for item in listing.items]
    return {"title": listing.title, "items": items, "more": listing.more}


def _describe_tally(tally: Tally) -> Json:
    return {
        "title": tally.title,
        "noun": tally.noun,
        "rows": [_describe_row(row) for row in tally.rows],
        "rest": tally.rest,
    }


def _describe_series(series: Series) -> Json:
    weeks = []
    for point in series.points:
        spread = Spread("", point.values, series.unit, series.noun)
        values = {k: v for k, v in _describe_spread(spread).items() if k in _WEEKLY}
        weeks.append({"monday": point.monday.isoformat(), "n": point.n, **values})
    unit = series.unit.value
    return {"title": series.title, "unit": unit, "noun": series.noun, "weeks": weeks}


_WEEKLY = {"values", "median", "low", "high"}
_DESCRIBING: dict[type, Callable[[Any], Json]] = {
    Share: _describe_share,
    Spread: _describe_spread,
    Forecast: _describe_forecast,
    Figure: _describe_figure,
    Coverage: lambda shape: {"lead": shape.lead, "k": shape.k},
    Count: lambda shape: {"lead": shape.lead, "noun": shape.noun},
    Few: lambda shape: {"noun": shape.noun},
    Sentence: lambda shape: {"text": shape.text},
    Listing: _describe_listing,
    Tally: _describe_tally,
    Series: _describe_series,
}
