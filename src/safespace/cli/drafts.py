"""safespace drafts: what was kept unfinished; listing needs no passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import confirm
from safespace.cli._context import AppContext, context
from safespace.cli._drafts import open_drafts
from safespace.cli._saving import compose_and_save, show_saved
from safespace.cli._unlock import Passphrases, open_journal
from safespace.cli._words import Source, choose_source
from safespace.domain.moment import moment_in
from safespace.errors import NotFoundError
from safespace.journal.drafting import decode_draft
from safespace.render.dates import say_clock, say_short_day
from safespace.render.envelope import instant
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from safespace.vault.drafts import DraftInfo

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
Number = Annotated[
    int, typer.Argument(metavar="[N]", min=1, help="As listed; 1 is the newest.")
]


@app.callback()
def drafts(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List what was kept unfinished, and go on with it."""
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    found = find_drafts(run)
    if as_json:
        kept = [{"number": n, "kept": instant(d.changed_ms)} for n, d in found]
        run.output.show_json("drafts", {"drafts": kept})
        return
    if not found:
        run.output.note("No drafts.")
        return
    for number, draft in found:
        wall = moment_in(draft.changed_ms, run.zone).wall()
        when = f"kept {say_short_day(wall.date())}, {say_clock(wall)}"
        run.output.show([line(Span(f"{number:>3}", Role.CODE), f"  {when}")])
    run.output.show([line(quiet("     To go on: safespace drafts resume N"))])


@app.command()
def resume(
    ctx: typer.Context,
    number: Number = 1,
    editor: options.Editor = False,
    i_know: options.IKnow = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Go on with a draft, and save it when it is done."""
    run = context(ctx)
    source = choose_source(run, editor=editor, i_know=i_know)
    name = _find(run, number).name
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        box = open_drafts(run, opened)
        new = decode_draft(box.read(name))
        if new.content.form is not None:
            # Only a draft of an exercise pays for the exercises.
            from safespace.cli._exercising import go_on  # noqa: PLC0415

            go_on(run, new, box=box, commit=opened.journal.save, as_json=as_json)
            return
        if not run.stdin.isatty() and not editor:
            # Without a terminal there is nothing to add: save it as it was kept.
            source = Source(kept=new.content.body)
        entry = compose_and_save(
            run, new, source, box=box, commit=opened.journal.save, resumed=True
        )
    finally:
        opened.journal.close()
    show_saved(run, entry, as_json=as_json)


@app.command()
def discard(
    ctx: typer.Context,
    number: Number = 1,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a draft for good."""
    run = context(ctx)
    name = _find(run, number).name
    if not yes:
        confirm(run, f"Remove draft {number} for good?", word="remove")
    open_drafts(run).remove(name)
    run.output.show([line("The draft is gone.")])


def find_drafts(run: AppContext) -> list[tuple[int, DraftInfo]]:
    """Return the drafts with the numbers they are called by, newest first."""
    return list(enumerate(reversed(open_drafts(run).names()), start=1))


def _find(run: AppContext, number: int) -> DraftInfo:
    for each, draft in find_drafts(run):
        if each == number:
            return draft
    raise NotFoundError(
        f"There is no draft {number}.", hint="safespace drafts lists them."
    )
