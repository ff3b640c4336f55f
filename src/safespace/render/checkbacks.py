"""Check-backs as lists: what was expected, how likely it felt, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.render.clean import clean_line
from safespace.render.dates import say_short_day
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.entry import Entry
    from safespace.exercises.predictions import Prediction
    from safespace.render.line import Line


def list_prediction(
    entry: Entry, prediction: Prediction, *, discreet: bool
) -> Iterator[Line]:
    """Lay out one prediction: its code, when it was made, and its words."""
    made = f"  written {say_short_day(entry.day)}"
    percent = prediction.percent
    likely = "" if percent is None else f", {percent} % likely then"
    yield line(Span(entry.short, Role.CODE), quiet(made + likely), indent=6)
    if not discreet:
        yield line(f"      {clean_line(prediction.words)}", indent=6)


def describe_prediction(
    entry: Entry, prediction: Prediction, *, discreet: bool
) -> dict[str, Any]:
    """Describe one prediction for programs; discreet leaves its words out."""
    return {
        "id": entry.id,
        "short": entry.short,
        "kind": entry.kind,
        "day": entry.day.isoformat(),
        "expected": None if discreet else prediction.words,
        "percent": prediction.percent,
        "check_on": prediction.check_on.isoformat(),
        "put_off": prediction.put_off,
    }
