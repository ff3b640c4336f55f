"""Something to hold on to where a question would be too much: outside, short, optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

LINES: Final = (
    "Feet on the floor, eyes open. Find five things of one colour around you.",
    "Hold something cold for a minute: a glass, a tap, a window pane.",
    "Look as far as you can from where you are. What is the farthest thing?",
    "Drink some water, slowly. Nothing has to be decided while you do.",
    "Press your palms together, count to five, let go. Three times is plenty.",
    "Listen for the quietest sound where you are, then for one beyond it.",
    "Put a blanket or a jacket around your shoulders, and let it be heavy.",
)
ALL_SAID: Final = "That is a lot. You can stop here, and nothing needs an answer."


def choose_line(day: date) -> str:
    """Return the line of a day."""
    return LINES[day.toordinal() % len(LINES)]
