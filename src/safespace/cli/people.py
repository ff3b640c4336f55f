"""safespace people: the names in use, and giving one another name."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._labels import rename_label, show_labels
from safespace.domain.label import LabelKind

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback()
def people(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List the names in use, or rename one."""
    if ctx.invoked_subcommand is None:
        show_labels(ctx, LabelKind.PERSON, as_json=as_json, passphrase_fd=passphrase_fd)


@app.command()
def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(help="The name as it is.")],
    new: Annotated[str, typer.Argument(help="The name as it shall be.")],
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Give a name another name; if that is taken, the two become one."""
    rename_label(ctx, LabelKind.PERSON, (old, new), passphrase_fd=passphrase_fd)
