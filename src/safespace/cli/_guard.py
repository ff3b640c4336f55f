"""A word to somebody who goes round and round; writing is never held up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.selection import Selection
from safespace.exercises.guard import HOUR_MS, Circle, Logged, find_circle
from safespace.exercises.limits import CIRCLING
from safespace.render.line import line, quiet

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

# No circle has more triggers in it than somebody logs in three bad days.
_ENOUGH = 200


class Guard:
    """Looks at the triggers of the last days while the journal is open anyway."""

    def __init__(self, run: AppContext) -> None:
        self._run = run
        self._circle: Circle | None = None

    def look(self, journal: Journal, saved: Entry) -> None:
        """Look whether the trigger that was saved is one of many about somebody."""
        if not self._run.settings.guard or not saved.content.people:
            return
        now_ms = self._run.world.now_ms()
        since = now_ms - max(hours for _, hours in CIRCLING) * HOUR_MS
        page = journal.select(Selection(kind="trigger"), limit=_ENOUGH)
        logged = [
            Logged(entry.moment.at_ms, entry.content.people)
            for entry in page.entries
            if entry.moment.at_ms >= since
        ]
        mine = {name.casefold() for name in saved.content.people}
        circle = find_circle(logged, now_ms=now_ms)
        if circle is not None and circle.name.casefold() in mine:
            self._circle = circle

    def show(self) -> None:
        """Say it, with other things to do; nothing at all where there is no circle."""
        circle = self._circle
        if circle is None:
            return
        span = "a day" if circle.hours <= 24 else f"{circle.hours // 24} days"
        self._run.output.show(
            [
                line(
                    f"That is {circle.count} about the same person within {span}. "
                    "Going over it again can keep it warm. You could also:"
                ),
                line("  look at it from a year on: safespace prompt --now --easier"),
                line("  do one small thing: safespace pause"),
                line("  rest; what is written will wait"),
                line(quiet("Or go on. To turn this off: settings set guard off")),
            ]
        )
