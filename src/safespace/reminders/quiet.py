"""Whether a reminder stays quiet today, told without a key and without the journal."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.domain.day import DayRange, journal_day_at
from safespace.errors import StorageError
from safespace.vault.drafts import DraftBox, PlainDrafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time, tzinfo

    from safespace.paths import Places

_NANOSECONDS_A_MS = 1_000_000


def is_resting(day: date, rests: Sequence[DayRange]) -> bool:
    """Say whether a day was taken off."""
    return any(day in span for span in rests)


def was_written(today: date, places: Places, *, zone: tzinfo, day_start: time) -> bool:
    """Say whether anything was written today, as far as the times of files tell.

    Looks at notes that wait for the next unlock, at drafts, and at when the journal's
    file was last changed; what cannot be looked at counts as not written.
    """
    return any(
        journal_day_at(ms, zone, day_start) == today for ms in _find_changes(places)
    )


def _find_changes(places: Places) -> Iterator[int]:
    for folder in (places.inbox, places.drafts):
        with suppress(StorageError):
            for each in DraftBox(folder, PlainDrafts()).names():
                yield each.changed_ms
    with suppress(OSError):
        yield places.database.stat().st_mtime_ns // _NANOSECONDS_A_MS
