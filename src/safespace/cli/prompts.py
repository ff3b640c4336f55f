"""safespace prompts: looking through them, muting some, and adding one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _prompt_options as options
from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.cli._prompting import load_shelf, read_marks
from safespace.errors import ExitCode
from safespace.prompts.search import Filters, find_prompts

if TYPE_CHECKING:
    from safespace.prompts.pack import Prompt

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
FAVOURITE = "Kept among your favourites. Anybody at this computer can see which."
Id = Annotated[str, typer.Argument(metavar="ID", help="As listed.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="An id, or a theme.")]


@app.callback()
def prompts(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Look through the prompts, and add your own."""
    if ctx.invoked_subcommand is None:
        themes(ctx, as_json=as_json)


@app.command(name="list")
def list_(
    ctx: typer.Context,
    theme: options.Theme = None,
    depth: options.Depth = None,
    perspective: options.Perspective = None,
    favourites: Annotated[
        bool, typer.Option("--favourites", help="Your favourites only.")
    ] = False,
    muted: Annotated[bool, typer.Option("--muted", help="Muted ones only.")] = False,
    as_json: AsJson = False,
) -> None:
    """List prompts, all or some."""
    run = context(ctx)
    filters = _read_filters(theme, depth, perspective)
    marks = read_marks(run)
    found = [
        each
        for each in find_prompts(load_shelf(run).prompts, filters)
        if (not favourites or each.id in marks.favourites)
        and (not muted or {each.id, each.theme} & marks.muted)
    ]
    _show_list(run, found, as_json=as_json)


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...")],
    as_json: AsJson = False,
) -> None:
    """Search the prompts for words."""
    run = context(ctx)
    found = find_prompts(load_shelf(run).prompts, Filters(words=tuple(words)))
    _show_list(run, found, as_json=as_json)


@app.command()
def show(ctx: typer.Context, name: Id, as_json: AsJson = False) -> None:
    """Show one prompt with all that belongs to it."""
    run = context(ctx)
    from safespace.cli._prompt_marks import find_prompt  # noqa: PLC0415
    from safespace.cli._prompts_shown import describe, lay_out_one  # noqa: PLC0415

    found, marks = find_prompt(run, name), read_marks(run)
    if as_json:
        run.output.show_json("prompt_details", describe(found, marks))
        return
    run.output.show(lay_out_one(found, marks))


@app.command()
def themes(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the themes, and how many prompts each has."""
    run = context(ctx)
    from safespace.cli._prompts_shown import (  # noqa: PLC0415
        describe_themes,
        lay_out_themes,
    )

    shelf, marks = load_shelf(run), read_marks(run)
    if as_json:
        run.output.show_json("prompt_themes", describe_themes(shelf, marks))
        return
    run.output.show(lay_out_themes(shelf, marks))


@app.command()
def new(
    ctx: typer.Context,
    theme: Annotated[
        str, typer.Argument(metavar="[THEME]", help="One word in small letters.")
    ] = "mine",
    printed: Annotated[
        bool, typer.Option("--print", help="Print it instead of writing a file.")
    ] = False,
) -> None:
    """Make a pack of your own; no file is ever overwritten."""
    from safespace.cli._packs import write_template  # noqa: PLC0415 - authors only

    write_template(context(ctx), theme, printed=printed)


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="A pack; without, all.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Take advice as something to mend.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check packs, and name all there is to mend, with its line."""
    from safespace.cli._packs import check_and_show  # noqa: PLC0415 - authors only

    code = check_and_show(context(ctx), file, strict=strict, as_json=as_json)
    if code is not ExitCode.OK:
        raise typer.Exit(code)


@app.command()
def mute(ctx: typer.Context, name: Name) -> None:
    """Keep a prompt, or all of a theme, from coming by itself."""
    from safespace.cli import _prompt_marks as marking  # noqa: PLC0415

    marking.mute(context(ctx), name)
    context(ctx).output.show_text("Muted. It does not come by itself any more.")


@app.command()
def unmute(ctx: typer.Context, name: Name) -> None:
    """Let a muted prompt or theme come again."""
    from safespace.cli import _prompt_marks as marking  # noqa: PLC0415

    marking.unmute(context(ctx), name)
    context(ctx).output.show_text("It may come again.")


@app.command()
def favourite(ctx: typer.Context, name: Id) -> None:
    """Keep a prompt among your favourites."""
    from safespace.cli import _prompt_marks as marking  # noqa: PLC0415

    marking.favour(context(ctx), name, on=True)
    context(ctx).output.show_text(FAVOURITE)


@app.command()
def unfavourite(ctx: typer.Context, name: Id) -> None:
    """Take a prompt out of the favourites."""
    from safespace.cli import _prompt_marks as marking  # noqa: PLC0415

    marking.favour(context(ctx), name, on=False)
    context(ctx).output.show_text("No longer a favourite.")


def _read_filters(
    theme: str | None, depth: str | None, perspective: str | None
) -> Filters:
    from safespace.cli._question import read_choice  # noqa: PLC0415
    from safespace.prompts.pack import Depth, Perspective  # noqa: PLC0415

    return Filters(
        theme=theme,
        depth=read_choice(depth, Depth, "depth"),
        perspective=read_choice(perspective, Perspective, "perspective"),
    )


def _show_list(run: AppContext, found: list[Prompt], *, as_json: bool) -> None:
    from safespace.cli._prompts_shown import describe, lay_out_list  # noqa: PLC0415

    marks = read_marks(run)
    if as_json:
        run.output.show_json(
            "prompts", {"prompts": [describe(p, marks) for p in found]}
        )
        return
    if not found:
        run.output.note("No prompt is like that. safespace prompts lists the themes.")
        return
    run.output.show(lay_out_list(found, marks))
