"""safespace unlock: let reading go on for a while without the passphrase."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from safespace.cli._context import context
from safespace.cli._locks import say_span
from safespace.cli._options import PassphraseFd
from safespace.cli._unlock import Passphrases, ask_for_keys
from safespace.crypto.keyring import KeyringUnavailableError
from safespace.errors import LockedError, UsageError
from safespace.render.line import line
from safespace.vault import session
from safespace.vault.folder import State, ensure_usable, inspect

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_SPAN = re.compile(r"(\d{1,5})\s*(s|m|min|h|)")
_UNITS = {"s": 1, "m": 60, "min": 60, "": 60, "h": 3600}


@app.command()
def unlock(
    ctx: typer.Context,
    span: Annotated[
        str, typer.Option("--for", metavar="SPAN", help="Such as 10m; an hour at most.")
    ] = "10m",
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Read for a while without the passphrase.

    Each use extends it, for an hour at most.
    """
    run = context(ctx)
    span_s = read_span(span)
    state = inspect(run.places.journal)
    ensure_usable(state)
    if state is State.PLAIN:
        run.output.note("This journal is not encrypted; there is nothing to unlock.")
        return
    keys = ask_for_keys(run, Passphrases(run, passphrase_fd))
    try:
        span_s = session.begin(run.places.journal, keys, span_s=span_s)
    except KeyringUnavailableError as error:
        raise LockedError(
            "This system has no place that keeps keys in memory for a while.",
            hint="Nothing is stored instead: each command asks for the passphrase.",
        ) from error
    with run.journal(None):
        # What was written while locked joins the journal now.
        pass
    run.output.show(
        [line(f"Unlocked for {say_span(span_s)} of use. To lock: safespace lock")]
    )


def read_span(text: str) -> int:
    """Read a span such as 90s, 10m or 1h into seconds; a bare number is minutes.

    Raises:
        UsageError: for anything else, and for no time at all.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not seconds:
        raise UsageError("A span is a number of minutes, or such as 90s, 10m, 1h.")
    return seconds
