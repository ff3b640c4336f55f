"""safespace path: where a person's files are."""

from __future__ import annotations

import typer

from safespace.cli._context import context
from safespace.cli._options import AsJson
from safespace.render.line import line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def path(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show where your files are."""
    run = context(ctx)
    places = {
        "journal": run.places.journal,
        "drafts": run.places.drafts,
        "inbox": run.places.inbox,
        "backups": run.places.backups,
        "settings": run.places.settings,
        "packs": run.places.packs,
        "exercises": run.places.exercises,
        "feelings": run.places.feelings,
        "state": run.places.state,
    }
    if as_json:
        data = {name: str(place) for name, place in places.items()}
        run.output.show_json("path", data)
        return
    run.output.show(line(quiet(f"{n:<11}"), str(p)) for n, p in places.items())
