"""safespace decrypt: make a journal readable by anybody who can open the computer."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli._ask import confirm
from safespace.cli._backups import back_up_before
from safespace.cli._context import context
from safespace.cli._encrypted import need_encrypted
from safespace.cli._options import PassphraseFd
from safespace.cli._remembered import forget_keys_first
from safespace.cli._resealing import reseal
from safespace.cli._unlock import Passphrases, ask_for_data_key, open_with_keys
from safespace.crypto.opened import derive_keys
from safespace.journal import rekeying
from safespace.render.line import line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def decrypt(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Take the encryption off; anybody here can read it then."""
    run = context(ctx)
    need_encrypted(run)
    given = Passphrases(run, passphrase_fd)
    if not yes:
        confirm(run, "Make every word readable?", word="readable")
    keys = derive_keys(ask_for_data_key(run, given))
    # Opening brings it up to date, and lets what was captured join it.
    open_with_keys(run, keys).journal.close()
    back_up_before(run, keys)
    forget_keys_first(run)
    with reseal(run, keys):
        rekeying.decrypt(run.places.journal, keys)
    run.opened.clear()
    run.output.show([line("The journal is not encrypted any more.")])
