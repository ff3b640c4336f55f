"""safespace tags: the tags in use, and giving one another name."""

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
def tags(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List the tags in use, or rename one."""
    if ctx.invoked_subcommand is None:
        show_labels(ctx, LabelKind.TAG, as_json=as_json, passphrase_fd=passphrase_fd)


@app.command()
def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(help="The tag as it is.")],
    new: Annotated[str, typer.Argument(help="The tag as it shall be.")],
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Give a tag another name; if that is taken, the two become one."""
    rename_label(ctx, LabelKind.TAG, (old, new), passphrase_fd=passphrase_fd)
