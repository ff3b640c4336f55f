"""safespace random: one entry by chance, kind memories more often."""

from __future__ import annotations

from datetime import date

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._memories import LEFT_OUT, describe_memories, show_memories
from safespace.domain.day import DayRange
from safespace.lookback.kindness import draw
from safespace.lookback.veil import list_uncovered

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NONE = "There is nothing to choose from yet. It can begin with today."


@app.command()
def random(
    ctx: typer.Context,
    everything: options.Veiled = False,
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Read an entry that chance chooses; kind memories come up more often."""
    run = context(ctx)
    today = run.today()
    with run.journal(passphrase_fd) as journal:
        sample = journal.take_sample(DayRange(date.min, today), until=today)
        notes = list_uncovered(sample, everything=everything)
        drawn = draw(notes, run.world.token)
        found = (journal.read(drawn.id),) if drawn else ()
    # What stays covered matters where nothing else is left.
    left_out = not found and bool(sample.notes)
    if as_json:
        data = describe_memories(run, found, left_out=left_out)
        run.output.show_json("random", data)
        return
    if found:
        show_memories(run, found, printed=printed)
    else:
        run.output.note(LEFT_OUT if left_out else NONE)
