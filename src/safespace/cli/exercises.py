"""safespace exercises: what there is to do, and how long each takes."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.exercises.shelf import list_names, load
from safespace.render.line import Role, Span, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def exercises(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List the exercises; each can be left and gone on with at any step."""
    run = context(ctx)
    found = [one for name in list_names() if (one := load(name)) is not None]
    if as_json:
        data = [
            {
                "name": one.name,
                "title": one.title,
                "summary": one.summary,
                "minutes": one.minutes,
                "quick": one.has_quick_path,
                "practices": list(one.practices),
            }
            for one in found
        ]
        run.output.show_json("exercises", {"exercises": data})
        return
    widest = max(len(one.name) for one in found)
    for one in found:
        minutes = quiet(f"  about {one.minutes} min")
        name = Span(one.name.ljust(widest), Role.CODE)
        run.output.show([line(name, f"  {one.summary}", minutes, indent=widest + 2)])
    run.output.show([line(quiet("To begin: safespace do NAME"))])
