"""Looking over a file from elsewhere, and taking in what is in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.cli._backups import back_up_for
from safespace.domain.arrival import Arrival, Begun, Held
from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.render.output import find_width
from safespace.transfer.item import Unread
from safespace.transfer.survey import look_over
from safespace.vault.backups import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safespace.cli._context import AppContext
    from safespace.journal.importing import Brought
    from safespace.journal.opening import Opened
    from safespace.transfer.formats import Importer
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source
    from safespace.transfer.survey import Survey


@dataclass(frozen=True, slots=True)
class Reading:
    """A file from elsewhere, and how it is read; each reading of it gives the same."""

    source: Source
    importer: Importer
    setting: Setting

    def list_arriving(self, found: Survey) -> Iterator[Arrival | Held | Begun]:
        """Give what can come in.

        Raises:
            BadInputError: when it is not as much as there was at the first look.
        """
        entries = unreadable = 0
        for item in self.importer.read(self.source, self.setting):
            entries += isinstance(item, Arrival)
            unreadable += isinstance(item, Unread)
            if isinstance(item, Arrival | Held | Begun):
                yield item
        if (entries, unreadable) != (found.entries, found.unreadable):
            raise BadInputError(
                "The file was changed while it was read, so nothing was imported.",
                hint="Try again when nothing else writes to it.",
            )


def survey(run: AppContext, opened: Opened, reading: Reading) -> Survey:
    """Read everything once, and change nothing."""
    items = reading.importer.read(reading.source, reading.setting)
    book = opened.journal.imports
    with _progress(run, "Looking it over", total=None) as on_entry:
        return look_over(items, book.look_up, knows=book.knows, on_entry=on_entry)


def take_in(
    run: AppContext, opened: Opened, reading: Reading, found: Survey
) -> Brought:
    """Back the journal up, and bring in what it does not have, all of it or nothing."""
    back_up_for(run, opened.keys, Reason.IMPORT)
    with _progress(run, "Importing", total=found.entries) as on_entry:
        return opened.journal.imports.bring_in(
            reading.list_arriving(found), on_entry=on_entry
        )


@contextmanager
def _progress(
    run: AppContext, what: str, *, total: int | None
) -> Iterator[Callable[[], None]]:
    look = run.output.look
    if not run.interactive or run.unmoving:
        yield lambda: None
        return
    # Only somebody at a terminal watches, and only a long import is worth a bar.
    from safespace.render.progress import show_progress  # noqa: PLC0415

    stream = run.output.stderr
    width = find_width(run.environ, stream)
    with show_progress(
        stream, what, total=total, width=width, colour=look.colour
    ) as step:
        yield step
