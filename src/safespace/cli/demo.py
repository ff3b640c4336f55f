"""safespace demo: any command, on half a year of an invented journal."""

from __future__ import annotations

import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli._boundary import run_command
from safespace.cli._context import AppContext, context
from safespace.cli.home import show_home
from safespace.demo.inventing import SEED, Setting, invent
from safespace.errors import LockedError
from safespace.journal.founding import found
from safespace.journal.opening import open_journal
from safespace.paths import HOME_VARIABLE, find_places
from safespace.render.line import BLANK, Role, Span, heading, line, quiet
from safespace.terminal.private_folder import private_folder, private_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys
    from safespace.render.line import Line

app = typer.Typer(rich_markup_mode=None, add_completion=False)
SAID = (
    "This journal is invented, not encrypted, and gone when the command ends."
    " Yours is not touched."
)
_TOUR = (
    ("list -n 8", "the newest entries"),
    ("insights", "what half a year says"),
    ("insights fears", "feared, and happened"),
    ("trigger list", "storms, and after"),
    ("search choir", "look for a word"),
    ("rhythm", "the days, with gaps"),
    ("write", "gone afterwards"),
)


@app.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
def demo(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help="Any command; home without one."),
    ] = None,
) -> None:
    """Try any command on an invented journal, gone afterwards."""
    run = context(ctx)
    run.output.note(SAID)
    with _invented(run) as there:
        if command:
            code = run_command(command, there)
            if code:
                raise typer.Exit(code)
            return
        show_home(there, passphrase_fd=None)
        if run.interactive:
            run.output.show(_lay_out_tour())


@contextmanager
def _invented(run: AppContext) -> Iterator[AppContext]:
    """Give a context of its own over a journal that is removed with its folder."""
    root = private_root(run.environ, state=run.places.state)
    with private_folder(root) as folder:
        environ = {**run.environ, HOME_VARIABLE: str(folder)}
        there = AppContext(environ, world=run.world, stdin=run.stdin)
        _fill(there, find_places(environ).journal)
        yield there


def _fill(there: AppContext, folder: Path) -> None:
    found(folder, None)
    # Seeded, so that an entry has the same short code in every demo of one day.
    chance = random.Random(SEED)  # noqa: S311 - no secret
    opened = open_journal(
        folder,
        _no_keys,
        backups=there.places.backups,
        now_ms=there.world.now_ms,
        pick=chance.choice,
    )
    try:
        zone, zone_name = there.world.zone()
        setting = Setting(there.now(), zone, zone_name, there.settings.day_start)
        opened.journal.write_all(invent(setting))
    finally:
        opened.journal.close()


def _no_keys() -> OpenedKeys:
    raise LockedError("The invented journal has no lock.")


def _lay_out_tour() -> Iterator[Line]:
    yield BLANK
    yield line(heading("To try after safespace demo"))
    yield BLANK
    width = max(len(words) for words, _ in _TOUR) + 2
    for words, why in _TOUR:
        shown = Span(words.ljust(width), Role.CODE)
        yield line("  ", shown, quiet(why), indent=width + 2)
