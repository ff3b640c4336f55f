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
    tally = _Tally()
    for item in items:
        if isinstance(item, Arrival):
            tally.count_entry(item.entry.day, look_up(item.entry.id))
            on_entry()
        elif isinstance(item, Held | Begun):
            tally.beside[type(item)] += not knows(item)
        elif isinstance(item, Left):
            tally.left[item.what] += item.count
        elif isinstance(item, Unread):
            tally.count_unread(item)
    return tally.sum_up()


class _Tally:
    """What was counted so far."""

    def __init__(self) -> None:
        self.beside: Counter[type] = Counter()
        self.left: Counter[str] = Counter()
        self._known: Counter[bool | None] = Counter()
        self._days: tuple[date, date] | None = None
        self._unread: list[Unread] = []
        self._unreadable = 0

    def count_entry(self, day: date, there: bool | None) -> None:
        """Count an entry of a day; `there` says whether it is there, and in the bin."""
        self._known[there] += 1
        first, last = self._days or (day, day)
        self._days = min(first, day), max(last, day)

    def count_unread(self, item: Unread) -> None:
        """Count a record that cannot be read, and keep the first of many."""
        self._unreadable += 1
        if self._unreadable <= MOST_TOLD:
            self._unread.append(item)

    def sum_up(self) -> Survey:
        """Return the survey of all that was counted."""
        first, last = self._days or (None, None)
        return Survey(
            entries=self._known.total(),
            new=self._known[None],
            binned=self._known[True],
            first=first,
            last=last,
            left=tuple(sorted(self.left.items())),
            unread=tuple(self._unread),
            unreadable=self._unreadable,
            holds=self.beside[Held],
            programmes=self.beside[Begun],
        )
