"""safespace settings: show what is set, and change one thing."""

from __future__ import annotations

from dataclasses import fields
from datetime import time
from typing import Annotated

import typer

from safespace import settings as stored
from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.render.envelope import describe_span
from safespace.render.line import line, quiet

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback()
def settings(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show settings, or change one."""
    if ctx.invoked_subcommand is None:
        _show(context(ctx), as_json=as_json)


@app.command(name="set")
def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="The setting, as listed.")],
    value: Annotated[str, typer.Argument(help="What it shall be.")],
) -> None:
    """Change one setting; the rest of the file stays as it is."""
    run = context(ctx)
    read = stored.read_value(key, value)
    stored.save(run.places.settings, {key: read})
    run.output.show([line(f"{key} is {_say(read)}")])


def _show(run: AppContext, *, as_json: bool) -> None:
    values = {f.name: getattr(run.settings, f.name) for f in fields(run.settings)}
    if as_json:
        data = {key: _describe(value) for key, value in values.items()}
        run.output.show_json("settings", data)
        return
    for key, value in values.items():
        # Days off are many, and each span of them is kept whole on a narrow screen.
        rows = [_say((each,)) for each in value] if isinstance(value, tuple) else []
        first, *more = rows or [_say(value) or "-"]
        run.output.show([line(quiet(f"{key:<18}"), first, indent=18)])
        run.output.show(line(" " * 18, row, indent=18) for row in more)


def _describe(value: object) -> object:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [describe_span(each) for each in value]
    return _say(value) or None


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return ", ".join(f"{r.first}..{r.last}" for r in value)
    return str(value)
