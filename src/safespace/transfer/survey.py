"""A survey: what is in a file, before anything of it is taken in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safespace.domain.arrival import Arrival, Begun, Held
from safespace.frozen import dataclass
from safespace.transfer.item import Left, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from safespace.transfer.item import Item

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Survey:
    """How many entries there are, of which days, and what will not come along.

    `new` are those that the journal does not have, and `binned` those that it has in
    the bin. `holds` and `programmes` count what it does not have of these. `unread` are
    the first of the records that cannot be read.
    """

    entries: int
    new: int
    binned: int
    first: date | None
    last: date | None
    left: tuple[tuple[str, int], ...]
    unread: tuple[Unread, ...]
    unreadable: int
    holds: int = 0
    programmes: int = 0

    @property
    def is_new(self) -> bool:
        """Say whether there is anything that the journal does not have."""
        return bool(self.new or self.holds or self.programmes)


def look_over(
    items: Iterable[Item],
    look_up: Callable[[str], bool | None],
    *,
    knows: Callable[[Held | Begun], bool],
    on_entry: Callable[[], None] = lambda: None,
) -> Survey:
    """Read everything once.

    `look_up` says whether an entry is there, and in the bin; `knows` whether something
    beside entries is there.
    """
    beside: Counter[type] = Counter()
    known: Counter[bool | None] = Counter()
    days: tuple[date, date] | None = None
    left: Counter[str] = Counter()
    unread: list[Unread] = []
    unreadable = 0
    for item in items:
        if isinstance(item, Arrival):
            known[look_up(item.entry.id)] += 1
            days = _widen(days, item.entry.day)
            on_entry()
        elif isinstance(item, Held | Begun):
            beside[type(item)] += not knows(item)
        elif isinstance(item, Left):
            left[item.what] += item.count
        elif isinstance(item, Unread):
            unreadable += 1
            if unreadable <= MOST_TOLD:
                unread.append(item)
    return Survey(
        entries=known.total(),
        new=known[None],
        binned=known[True],
        first=days[0] if days else None,
        last=days[1] if days else None,
        left=tuple(sorted(left.items())),
        unread=tuple(unread),
        unreadable=unreadable,
        holds=beside[Held],
        programmes=beside[Begun],
    )


def _widen(days: tuple[date, date] | None, day: date) -> tuple[date, date]:
    return (min(days[0], day), max(days[1], day)) if days else (day, day)
