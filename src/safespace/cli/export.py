"""safespace export: everything, or some of it, as a file that needs no safespace."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli import _report_options as told
from safespace.cli._ask import require_yes
from safespace.cli._context import AppContext, context
from safespace.cli._exporting import (
    ENDINGS,
    EVERYTHING,
    Format,
    Load,
    gather,
    write_out,
)
from safespace.cli._selecting import read_selection
from safespace.cli._target import STREAM, Target, find_target, write_target
from safespace.errors import UsageError
from safespace.frozen import dataclass
from safespace.render.entries import list_beside, say_entries
from safespace.render.line import line
from safespace.render.report.wording import READABLE

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FormatOption = Annotated[
    Format, typer.Option("--format", metavar="NAME", help="json, markdown or csv.")
]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="CSV for programs: spreadsheets may run its cells."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
ONLY_WORDS = (
    "Earlier wording, answers to exercises step by step, and the bin are in --format"
    " json alone."
)


@app.command()
def export(
    ctx: typer.Context,
    format_: FormatOption = Format.JSON,
    out: told.Out = None,
    tag: options.Tags = None,
    with_: options.People = None,
    on: options.On = None,
    from_: options.From = None,
    to: options.To = None,
    raw: Raw = False,
    yes: Yes = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Write everything, or some of it, to a file that needs no safespace.

    JSON has all that the journal has, and `safespace import` reads it back. Markdown
    is for reading, CSV for spreadsheets.
    """
    run = context(ctx)
    _check(format_, out, raw=raw, as_json=as_json)
    selection = read_selection(run, labels=(tag, with_), days=(on, from_, to))
    target = find_target(run, out, _name(run), ENDINGS[format_], yes=yes or as_json)
    wish = Wish(format_, raw=raw, yes=yes, as_json=as_json)
    with run.journal(passphrase_fd) as journal:
        load = gather(journal, selection, format_=format_, made=run.today())
        if load.count or list_beside(*load.beside):
            _export(run, load, target, wish)
            return
    empty = selection == EVERYTHING
    run.output.note("Nothing here yet." if empty else "Nothing found.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of an export."""

    format: Format
    raw: bool
    yes: bool
    as_json: bool


def _export(run: AppContext, load: Load, target: Target | None, wish: Wish) -> None:
    stream = run.output.stdout if target is None else None
    pieces = write_out(load.outgoing, wish.format, raw=wish.raw, stream=stream)
    if target is None:
        run.output.show_pieces(pieces)
        return
    asked = run.interactive and not (wish.yes or wish.as_json)
    if asked:
        _ask(run, load, target)
    write_target(run, target, pieces)
    _tell(run, load, target, wish)
    if not asked:
        _warn(run, target)


def _check(format_: Format, out: str | None, *, raw: bool, as_json: bool) -> None:
    if raw and format_ is not Format.CSV:
        raise UsageError("--raw is for --format csv.")
    if as_json and out == STREAM:
        raise UsageError("--json tells about the file; --out - is the file itself.")


def _ask(run: AppContext, load: Load, target: Target) -> None:
    run.output.show([line(f"This writes {_say_load(load)}.")])
    _warn(run, target)
    question = f"Write {target.path.name}?"
    require_yes(run, question, default=False, otherwise="Nothing was written.")


def _tell(run: AppContext, load: Load, target: Target, wish: Wish) -> None:
    if wish.as_json:
        data = {
            "path": str(target.path),
            "format": wish.format.value,
            "entries": load.count,
        }
        run.output.show_json("export", data)
        return
    run.output.show([line(f"In it: {_say_load(load)}.")])
    if wish.format is not Format.JSON:
        run.output.note(ONLY_WORDS)


def _warn(run: AppContext, target: Target) -> None:
    for one in (*target.warnings, READABLE):
        run.output.note(one)


def _say_load(load: Load) -> str:
    binned = f", {load.binned:,} of them in the bin" if load.binned else ""
    entries = f"{say_entries(load.count)}{binned}"
    return ", ".join([entries, *list_beside(*load.beside)])


def _name(run: AppContext) -> str:
    return f"safespace-{run.today().isoformat()}"
