"""safespace import: entries from a file of another program, or from an export of ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _import_told as told
from safespace.cli import _options as options
from safespace.cli._ask import require_yes
from safespace.cli._context import AppContext, context
from safespace.cli._importing import Reading, survey, take_in
from safespace.cli._unlock import Passphrases, open_journal
from safespace.errors import BadInputError, UsageError
from safespace.frozen import dataclass
from safespace.render.entries import say_entries
from safespace.terminal.typed import forget_typed
from safespace.transfer.formats import find_importer
from safespace.transfer.setting import Setting
from safespace.transfer.source import open_source

if TYPE_CHECKING:
    from safespace.journal.opening import Opened
    from safespace.transfer.survey import Survey

app = typer.Typer(rich_markup_mode=None, add_completion=False)
STILL_THERE = "The file itself is still where it was, for anybody who opens it."
LEAVE_OUT = "--skip-unread leaves that out and takes the rest."
_VALENCES = range(-4, 5)


@app.command()
def import_(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file, an archive or a folder.")
    ],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Read it as this format."),
    ] = None,
    mood: Annotated[
        list[str] | None,
        typer.Option("--mood", metavar="NAME=N", help="What a mood means, -4 to 4."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come in.")
    ] = False,
    skip_unread: Annotated[
        bool, typer.Option("--skip-unread", help="Leave out what cannot be read.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Take in entries from a file of another program, or of safespace.

    What is here already stays as it is, so the same file can be read twice. All of it
    comes in or nothing, after a backup, and one undo takes it back.
    """
    run = context(ctx)
    setting = Setting(*run.world.zone(), run.settings.day_start, _read_moods(mood))
    wish = Wish(dry_run, skip_unread, yes=yes or as_json, as_json=as_json)
    # Unlike Path.expanduser, this raises nothing where there is no such account.
    place = Path(os.path.expanduser(path))  # noqa: PTH111
    with open_source(place) as source:
        reading = Reading(source, find_importer(source, as_), setting)
        opened = open_journal(run, Passphrases(run, passphrase_fd))
        try:
            _import(run, opened, reading, wish)
        finally:
            opened.journal.close()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of an import."""

    dry_run: bool
    skip_unread: bool
    yes: bool
    as_json: bool


def _import(run: AppContext, opened: Opened, reading: Reading, wish: Wish) -> None:
    found = survey(run, opened, reading)
    if not wish.as_json:
        run.output.show(told.list_survey(found, reading.importer.TITLE))
        run.output.show(told.list_unread(found))
    refused = found.unreadable and not (wish.dry_run or wish.skip_unread)
    brought = None
    if found.is_new and not (wish.dry_run or refused):
        _ask(run, found, wish)
        brought = take_in(run, opened, reading, found)
    if wish.as_json:
        described = told.describe_survey(found, reading.importer.NAME)
        added = brought.added if brought else 0
        run.output.show_json("import", {**described, "added": added})
    elif brought:
        run.output.show([told.say_added(brought, wanted=found.new)])
        run.output.note(STILL_THERE)
    if refused:
        raise BadInputError(
            f"{told.say_records(found.unreadable)} cannot be read, so nothing was"
            " imported.",
            hint=LEAVE_OUT if found.is_new else "",
        )


def _ask(run: AppContext, found: Survey, wish: Wish) -> None:
    if wish.yes or not run.interactive:
        return
    # What was typed while the file was looked over is no answer.
    forget_typed(run.stdin.fileno())
    what = say_entries(found.new) if found.new else "that"
    question = f"Import {what}?"
    require_yes(run, question, default=True, otherwise="Nothing was imported.")


def _read_moods(texts: list[str] | None) -> dict[str, int]:
    moods = {}
    for text in texts or ():
        name, _, number = text.rpartition("=")
        try:
            moods[name.strip().casefold()] = int(number)
        except ValueError:
            moods[""] = 0
    if "" in moods or not {*moods.values()} <= {*_VALENCES}:
        raise UsageError(
            "A mood is a name and what it stands for, from -4 unpleasant to 4 pleasant.",
            hint="For example: --mood 'so so=0' --mood great=4",
        )
    return moods
