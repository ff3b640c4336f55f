"""How it was, week by week: what can be charted, and a word for each middle."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.insights.catalog.mood import list_weeks
from safespace.insights.shape import Series, Unit
from safespace.insights.statistics import Display, choose_display, find_middle

if TYPE_CHECKING:
    from safespace.insights.sample import Note, Sample
    from safespace.insights.shape import Point


class Mood(Enum):
    """What a chart is about."""

    FEEL = "feel"
    ENERGY = "energy"
    DISTRESS = "distress"


TITLES = {
    Mood.FEEL: "How it felt",
    Mood.ENERGY: "How much energy there was",
    Mood.DISTRESS: "How strong distress was",
}
UNITS = {Mood.FEEL: Unit.FEEL, Mood.ENERGY: Unit.FEEL, Mood.DISTRESS: Unit.TEN}
# A word from each value on; the words are the anchors of the scales.
_WORDS = {
    Mood.FEEL: (
        (-4, "very unpleasant"),
        (-2.5, "unpleasant"),
        (-0.5, "neither"),
        (1, "pleasant"),
        (3, "very pleasant"),
    ),
    Mood.ENERGY: (
        (-4, "drained"),
        (-2.5, "low"),
        (-0.5, "in between"),
        (1, "lively"),
        (3, "very lively"),
    ),
    Mood.DISTRESS: (
        (0, "settled"),
        (3, "noticeable"),
        (5, "hard to focus"),
        (8, "flooded"),
    ),
}
_RULE = (
    "The middle is the median of a week's notes; few notes are shown one by one; weeks"
    " without any stay empty."
)


def chart_moods(sample: Sample, mood: Mood) -> Series:
    """Return the weeks from the first to the last that have a value."""

    def read(note: Note) -> int | None:
        felt = {Mood.FEEL: note.valence, Mood.ENERGY: note.energy}
        return felt.get(mood, note.distress)

    points = list_weeks(sample.notes, read)
    return Series(TITLES[mood], points, UNITS[mood], "note", _RULE)


def say_value(mood: Mood, value: float) -> str:
    """Say a value in a word."""
    return [word for least, word in _WORDS[mood] if value >= least][-1]


def say_words(mood: Mood, point: Point) -> tuple[str, ...]:
    """Say a week in words: its middle, or each value where there are few."""
    if not point.values:
        return ()
    if choose_display(point.n) is Display.LIST:
        found = (say_value(mood, value) for value in sorted(point.values))
        return tuple(dict.fromkeys(found))
    return (say_value(mood, find_middle(point.values).median),)
