"""safespace exercises: what there is to do, and whether an own file can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._own import list_own
from safespace.errors import UsageError
from safespace.exercises.shelf import list_names, load
from safespace.render.clean import clean_line
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from safespace.exercises.exercise import Exercise
    from safespace.render.envelope import Json
    from safespace.render.line import Line

# A longer name of somebody's own pushes its summary along.
WIDEST = 16
app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback()
def exercises(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List the exercises; each can be left and gone on with at any step."""
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    shipped = [one for name in list_names() if (one := load(name)) is not None]
    own = list_own(run)
    if as_json:
        data = [_describe(one, own=one in own) for one in (*shipped, *own)]
        run.output.show_json("exercises", {"exercises": data})
        return
    widest = min(WIDEST, max(len(one.name) for one in (*shipped, *own)))
    for one in (*shipped, *own):
        run.output.show([_lay_out(one, widest, own=one in own)])
    run.output.show([line(quiet("To begin: safespace do NAME"))])


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file.")],
) -> None:
    """Check a file with an exercise of your own; nothing is changed."""
    run = context(ctx)
    if not file.is_file():
        raise UsageError("There is no file by that name.")
    from safespace.exercises.own import read_exercise  # noqa: PLC0415 - reads YAML

    found = read_exercise(file)
    steps = "1 step" if len(found.steps) == 1 else f"{len(found.steps)} steps"
    run.output.show([line("It can be read: ", found.name, f", {steps}.")])
    run.output.show([line(quiet("It is used from this folder:"))])
    run.output.show_text(f"  {run.places.exercises}")


def _lay_out(one: Exercise, widest: int, *, own: bool) -> Line:
    minutes = quiet(f"  about {one.minutes} min{', yours' if own else ''}")
    name = Span(one.name.ljust(widest), Role.CODE)
    return line(name, f"  {clean_line(one.summary)}", minutes, indent=widest + 2)


def _describe(one: Exercise, *, own: bool) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "summary": one.summary,
        "minutes": one.minutes,
        "quick": one.has_quick_path,
        "practices": list(one.practices),
        "own": own,
    }
