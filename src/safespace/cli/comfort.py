"""safespace comfort: kind evidence, one at a time."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._comforting import find_comforts, show_one_by_one
from safespace.cli._context import context
from safespace.cli._memories import describe_memories
from safespace.render.line import Role, Span, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NONE = "Nothing is kept here yet, and that says nothing about you."
# Short enough to stand beside what they are for on 40 columns.
_HOW = (
    ("safespace good", "keep something good"),
    ("write --tag kind", "or with this tag"),
    ("safespace help-now", "somebody to talk to"),
)


@app.command()
def comfort(
    ctx: typer.Context,
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Read something kind from earlier, one at a time."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        found = find_comforts(run, journal)
    if as_json:
        data = describe_memories(run, found[:1], left_out=False)
        run.output.show_json("comfort", data)
        return
    if found:
        show_one_by_one(run, found, printed=printed)
        return
    run.output.show([line(NONE)])
    widest = max(len(command) for command, _ in _HOW) + 2
    for command, why in _HOW:
        parts = ("  ", Span(command.ljust(widest), Role.CODE), quiet(why))
        run.output.show([line(*parts, indent=widest + 2)])
