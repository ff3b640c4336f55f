"""Pages that an exercise may show on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.exercise import Topic
from safespace.render.output import USUAL_WIDTH
from safespace.terminal.asking import PageField

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def show_topic(run: AppContext, topic: Topic) -> PageField:
    """Return the page of a topic; where nothing should move, in words alone."""
    if topic is Topic.HELP_NOW:
        return PageField(_help_lines(run))
    if topic not in {Topic.BREATH, Topic.MOMENT} or run.unmoving:
        return PageField(_LINES[topic])
    # Only a screen of its own draws.
    from safespace.terminal import breathing  # noqa: PLC0415

    draw = breathing.draw_breath if topic is Topic.BREATH else breathing.draw_moment
    return PageField(frame=draw, lasts_s=breathing.LASTS_S)


def _help_lines(run: AppContext) -> tuple[str, ...]:
    # Rarely needed, and it reads the numbers.
    from safespace.cli.help_now import choose_country  # noqa: PLC0415
    from safespace.safety.helplines import find_lines, say_lines  # noqa: PLC0415

    found = find_lines(choose_country(run).country, run.now().wall().date())
    width = run.output.look.width or USUAL_WIDTH
    first = (
        "If you might act on it, or are not safe: your emergency number comes first."
    )
    return (first, "", *say_lines(found, width))


_LINES = {
    Topic.BREATH: (
        "Breathe in while you count to four, and out while you count to six.",
        "Twice is twenty seconds.",
    ),
    Topic.MOMENT: ("Stay with it for about twenty seconds.",),
    Topic.SAFETY: (
        "Being afraid of somebody is reason enough to put your safety first.",
        "If you are in danger now, call your emergency number.",
        "Help lines near you, for this too: safespace help-now",
        "You do not owe anyone a conversation, a second chance or an explanation.",
        "That you opened this page is not noted anywhere.",
        "Where somebody may look at this computer, one they cannot reach is safer.",
    ),
}
