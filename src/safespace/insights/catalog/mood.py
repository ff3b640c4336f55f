"""How it felt, week by week: the middle and the range, and gaps left as gaps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.domain.period import find_monday
from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, WEEKS
from safespace.insights.shape import Point, Series, Spread, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from safespace.insights.sample import Note, Sample

_WEEK = timedelta(days=7)
_RULE = (
    "From -4 unpleasant to 4 pleasant, as noted. Weeks with fewer than"
    f" {COUNT_FROM} notes show each value; weeks without any stay empty. The newest"
    f" {WEEKS} weeks are shown; --from and --to choose others."
)


def read_valence(note: Note) -> int | None:
    """Return how a note felt, if that was noted."""
    return note.valence


def list_weeks(
    notes: Iterable[Note], read: Callable[[Note], int | None] = read_valence
) -> tuple[Point, ...]:
    """Return every week from the first to the last with the values read from it."""
    dated = ((note.day, read(note)) for note in notes)
    return arrange_weeks((day, value) for day, value in dated if value is not None)


def arrange_weeks(dated: Iterable[tuple[date, float]]) -> tuple[Point, ...]:
    """Put values into their weeks, from the first to the last, gaps included."""
    values: dict[date, list[float]] = {}
    for day, value in dated:
        values.setdefault(find_monday(day), []).append(value)
    if not values:
        return ()
    monday, last = min(values), max(values)
    count = (last - monday) // _WEEK + 1
    mondays = (monday + number * _WEEK for number in range(count))
    return tuple(Point(at, tuple(values.get(at, ()))) for at in mondays)


def _find(sample: Sample) -> Found:
    points = list_weeks(sample.notes)[-WEEKS:]
    if not points:
        return Found()
    series = Series("How it felt", points, Unit.FEEL, "note", _RULE)
    every = tuple(value for point in points for value in point.values)
    whole = Spread("In all, it felt", every, Unit.FEEL, "note", _RULE)
    enough = whole.n >= COUNT_FROM
    return Found((whole, series), headline=(whole,) if enough else ())


INSIGHT = Insight(
    name="mood",
    title="How it felt, week by week",
    empty="Here, weeks stand beside each other. To note how it feels:"
    " safespace write --feel N",
    find=_find,
)
