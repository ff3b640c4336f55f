"""The daily backup: made by itself after the first change of a journal day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.day import find_day_start
from safespace.errors import SafespaceError
from safespace.vault.backups import is_due

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.journal.opening import Opened


def back_up_the_day(run: AppContext, opened: Opened) -> None:
    """Back the journal up if this day has no backup yet; what was saved stays saved.

    A disk that refuses is told in one line, and is no reason for another exit code.
    """
    if not run.settings.backups:
        return
    now = run.now()
    began_ms = find_day_start(now, run.settings.day_start)
    places = run.places
    try:
        if is_due(places.backups, now_ms=now.at_ms, day_start_ms=began_ms):
            # Once a day.
            from safespace.journal.backing_up import back_up_quickly  # noqa: PLC0415

            back_up_quickly(
                places.journal, opened.keys, places.backups, now_ms=now.at_ms
            )
    except KeyboardInterrupt:
        run.output.note("Saved; the backup is left for the next change.")
    except (OSError, MemoryError):
        run.output.note("Saved; today's backup could not be made.")
    except SafespaceError as error:
        # Only somebody who has to look after the disk pays for this.
        from safespace.cli._advice import advise  # noqa: PLC0415

        told = f"{error.message} {advise(run, error)}"
        run.output.note(f"Saved; today's backup could not be made. {told}")
