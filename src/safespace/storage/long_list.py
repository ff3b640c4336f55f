"""Long lists: their entries are read a batch at a time, so any length fits in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from safespace.storage.failures import translated
from safespace.storage.rows import COLUMNS, build_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.entry import Entry
    from safespace.storage.driver import Connection

BATCH = 500


class LongList(Sequence["Entry"]):
    """Entries by their rows, to be read while the journal is open.

    Between batches the file is not locked: whoever looks at a long list slowly keeps
    nobody from saving. An entry that is purged meanwhile is left out.
    """

    def __init__(self, conn: Connection, rows: Sequence[int]) -> None:
        self._conn = conn
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Entry]:
        for start in range(0, len(self._rows), BATCH):
            yield from self._read(self._rows[start : start + BATCH])

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return LongList(self._conn, self._rows[place])
        return self._read([self._rows[place]])[0]

    def _read(self, wanted: Sequence[int]) -> tuple[Entry, ...]:
        marks = ",".join("?" * len(wanted))
        with translated():
            found = self._conn.execute(
                f"SELECT {COLUMNS} FROM entry WHERE pk IN ({marks})", tuple(wanted)
            ).fetchall()
            by_row = {row[0]: row for row in found}
            rows = [by_row[pk] for pk in wanted if pk in by_row]
            return build_entries(self._conn, rows)
