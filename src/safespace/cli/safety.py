"""safespace safety: four questions, and people on hold."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import ask_yes
from safespace.cli._context import AppContext, context
from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import begin_entry
from safespace.cli._selecting import read_label_options
from safespace.cli._sitting import Sitting
from safespace.errors import ExitCode, NotFoundError
from safespace.exercises.safety_card import EXERCISE, HOLD_LINE, is_worrying
from safespace.exercises.walk import begin
from safespace.render.line import Line, Role, Span, line, quiet

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As in people.")]


@app.callback()
def safety(
    ctx: typer.Context, with_: options.People = None, as_json: options.AsJson = False
) -> None:
    """Ask yourself four questions about somebody; the answers are not kept."""
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    (*_, name) = ("", *read_label_options(with_, noun="name"))
    if as_json or not run.interactive:
        _show_questions(run, as_json=as_json)
        return
    sitting = Sitting(run, begin(EXERCISE), begin_entry(run), box=open_drafts(run))
    sitting.ask()
    if sitting.stopped:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not is_worrying(sitting.walk.answers):
        run.output.show([line("Nothing of this was kept.")])
        return
    run.output.show(_worried())
    if name and ask_yes(run, f"Put {name} on hold?", default=False):
        _hold(run, name, None)


@app.command()
def hold(
    ctx: typer.Context, name: Name, passphrase_fd: options.PassphraseFd = None
) -> None:
    """Put a person on hold: what is about reaching out to them steps aside."""
    run = context(ctx)
    _hold(run, _read_name(name), passphrase_fd)


@app.command()
def lift(
    ctx: typer.Context, name: Name, passphrase_fd: options.PassphraseFd = None
) -> None:
    """Lift a hold; everything is as it was before."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        there = journal.holds.lift(_read_name(name))
    if not there:
        raise NotFoundError(
            "Nobody by that name is on hold.",
            hint="safespace safety list shows who is.",
        )
    run.output.show([line("The hold is lifted.")])


@app.command(name="list")
def list_(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List the people on hold."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        names = journal.holds.list_names()
    if as_json:
        run.output.show_json("holds", {"people": list(names)})
        return
    if not names:
        run.output.note("Nobody is on hold.")
    run.output.show([line(Span(name, Role.PERSON)) for name in names])


def _hold(run: AppContext, name: str, passphrase_fd: int | None) -> None:
    with run.journal(passphrase_fd) as journal:
        journal.holds.put(name)
    run.output.show([line("On hold. What is about reaching out to them steps aside.")])
    run.output.show([line(quiet("To lift it at any time: safespace safety lift NAME"))])


def _read_name(typed: str) -> str:
    (name,) = read_label_options([typed], noun="name")
    return name


def _worried() -> list[Line]:
    return [
        line(HOLD_LINE),
        line(
            "Nothing of this was kept. What keeps you safer comes before any exercise."
        ),
        line(quiet("People who know about this, day and night: safespace help-now")),
    ]


def _show_questions(run: AppContext, *, as_json: bool) -> None:
    questions = [step.question for step in EXERCISE.steps]
    if as_json:
        run.output.show_json("safety", {"questions": questions})
        return
    run.output.show([line(question) for question in questions])
    run.output.note("If any is a yes: safespace help-now")
