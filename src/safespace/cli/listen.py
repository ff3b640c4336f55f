"""safespace listen: rehearse listening in three lines; note later what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._later import ask_the_rest
from safespace.cli._practising import Wish, do_named

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
NAME = "listen"


@app.callback()
def listen(
    ctx: typer.Context,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Three lines before a talk: their words, yours for them, one question."""
    if ctx.invoked_subcommand is not None:
        return
    wish = Wish(answers, blank, with_, as_json, passphrase_fd)
    do_named(context(ctx), NAME, wish, quick=True)


@app.command()
def later(
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(metavar="[ID]", help="As listed; the newest without one.")
    ] = "",
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Note after the talk what you learned."""
    run = context(ctx)
    ask_the_rest(run, NAME, reference, passphrase_fd=passphrase_fd, as_json=as_json)
