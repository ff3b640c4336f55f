"""What comes into a journal from elsewhere: entries with their past, and what is beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from safespace.domain.entry import NewEntry, Revision
    from safespace.domain.ident import ShortCode


@dataclass(frozen=True, slots=True, repr=False)
class Arrival:
    """An entry on its way in, with the states it had before, oldest first.

    `short` is the code it had where it comes from; it keeps it where that is free.
    """

    entry: NewEntry
    short: ShortCode | None = None
    revision: int = 1
    history: tuple[Revision, ...] = ()
    deleted_ms: int | None = None

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"Arrival({self.entry.id})"


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A person on hold, since an instant in UTC milliseconds."""

    name: str
    since_ms: int

    def __repr__(self) -> str:
        """Show no name, so that no traceback can."""
        return "Held(…)"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a programme that is done, and the entry it became."""

    name: str
    done_ms: int
    entry: str | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A programme that somebody began, in UTC milliseconds, and how far they are."""

    programme: str
    started_ms: int
    left_ms: int | None
    steps: tuple[Step, ...] = ()
