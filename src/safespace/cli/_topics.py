"""Pages that an exercise may show on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.exercise import Topic
from safespace.terminal.asking import PageField

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def show_topic(run: AppContext, topic: Topic) -> PageField:
    """Return the page of a topic."""
    del run
    return PageField(_LINES[topic])


_LINES = {
    Topic.HELP_NOW: (
        "If you might act on it, or are not safe: your emergency number comes first.",
        "Help lines near you: safespace help-now",
    ),
    Topic.BREATH: ("Breathe out slowly. Twenty seconds are enough.",),
    Topic.SAFETY: ("Your safety comes before any exercise.",),
}
