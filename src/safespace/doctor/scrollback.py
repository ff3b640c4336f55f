"""The scrollback: what lists and search results leave above the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "scrollback"
_LINES = "lists and search results stay there until they are cleared."
_AROUND = (
    ("TMUX", f"This runs in tmux: {_LINES}", "clear; tmux clear-history"),
    ("STY", f"This runs in screen: {_LINES}", "Close the window of screen after use."),
    ("ZELLIJ", f"This runs in Zellij: {_LINES}", "Close its pane after use."),
)


def check_scrollback(around: Surroundings) -> tuple[Finding, ...]:
    """Name a multiplexer that keeps lines after the terminal is gone."""
    for variable, words, mend in _AROUND:
        if around.environ.get(variable):
            return (look(NAME, words, mend),)
    words = "No tmux or screen keeps lines; the terminal's own scrollback may."
    return (ok(NAME, words),)
