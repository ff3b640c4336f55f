"""safespace init: make a journal, encrypted unless somebody insists."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace import settings
from safespace.cli._ask import confirm
from safespace.cli._context import AppContext, context
from safespace.cli._founding import (
    Answers,
    ask_everything,
    ask_habits,
    protect,
    welcome,
)
from safespace.cli._options import PassphraseFd
from safespace.errors import UsageError
from safespace.journal.founding import found
from safespace.render.line import line
from safespace.vault import recovery
from safespace.vault.backups import newest
from safespace.vault.folder import State, ensure_usable, inspect

app = typer.Typer(rich_markup_mode=None, add_completion=False)
PLAIN = (
    "Without encryption anybody who can open this computer can read every word, in"
    " this journal and in old copies of it."
)


@app.command()
def init(
    ctx: typer.Context,
    no_encryption: Annotated[
        bool, typer.Option("--no-encryption", help="Leave everything readable.")
    ] = False,
    recovery_key: Annotated[
        bool, typer.Option("--recovery-key", help="Make a recovery key and show it.")
    ] = False,
    day_start: Annotated[
        str | None,
        typer.Option("--day-start", metavar="HH:MM", help="04:00 if unsaid."),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="XX", help="For help lines.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask anything.")] = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Make a journal."""
    run = context(ctx)
    refuse_second(run)
    given = {"day_start": day_start, "country": country}
    changes = {k: settings.read_value(k, v) for k, v in given.items() if v is not None}
    if no_encryption:
        _make_plain(run, changes, yes=yes)
    elif passphrase_fd is not None or yes:
        answers = _read_answers(run, passphrase_fd, recovery_key=recovery_key)
        make(run, answers, changes)
        _print_recovery(run, answers)
    elif run.interactive:
        welcome(run)
        make(run, ask_everything(run, changes, recovery_key=recovery_key), changes)
    else:
        raise UsageError(
            "There is nobody here to ask.",
            hint="In a script: safespace init --passphrase-fd 3 --yes 3< FILE",
        )
    run.output.show([line("Your journal is ready. To write in it: safespace write")])


def _print_recovery(run: AppContext, answers: Answers) -> None:
    if answers.recovery is not None:
        run.output.show([line(f"recovery key: {recovery.to_text(answers.recovery)}")])


def refuse_second(run: AppContext) -> None:
    """Refuse before anything is asked where something is there already."""
    state = inspect(run.places.journal)
    if state is not State.ABSENT:
        ensure_usable(state)
        raise UsageError(
            "There is a journal here already, and it was left as it is.",
            hint="safespace status tells how it stands.",
        )
    if newest(run.places.backups) is not None:
        raise UsageError(
            "There is no journal here, and there are backups of one.",
            hint="To put the newest back: safespace restore. To begin anew, move the"
            " backups away first; safespace path shows where they are.",
        )


def make(run: AppContext, answers: Answers, changes: dict[str, object]) -> None:
    """Make the encrypted journal, then note the settings."""
    found(run.places.journal, protect(answers.passphrase, answers.recovery))
    _note_settings(run, {**answers.settings, **changes})


def _make_plain(run: AppContext, changes: dict[str, object], *, yes: bool) -> None:
    if not yes:
        if run.interactive:
            run.output.show([line(PLAIN)])
        confirm(run, "Make a journal without encryption?", word="readable")
        changes = {**ask_habits(run, changes), **changes}
    found(run.places.journal, None)
    _note_settings(run, changes)


def _note_settings(run: AppContext, changes: dict[str, object]) -> None:
    if changes:
        settings.save(run.places.settings, changes)


def _read_answers(
    run: AppContext, passphrase_fd: int | None, *, recovery_key: bool
) -> Answers:
    import getpass  # noqa: PLC0415 - scripts only

    from safespace.cli._unlock import read_descriptor  # noqa: PLC0415
    from safespace.vault.passphrase import check_new  # noqa: PLC0415

    if passphrase_fd is None:
        raise UsageError(
            "A new journal needs a passphrase.",
            hint="Hand one over with --passphrase-fd N, or leave --yes out.",
        )
    passphrase = read_descriptor(passphrase_fd)
    check_new(passphrase.decode(), getpass.getuser())
    key = recovery.new_key(run.world.token) if recovery_key else None
    return Answers(passphrase, key)
