"""safespace on-this-day: what was written on this day in earlier years."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._memories import LEFT_OUT, describe_memories, show_memories
from safespace.cli._selecting import read_span
from safespace.domain.day import DayRange
from safespace.domain.selection import Selection
from safespace.errors import NotFoundError, UsageError
from safespace.lookback.anniversaries import list_anniversaries
from safespace.lookback.veil import Veil
from safespace.render.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NONE = "Nothing here is from {day} of an earlier time. It can begin with today."


@app.command()
def on_this_day(
    ctx: typer.Context,
    when: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="Another day than today.")
    ] = None,
    everything: options.Veiled = False,
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Read what you wrote on this day in earlier years, or months ago."""
    run = context(ctx)
    day = _read_day(run, when)
    with run.journal(passphrase_fd) as journal:
        found = tuple(_list_entries(journal, day))
        shown = found if everything else tuple(_uncover(journal, found))
    left_out = len(shown) < len(found)
    if as_json:
        data = describe_memories(run, shown, left_out=left_out)
        run.output.show_json("on_this_day", {"day": day, **data})
        return
    if shown:
        show_memories(run, shown, printed=printed)
    elif not left_out:
        month = MONTHS[day.month - 1]
        run.output.note(NONE.format(day=f"{day.day} {month}"))
    if left_out:
        run.output.note(LEFT_OUT)


def _read_day(run: AppContext, when: str | None) -> date:
    asked = read_span(run, when, None, None)
    if asked is None:
        return run.today()
    if asked.first != asked.last:
        raise UsageError("Name one day, such as 2026-11-21.")
    return asked.first


def _list_entries(journal: Journal, day: date) -> Iterator[Entry]:
    for one in list_anniversaries(day, journal.list_days()):
        selection = Selection(days=DayRange(one, one))
        page = journal.select(selection, limit=options.EVERYTHING)
        yield from tuple(page.entries)[::-1]


def _uncover(journal: Journal, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Leave out what is under a veil, and what speaks of something that is."""
    veil = Veil(frozenset(name.casefold() for name in journal.holds.list_names()))
    for entry in entries:
        if not (veil.covers_entry(entry) or _is_about_covered(journal, veil, entry)):
            yield entry


def _is_about_covered(journal: Journal, veil: Veil, entry: Entry) -> bool:
    form = entry.content.form
    if form is None or form.about is None:
        return False
    with suppress(NotFoundError):
        return veil.covers_entry(journal.read(form.about))
    return False
