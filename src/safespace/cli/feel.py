"""safespace feel: find a word for it, body first; and the words there are."""

from __future__ import annotations

from itertools import groupby

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._practising import Wish, do_named
from safespace.cli._reading import find_feelings
from safespace.render.clean import clean_line
from safespace.render.line import BLANK, heading, line, quiet

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
NAME = "feel"


@app.callback()
def feel(
    ctx: typer.Context,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Find a word for it: body first, then words to choose from."""
    if ctx.invoked_subcommand is not None:
        return
    wish = Wish(answers, blank, with_, as_json, passphrase_fd)
    do_named(context(ctx), NAME, wish)


@app.command()
def words(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List the words there are, what each means, and where yours go."""
    run = context(ctx)
    feelings = sorted(find_feelings(run), key=lambda one: one.family)
    if as_json:
        rows = [
            {
                "word": one.label,
                "meaning": one.meaning,
                "family": one.family,
                "energy": one.energy,
                "pleasantness": one.pleasantness,
            }
            for one in feelings
        ]
        run.output.show_json("feelings", {"feelings": rows})
        return
    widest = max(len(one.label) for one in feelings)
    for family, found in groupby(feelings, key=lambda one: one.family):
        run.output.show([line(heading(clean_line(family)))])
        for one in found:
            word = clean_line(one.label).ljust(min(widest, 13))
            meaning = quiet(clean_line(one.meaning))
            run.output.show([line(f"  {word}  ", meaning, indent=17)])
        run.output.show([BLANK])
    run.output.show([line(quiet("Words of your own go into this file:"))])
    run.output.show_text(f"  {run.places.feelings}")
