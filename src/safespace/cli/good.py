"""safespace good: something good, kept for a bad day."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._practising import Wish, do_named

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAME = "good"


@app.command()
def good(
    ctx: typer.Context,
    quick: options.Quick = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Keep something good: appreciation, a memory, credit to you."""
    wish = Wish(answers, blank, with_, as_json, passphrase_fd)
    do_named(context(ctx), NAME, wish, quick=quick)
