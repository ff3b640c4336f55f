"""Importing: what comes from elsewhere joins the journal, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.arrival import Arrival, Held
from safespace.frozen import dataclass
from safespace.storage import arriving, deeds
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from safespace.domain.arrival import Begun
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class Brought:
    """How many entries were added, were there already, or were there in the bin.

    `into_bin` of those that were added went to the bin, where they came from.
    """

    added: int
    into_bin: int
    there: int
    binned: int


class ImportBook:
    """Where entries from elsewhere come in; one import is taken back by one undo."""

    def __init__(
        self,
        conn: Connection,
        *,
        now_ms: Callable[[], int],
        pick: Callable[[str], str],
    ) -> None:
        self._conn = conn
        self._now_ms = now_ms
        self._pick = pick

    def look_up(self, entry_id: str) -> bool | None:
        """Say whether an entry is there already, and in the bin; None where it is not."""
        return arriving.find_known(self._conn, entry_id)

    def knows(self, item: Held | Begun) -> bool:
        """Say whether a person is on hold, or a programme begun, already."""
        return arriving.is_known(self._conn, item)

    def bring_in(
        self,
        items: Iterable[Arrival | Held | Begun],
        *,
        on_entry: Callable[[], None] = lambda: None,
    ) -> Brought:
        """Save what is not there yet; what is there stays as it is.

        `on_entry` is called after each entry. If reading ends with an error, nothing
        of it is saved.
        """
        added, known, done_ms = [0, 0], [0, 0], self._now_ms()
        with write(self._conn):
            batch = deeds.start_batch(self._conn)
            for item in items:
                if not isinstance(item, Arrival):
                    self._take_in_beside(item)
                    continue
                there = self.look_up(item.entry.id)
                if there is None:
                    self._take_in(item, done_ms=done_ms, batch=batch)
                    added[item.deleted_ms is not None] += 1
                else:
                    known[there] += 1
                on_entry()
        return Brought(sum(added), added[True], *known)

    def _take_in(self, arrival: Arrival, *, done_ms: int, batch: int) -> None:
        arriving.take_in(
            self._conn, arrival, pick=self._pick, done_ms=done_ms, batch=batch
        )

    def _take_in_beside(self, item: Held | Begun) -> None:
        if isinstance(item, Held):
            arriving.take_in_hold(self._conn, item)
        else:
            arriving.take_in_programme(self._conn, item)
