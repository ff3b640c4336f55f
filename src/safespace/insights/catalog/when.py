"""When it felt how: by the day of the week, and by the part of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, HOURS
from safespace.insights.shape import Few, Row, Spread, Tally, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from safespace.insights.sample import Note, Sample

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RULE = "Notes that say how it felt, from -4 unpleasant to 4 pleasant."


def name_part(hour: int) -> str:
    """Return the part of the day an hour from 0 to 23 belongs to."""
    begun = [(start, name) for name, start in HOURS if start <= hour]
    # Before the first of them, the night of the day before goes on.
    return max(begun)[1] if begun else HOURS[0][0]


def _find(sample: Sample) -> Found:
    felt = [note for note in sample.notes if note.valence is not None]
    if not felt:
        return Found()
    if len(felt) < COUNT_FROM:
        return Found((Few(len(felt), "note"),))
    timed = [note for note in felt if note.hour is not None]
    days = _tally("By day of the week", felt, _DAYS, name=lambda n: _DAYS[_weekday(n)])
    parts = _tally(
        "By part of the day",
        timed,
        [name for name, _ in HOURS],
        name=lambda note: name_part(note.hour or 0),
    )
    return Found((days, parts) if timed else (days,))


def _weekday(note: Note) -> int:
    return note.day.weekday()


def _tally(
    title: str,
    notes: Sequence[Note],
    names: Sequence[str],
    *,
    name: Callable[[Note], str],
) -> Tally:
    rows = []
    for one in names:
        values = tuple(
            note.valence
            for note in notes
            if note.valence is not None and name(note) == one
        )
        if values:
            spread = Spread("felt", values, Unit.FEEL, "note")
            rows.append(Row(one, len(values), (spread,)))
    return Tally(title, tuple(rows), len(notes), "note", rule=_RULE)


INSIGHT = Insight(
    name="when",
    title="Days of the week and parts of the day",
    empty="Here, days stand beside each other. To note how it feels:"
    " safespace write --feel N",
    find=_find,
)
