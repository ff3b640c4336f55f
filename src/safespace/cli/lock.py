"""safespace lock: forget the keys at once."""

from __future__ import annotations

import typer

from safespace.cli._context import context
from safespace.cli._remembered import forget_keys
from safespace.render.line import line
from safespace.vault.folder import State, inspect

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORGOTTEN = (
    "The OS keychain has forgotten the journal, too. To let it open it again:"
    " safespace passphrase remember"
)


@app.command()
def lock(ctx: typer.Context) -> None:
    """Lock at once; reading takes the passphrase again."""
    run = context(ctx)
    if inspect(run.places.journal) is State.PLAIN:
        run.output.note("This journal is not encrypted; anybody here can read it.")
        return
    was_remembered = forget_keys(run)
    run.output.show([line("Locked.")])
    if was_remembered:
        run.output.note(FORGOTTEN)
