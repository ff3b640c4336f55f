"""safespace status: how things stand, told from the outside; nothing is unlocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from safespace import __version__
from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.render.line import line, quiet
from safespace.vault.folder import State, Vault, inspect

if TYPE_CHECKING:
    from safespace.crypto.keyfile import KeyFile

app = typer.Typer(rich_markup_mode=None)
_SAID = {
    State.ABSENT: "none yet",
    State.PLAIN: "not encrypted: anybody at this computer can read it",
    State.ENCRYPTED: "encrypted and locked",
    State.KEY_WITHOUT_JOURNAL: "a key file without its journal",
    State.JOURNAL_WITHOUT_KEY: "encrypted, and its key file is absent",
    State.PLAIN_BESIDE_KEY: "not encrypted, although a key file is here",
    State.EMPTY_FILE: "an empty file in its place",
}
MIB = 1024 * 1024


@app.command()
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show how things stand; nothing is unlocked for it."""
    run = context(ctx)
    state = inspect(run.places.journal)
    facts: dict[str, str | int] = {"version": __version__, "journal": _SAID[state]}
    if state is State.ENCRYPTED:
        facts |= _describe_key(run)
    if state in {State.PLAIN, State.ENCRYPTED}:
        facts |= _describe_file(run)
    if state is State.PLAIN:
        facts |= _describe_entries(run)
    if as_json:
        run.output.show_json("status", {**facts, "journal": state.name.lower()})
        return
    run.output.show(
        line(quiet(f"{name:<10}"), str(value), indent=10)
        for name, value in facts.items()
    )


def _describe_key(run: AppContext) -> dict[str, str | int]:
    from safespace.vault.keys import read_keyfile  # noqa: PLC0415 - encrypted only

    keyfile = read_keyfile(run.places.journal)
    return {"opens with": _say_ways(keyfile)}


def _say_ways(keyfile: KeyFile) -> str:
    return " or ".join(
        {"passphrase": "a passphrase", "recovery": "the recovery key"}[slot.type.value]
        for slot in keyfile.slots
    )


def _describe_file(run: AppContext) -> dict[str, str | int]:
    # Rounded up, so that the size tells little about what was written today.
    size = Vault(run.places.journal).journal.stat().st_size
    return {"size": f"up to {-(-size // MIB)} MiB"}


def _describe_entries(run: AppContext) -> dict[str, str | int]:
    with run.journal(None) as journal:
        return {"entries": journal.count_entries()}
