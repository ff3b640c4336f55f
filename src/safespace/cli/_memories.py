"""Showing entries that come up again: in the private reader, or as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._screen import show_private
from safespace.render.entries import list_entries
from safespace.render.envelope import describe_summary
from safespace.render.line import BLANK, line, quiet
from safespace.render.reading import lay_out_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.render.line import Line

LEFT_OUT = "Some of it stays under its veil; --all shows that, too."
READ = "To read one: safespace read CODE"


def show_memories(run: AppContext, entries: Sequence[Entry], *, printed: bool) -> bool:
    """Show entries in full; in discreet mode their days and codes alone.

    Where nobody pressed a key for a while, it locks and returns False.
    """
    if run.settings.discreet:
        run.output.show(list_entries(entries, discreet=True))
        run.output.show([line(quiet(READ))])
        return True
    lines: list[Line] = []
    for entry in entries:
        lines += [BLANK, BLANK] if lines else []
        lines += lay_out_entry(entry)
    return show_private(run, lines, printed=printed)


def describe_memories(
    run: AppContext, entries: Sequence[Entry], *, left_out: bool
) -> dict[str, Any]:
    """Describe entries for programs, without their words."""
    discreet = run.settings.discreet
    return {
        "entries": [describe_summary(entry, discreet=discreet) for entry in entries],
        "left_out": left_out,
    }
