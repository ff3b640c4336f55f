"""Something kind from earlier, brought up one at a time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from safespace.cli._ask import ask_yes
from safespace.cli._memories import show_memories
from safespace.domain.day import DayRange
from safespace.errors import SafespaceError, StoppedError
from safespace.lookback.kindness import draw_comforts
from safespace.lookback.limits import VEILED_FROM
from safespace.lookback.veil import list_uncovered

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal


def find_comforts(run: AppContext, journal: Journal) -> tuple[Entry, ...]:
    """Let chance choose kind entries; never one with somebody on hold."""
    today = run.today()
    sample = journal.take_sample(DayRange(date.min, today), until=today)
    drawn = draw_comforts(list_uncovered(sample), run.world.token)
    return tuple(journal.read(note.id) for note in drawn)


def show_one_by_one(
    run: AppContext, entries: tuple[Entry, ...], *, printed: bool
) -> None:
    """Show an entry, and on a terminal offer another as long as there are any."""
    for number, entry in enumerate(entries, start=1):
        there = show_memories(run, (entry,), printed=printed)
        if not (there and run.interactive) or number == len(entries):
            return
        if not ask_yes(run, "Another one?", default=False):
            return


class Comfort:
    """Offers something kind after a very hard trigger, one key away."""

    def __init__(self, run: AppContext) -> None:
        self._run = run
        self._found: tuple[Entry, ...] = ()

    def look(self, journal: Journal, saved: Entry) -> None:
        """Look for something kind while the journal is open anyway."""
        strength = saved.content.feelings.distress or 0
        if strength >= VEILED_FROM and self._run.interactive:
            # What was logged is saved; nothing that is found now may say otherwise.
            with suppress(SafespaceError):
                self._found = find_comforts(self._run, journal)

    def offer(self) -> None:
        """Ask whether to see it: Enter does; nothing at all where there is nothing."""
        if not self._found:
            return
        try:
            if ask_yes(self._run, "See something kind from earlier?", default=True):
                show_one_by_one(self._run, self._found, printed=False)
        except StoppedError:
            # What was logged is saved; leaving this leaves nothing undone.
            return
