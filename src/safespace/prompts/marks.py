"""Marks: which prompts and themes somebody muted, and which prompts they like.

Ids and themes only, one line each. Cron reads this without a key, so nothing that
comes from a journal may ever be in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD: Final = "safespace-marks 1"
MUTED: Final = "muted"
FAVOURITE: Final = "favourite"


@dataclass(frozen=True, slots=True)
class Marks:
    """The muted ids and themes, and the favourite ids."""

    muted: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()

    def mute(self, name: str, *, on: bool) -> Marks:
        """Mute an id or a theme, or let it come again."""
        return replace(self, muted=_switch(self.muted, name, on=on))

    def favour(self, name: str, *, on: bool) -> Marks:
        """Mark an id as a favourite, or take the mark away."""
        return replace(self, favourites=_switch(self.favourites, name, on=on))


def marks_to_text(marks: Marks) -> str:
    """Return marks as lines of text."""
    return "\n".join([HEAD, *_lines(marks), ""])


def marks_from_text(text: str) -> Marks:
    """Read marks; a line that is not one is left out, whatever it holds."""
    head, _, rest = text.partition("\n")
    found: dict[str, set[str]] = {MUTED: set(), FAVOURITE: set()}
    for line in rest.split("\n") if head == HEAD else ():
        verb, _, name = line.partition(" ")
        if verb in found and name:
            found[verb].add(name)
    return Marks(frozenset(found[MUTED]), frozenset(found[FAVOURITE]))


def _lines(marks: Marks) -> Iterator[str]:
    for name in sorted(marks.muted):
        yield f"{MUTED} {name}"
    for name in sorted(marks.favourites):
        yield f"{FAVOURITE} {name}"


def _switch(names: frozenset[str], name: str, *, on: bool) -> frozenset[str]:
    return names | {name} if on else names - {name}
