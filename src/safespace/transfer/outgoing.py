"""What leaves a journal in one export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from safespace.domain.arrival import Begun, Held
    from safespace.domain.entry import Entry, Revision


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Entries in order of time, with what goes beside them, read as they are written.

    `about` is one paragraph on what the program is and is not.
    """

    entries: Iterable[Entry]
    read_history: Callable[[Entry], tuple[Revision, ...]]
    made: date
    program: str
    about: str
    holds: tuple[Held, ...] = ()
    programmes: tuple[Begun, ...] = ()
