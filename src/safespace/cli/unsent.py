"""safespace unsent: a drawer for what one would send, closed for a while or for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._exercising import (
    begin_entry,
    find_exercise,
    practise,
    show_blank,
    show_done,
)
from safespace.cli._later import find_done
from safespace.cli._screen import show_private
from safespace.cli._selecting import read_label_options
from safespace.cli._sitting import finish
from safespace.cli._words import Source, collect
from safespace.cli.write import choose_commit
from safespace.domain.moment import moment_in
from safespace.domain.selection import Selection
from safespace.errors import BadInputError, UsageError
from safespace.exercises.answer import words as words_of
from safespace.exercises.drawer import MOST_HOURS, WORDS, find_opening
from safespace.exercises.walk import begin
from safespace.render.drawer import describe_unsent, list_unsent, say_opening
from safespace.render.envelope import describe_entry
from safespace.render.line import BLANK, Role, Span, heading, line, quiet
from safespace.render.reading import lay_out_body
from safespace.terminal.composed import ComposeRequest

if TYPE_CHECKING:
    from safespace.domain.entry import Entry
    from safespace.exercises.answer import Answers

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
NAME = "unsent"


@app.callback()
def unsent(
    ctx: typer.Context,
    hours: Annotated[
        int | None,
        typer.Option(
            "--hours", metavar="N", min=1, max=MOST_HOURS, help="Closed for N hours."
        ),
    ] = None,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Closed for good.")
    ] = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Write what you would send, and close it in a drawer for a while.

    Words come from here or from a pipe. Until it opens nothing shows them.
    """
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    exercise = find_exercise(NAME)
    if blank:
        show_blank(run, exercise)
        return
    new = begin_entry(run, people=read_label_options(with_, noun="name"))
    given = _read_closing(hours, for_good=for_good)
    commit = choose_commit(run, passphrase_fd)
    if answers is None and not run.stdin.isatty():
        walk = begin(exercise, {**given, WORDS: _read_pipe(run)})
        show_done(run, walk, commit(finish(new, walk)), as_json=as_json)
        return
    only = frozenset({WORDS}) if given else None
    walk = begin(exercise, given, only=only)
    practise(run, walk, new, source=answers, commit=commit, as_json=as_json)


@app.command(name="list")
def list_(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List what is in the drawer and when it opens; no words of it."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        page = journal.select(Selection(kind=NAME), limit=options.EVERYTHING)
        found = [(entry, _find_opening(entry)) for entry in page.entries]
    now_ms = run.world.now_ms()
    if as_json:
        rows = [describe_unsent(one, opens, now_ms=now_ms) for one, opens in found]
        run.output.show_json("unsent", {"unsent": rows})
        return
    if not found:
        run.output.note("The drawer is empty.")
    for entry, opens in found:
        run.output.show([list_unsent(entry, _say_opening(run, opens))])
    if any(opens is not None and opens <= now_ms for _, opens in found):
        run.output.show(
            [line(quiet("To read one that is open: safespace unsent read"))]
        )


@app.command()
def read(
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(metavar="[ID]", help="As listed; the newest without one.")
    ] = "",
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Read something from the drawer, once it is open."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entry = find_done(journal, NAME, reference)
    opens = _find_opening(entry)
    if opens is None or opens > run.world.now_ms():
        raise UsageError(
            f"That one is not open: {_say_opening(run, opens)}.",
            hint=f"It can be deleted unread: safespace delete {entry.short}",
        )
    if as_json:
        run.output.show_json("read", {"entries": [describe_entry(entry, opened=True)]})
        return
    form = entry.content.form
    body = words_of(form.answers, WORDS) if form else ""
    title = line(heading(_say_opening(run, opens)), "  ", Span(entry.short, Role.CODE))
    show_private(run, [title, BLANK, *lay_out_body(body)], printed=printed)


def _read_closing(hours: int | None, *, for_good: bool) -> Answers:
    if hours is not None and for_good:
        raise UsageError("Use --hours or --for-good, not both.")
    if for_good:
        return {"closed": "good"}
    return {} if hours is None else {"closed": "hours", "hours": hours}


def _read_pipe(run: AppContext) -> str:
    text = collect(run, Source(), ComposeRequest(), lambda _: None).text.strip()
    if not text:
        raise BadInputError("Nothing came in, so nothing was saved.")
    return text


def _find_opening(entry: Entry) -> int | None:
    form = entry.content.form
    return find_opening(form.answers if form else {}, entry.written.at_ms)


def _say_opening(run: AppContext, opens: int | None) -> str:
    now = run.now().wall()
    wall = None if opens is None else moment_in(opens, run.zone).wall()
    return say_opening(wall, now=now)
