"""safespace read: one entry, in full."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._screen import show_private
from safespace.domain.entry import Entry
from safespace.domain.selection import Selection
from safespace.errors import NotFoundError, UsageError
from safespace.render.envelope import describe_entry
from safespace.render.line import BLANK, Line
from safespace.render.reading import lay_out_entry

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def read(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="As listed; without one, the newest."),
    ] = None,
    on: options.On = None,
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Read an entry."""
    run = context(ctx)
    if ids and on is not None:
        raise UsageError("Name entries, or a day with --on, not both.")
    if on is not None:
        entries = _find_of_day(ctx, on, passphrase_fd)
    else:
        with run.journal(passphrase_fd) as journal:
            entries = tuple(journal.read(reference) for reference in ids or ["last"])
    if as_json:
        run.output.show_json("read", {"entries": [*map(describe_entry, entries)]})
        return
    lines: list[Line] = []
    for entry in entries:
        lines += [BLANK, BLANK] if lines else []
        lines += lay_out_entry(entry)
    show_private(run, lines, printed=printed)


def _find_of_day(
    ctx: typer.Context, on: str, passphrase_fd: int | None
) -> tuple[Entry, ...]:
    # Only a command with a date in it pays for reading dates.
    from safespace.cli._selecting import read_span  # noqa: PLC0415

    run = context(ctx)
    selection = Selection(days=read_span(run, on, None, None))
    with run.journal(passphrase_fd) as journal:
        found = tuple(journal.select(selection, limit=options.EVERYTHING).entries)
    if not found:
        raise NotFoundError("There is no entry of that time.")
    return found[::-1]
