"""safespace status: how things stand, told from the outside; nothing is unlocked."""

from __future__ import annotations

import typer

from safespace import __version__
from safespace.cli._context import AppContext, context
from safespace.cli._locks import left_unlocked, say_span
from safespace.cli._options import AsJson
from safespace.render.line import line, quiet
from safespace.vault.folder import State, Vault, inspect
from safespace.vault.remembered import Remembering, look

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_SAID = {
    State.ABSENT: "none yet",
    State.PLAIN: "not encrypted: anybody at this computer can read it",
    State.ENCRYPTED: "encrypted and locked",
    State.KEY_WITHOUT_JOURNAL: "a key file without its journal",
    State.JOURNAL_WITHOUT_KEY: "encrypted, and its key file is absent",
    State.PLAIN_BESIDE_KEY: "not encrypted, although a key file is here",
    State.EMPTY_FILE: "an empty file in its place",
}
_KEPT = {
    Remembering.IN_USE: "has the keys; to end that: safespace passphrase forget",
    Remembering.GOING: "may have keys, unused; safespace passphrase forget",
}
_WAYS = {"passphrase": "a passphrase", "recovery": "the recovery key"}
MIB = 1024 * 1024


@app.command()
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show how things stand; nothing is unlocked for it."""
    run = context(ctx)
    state = inspect(run.places.journal)
    ways = _find_ways(run) if state is State.ENCRYPTED else None
    there = state in {State.PLAIN, State.ENCRYPTED}
    size = _measure(run) if there else None
    entries = _count_entries(run) if state is State.PLAIN else None
    if as_json:
        data = {
            "version": __version__,
            "journal": state.name.lower(),
            "remembered": _say_keychain(run) != "",
            "unlocked_s": left_unlocked(run) if state is State.ENCRYPTED else 0,
            "opens_with": ways,
            "size_mib": size,
            "entries": entries,
        }
        run.output.show_json("status", data)
        return
    facts = {
        "version": __version__,
        "journal": _say_state(run, state),
        "keychain": _say_keychain(run),
        "opens with": " or ".join(_WAYS[way] for way in ways or ()),
        "size": f"up to {size} MiB" if there else "",
        "entries": f"{entries:,}" if entries is not None else "",
    }
    run.output.show(
        line(quiet(f"{name:<12}"), value, indent=12)
        for name, value in facts.items()
        if value
    )


def _say_state(run: AppContext, state: State) -> str:
    left_s = left_unlocked(run) if state is State.ENCRYPTED else 0
    if left_s:
        return f"encrypted, unlocked for {say_span(left_s)}"
    if state is State.ENCRYPTED and look(run.places.state) is Remembering.IN_USE:
        return "encrypted, and open to anybody at this desktop"
    return _SAID[state]


def _say_keychain(run: AppContext) -> str:
    # By the small file alone: looking at a keychain may open a window.
    return _KEPT.get(look(run.places.state), "")


def _find_ways(run: AppContext) -> list[str]:
    from safespace.vault.keys import read_keyfile  # noqa: PLC0415 - encrypted only

    keyfile = read_keyfile(run.places.journal)
    return sorted({slot.type.value for slot in keyfile.slots})


def _measure(run: AppContext) -> int:
    # Rounded up, so that the size tells little about what was written today.
    size = Vault(run.places.journal).journal.stat().st_size
    return -(-size // MIB)


def _count_entries(run: AppContext) -> int:
    with run.journal(None) as journal:
        return journal.count_entries()
