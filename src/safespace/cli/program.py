"""safespace program: prompts and exercises in an order, at any pace."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._programmes import (
    do_stage,
    find_begun,
    find_programme,
    load_all,
    show_stage,
)
from safespace.cli._selecting import read_label_options
from safespace.cli._unlock import Passphrases, open_journal
from safespace.errors import NotFoundError
from safespace.render.line import Role, Span, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As program list shows it.")]
Begun = Annotated[
    str, typer.Argument(metavar="[NAME]", help="Without one, the latest begun.")
]


@app.callback()
def program() -> None:
    """Follow a programme of prompts and exercises, at any pace."""


@app.command(name="list")
def list_(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List the programmes; this needs no passphrase and shows no progress."""
    run = context(ctx)
    found = load_all(run)
    if as_json:
        rows = [
            {
                "name": one.name,
                "title": one.title,
                "summary": one.summary,
                "steps": len(one.stages),
            }
            for one in found.values()
        ]
        run.output.show_json("programmes", {"programmes": rows})
        return
    for one in found.values():
        run.output.show([line(Span(one.name, Role.CODE), quiet(f"  {one.title}"))])
        run.output.show([line(f"  {one.summary}", indent=2)])
    run.output.show([line(quiet("To begin: safespace program start NAME"))])


@app.command()
def start(
    ctx: typer.Context,
    name: Name,
    anew: Annotated[
        bool, typer.Option("--anew", help="Forget which steps were done before.")
    ] = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Begin a programme, or take one up again."""
    run = context(ctx)
    found = find_programme(run, name)
    with run.journal(passphrase_fd) as journal:
        journal.programmes.start(found.name, anew=anew)
        done = journal.programmes.read()[found.name].done
    stage = found.find_next(done)
    run.output.show([line(f"Begun: {found.title}. There is no date it has to end by.")])
    if stage is not None:
        run.output.show(
            [line(quiet(f"{stage.part}. To go on: safespace program next"))]
        )


@app.command(name="next")
def next_(
    ctx: typer.Context,
    name: Begun = "",
    skip: Annotated[
        bool, typer.Option("--skip", help="Pass this step over; that is fine.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Show the step, and do nothing yet.")
    ] = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Do the next step of a programme."""
    run = context(ctx)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        found, progress = find_begun(run, opened.journal, name)
        stage = found.find_next(progress.done)
        if stage is None:
            raise NotFoundError(
                "Every step of it is done.",
                hint=f"To begin again: safespace program start {found.name} --anew",
            )
        if skip:
            opened.journal.programmes.mark(found.name, stage.id)
            run.output.show([line("Passed over. To go on: safespace program next")])
            return
        if show:
            show_stage(run, found, stage, as_json=as_json)
            return
        people = read_label_options(with_, noun="name")
        do_stage(run, opened, found, stage, people=people, as_json=as_json)
    finally:
        opened.journal.close()


@app.command()
def leave(
    ctx: typer.Context, name: Begun = "", passphrase_fd: options.PassphraseFd = None
) -> None:
    """Leave a programme; no reason is asked, and the steps done stay done."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        found, _ = find_begun(run, journal, name)
        journal.programmes.leave(found.name)
    run.output.show([line("Left. What you wrote stays, and you can come back to it.")])


@app.command()
def status(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Show where you are in the programmes you began."""
    run = context(ctx)
    found = load_all(run)
    with run.journal(passphrase_fd) as journal:
        begun = journal.programmes.read()
    there = [
        (found[name], progress) for name, progress in begun.items() if name in found
    ]
    if as_json:
        rows = [
            {
                "name": one.name,
                "left": progress.left_ms is not None,
                "done": [s.id for s in one.stages if s.id in progress.done],
                "next": (stage := one.find_next(progress.done)) and stage.id,
            }
            for one, progress in there
        ]
        run.output.show_json("programme_status", {"programmes": rows})
        return
    if not there:
        run.output.note("Nothing begun. safespace program list shows what there is.")
    for one, progress in there:
        stage = one.find_next(progress.done)
        where = stage.part if stage else "every step is done"
        left = "  left for now" if progress.left_ms is not None else ""
        run.output.show([line(Span(one.name, Role.CODE), f"  {where}", quiet(left))])
