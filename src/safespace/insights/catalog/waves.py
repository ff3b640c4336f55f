"""How a wave goes on: ratings an hour, a day and a week after a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import EASES, Found, Insight
from safespace.insights.limits import COUNT_FROM, LISTED, STORM_FROM, WINDOWS
from safespace.insights.shape import (
    Few,
    Figure,
    Item,
    Listing,
    Sentence,
    Share,
    Spread,
    Unit,
)
from safespace.insights.statistics import time_to_half

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.insights.sample import Note, Sample
    from safespace.insights.shape import Shape

_MINUTE = 60_000
BEFORE = "distress_before"


def list_rated(sample: Sample) -> tuple[Note, ...]:
    """Return the triggers that were rated at first and again later."""
    return tuple(
        note
        for note in sample.of("trigger")
        if note.number(BEFORE) is not None and any(note.ratings())
    )


def find_change(note: Note, target: int, window: tuple[int, int]) -> int | None:
    """Return how strength had changed at the rating nearest to a time, in minutes."""
    near = [
        (abs(since / _MINUTE - target), strength)
        for since, strength in note.ratings()
        if window[0] <= since / _MINUTE <= window[1]
    ]
    before = note.number(BEFORE)
    return min(near)[1] - before if near and before is not None else None


def find_half(note: Note) -> float | None:
    """Return after how many minutes a rating was first at half or less."""
    before = note.number(BEFORE) or 0
    times = [since for since, now in note.ratings() if 2 * now <= before]
    return min(times) / _MINUTE if times else None


def _find(sample: Sample) -> Found:
    rated = list_rated(sample)
    if not rated:
        return Found()
    if len(rated) < COUNT_FROM:
        return Found((Few(len(rated), "trigger"), _name(rated)))
    changes = tuple(_follow(rated))
    shapes: list[Shape] = [*changes, *_halve(rated)]
    shapes.append(Sentence(EASES, len(rated)))
    spoken = tuple(one for one in changes if one.n >= COUNT_FROM)
    eases: tuple[Shape, ...] = (Sentence(EASES),) if spoken else ()
    return Found(tuple(shapes), headline=(*spoken, *eases))


def _follow(rated: Sequence[Note]) -> Iterator[Spread]:
    for lead, target, window in WINDOWS:
        found = (find_change(note, target, window) for note in rated)
        values = tuple(change for change in found if change is not None)
        if values:
            yield Spread(
                lead,
                values,
                Unit.CHANGE,
                "trigger",
                rule="The rating nearest to that time, minus the first; between"
                f" {_say(window[0])} and {_say(window[1])} after it.",
            )


def _halve(rated: Sequence[Note]) -> Iterator[Shape]:
    storms = [note for note in rated if (note.number(BEFORE) or 0) >= STORM_FROM]
    if len(storms) < COUNT_FROM:
        return
    times = [find_half(note) for note in storms]
    yield Share(
        "A storm was at half its strength or less at a later rating in",
        sum(time is not None for time in times),
        len(times),
        rule=f"Storms are triggers that began at {STORM_FROM} or more and were rated"
        " again.",
    )
    half = time_to_half(times)
    if half is not None:
        yield Figure(
            "Half of the storms were there within",
            half,
            Unit.MINUTES,
            len(times),
            "storm",
            rule="The time of the first rating at half or less; where there was none,"
            " the storm counts as not there yet. A rating comes when you look, so it may"
            " have been sooner.",
        )


def _name(rated: Sequence[Note]) -> Listing:
    newest = sorted(rated, key=lambda note: note.at_ms, reverse=True)[:LISTED]
    items = tuple(
        Item(note.day, note.code, figures=tuple(_describe(note))) for note in newest
    )
    return Listing("Rated again", items, more=len(rated) - len(items))


def _describe(note: Note) -> Iterator[str]:
    yield f"{note.number(BEFORE)} of 10 at first."
    for since, strength in note.ratings():
        yield f"{strength} of 10 after {_say(since // _MINUTE)}."


def _say(minutes: int) -> str:
    for size, one, many in ((1440, "day", "days"), (60, "hour", "hours")):
        if minutes >= 2 * size or minutes == size:
            count = round(minutes / size)
            return f"{count} {one if count == 1 else many}"
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"


INSIGHT = Insight(
    name="waves",
    title="How the wave goes on",
    empty="Here, how strong a trigger was stands beside how strong it was later. To"
    " rate one again: safespace trigger rerate",
    find=_find,
)
