"""safespace undo: take back the newest change, then the one before it."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.render.entries import say_entries
from safespace.render.envelope import describe_summary
from safespace.render.line import Role, Span, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_TOLD = {
    "write": ("In the bin", "it was the newest entry"),
    "edit": ("As before", "the change is kept in its history"),
    "delete": ("Back", "it is out of the bin"),
    "restore": ("In the bin", "as before it was brought back"),
}


_TOLD_MANY = {
    "write": ("In the bin", "they came in together"),
    "delete": ("Back", "they are out of the bin"),
    "restore": ("In the bin", "as before they were brought back"),
}


@app.command()
def undo(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Take back the newest change."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        undone = journal.undo()
    if as_json:
        entry = describe_summary(undone.entry, discreet=run.settings.discreet)
        data = {"undid": undone.verb, "entry": entry, "entries": undone.count}
        run.output.show_json("undo", data)
        return
    if undone.count > 1:
        told, why = _TOLD_MANY[undone.verb]
        run.output.show(
            [line(f"{told}  {say_entries(undone.count)}", quiet(f"  {why}"))]
        )
        return
    told, why = _TOLD[undone.verb]
    run.output.show(
        [line(f"{told}  ", Span(undone.entry.short, Role.CODE), quiet(f"  {why}"))]
    )
