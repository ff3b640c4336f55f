"""safespace remind: one quiet reminder a day, kept by the system's own scheduler."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.errors import StorageError
from safespace.render.line import line, quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.reminders.scheduler import Found, Scheduler
    from safespace.reminders.timing import Timing

Answer = TypeVar("Answer")

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
_WHERE = {
    "cron": "Cron mails the prompt to this account, where mail is set up.",
    "systemd": "Until there are, nothing is shown; cron would mail the prompt.",
    "launchd": "Until there are, nothing is shown.",
}
HOW = "To set one: safespace remind at 20:30"


class Keeper(StrEnum):
    """What can keep a reminder."""

    CRON = "cron"
    SYSTEMD = "systemd"
    LAUNCHD = "launchd"


@app.callback()
def remind(ctx: typer.Context) -> None:
    """Have a reminder on some days, see it, or switch it off."""
    if ctx.invoked_subcommand is None:
        _show(context(ctx), as_json=False)


@app.command()
def at(
    ctx: typer.Context,
    time: Annotated[str, typer.Argument(metavar="HH:MM", help="Such as 20:30.")],
    days: Annotated[
        str | None,
        typer.Option("--days", metavar="DAYS", help="Such as mon-fri or sat,sun."),
    ] = None,
    keeper: Annotated[
        Keeper | None,
        typer.Option(
            "--with", metavar="NAME", help="Kept by cron, systemd or launchd."
        ),
    ] = None,
    printed: Annotated[
        bool, typer.Option("--print", help="Show what would be written, and stop.")
    ] = False,
) -> None:
    """Have a reminder at this time, in place of one that is set."""
    from safespace.reminders.job import make_job  # noqa: PLC0415

    run = context(ctx)
    timing = _read(time, days)
    job = make_job(sys.executable, run.environ)
    chosen = _choose(run, keeper)
    if printed:
        run.output.show_text(chosen.lay_out(timing, job).rstrip("\n"))
        return
    if not chosen.is_here():
        raise _absent(chosen)
    chosen.put(timing, job)
    for other in _schedulers(run):
        # What cannot be read there is not ours.
        with suppress(StorageError):
            if other.name != chosen.name:
                other.remove()
    _say(run, chosen, timing)
    _say_where(run, chosen)


@app.command()
def show(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show the reminder that is set."""
    _show(context(ctx), as_json=as_json)


@app.command()
def off(ctx: typer.Context) -> None:
    """Take the reminder away."""
    run = context(ctx)
    removed = _ask_all(run, lambda each: each.remove())
    run.output.show([line("No reminder any more." if removed else "None was set.")])


@app.command()
def now(ctx: typer.Context) -> None:
    """Do what the reminder does: show today's prompt, or stay quiet."""
    from safespace.cli._reminding import is_quiet, show_prompt  # noqa: PLC0415

    run = context(ctx)
    if not is_quiet(run):
        show_prompt(ctx, run)


def _read(time: str, days: str | None) -> Timing:
    from safespace.reminders.timing import (  # noqa: PLC0415
        EVERY_DAY,
        Timing,
        read_days,
        read_time,
    )

    return Timing(read_time(time), EVERY_DAY if days is None else read_days(days))


def _schedulers(run: AppContext) -> tuple[Scheduler, ...]:
    # Writing and reading never come here.
    from safespace.reminders.cron import Cron  # noqa: PLC0415
    from safespace.reminders.launchd import Launchd  # noqa: PLC0415
    from safespace.reminders.systemd import Systemd  # noqa: PLC0415

    return Cron(run.environ), Systemd(run.environ), Launchd(run.environ)


def _choose(run: AppContext, keeper: Keeper | None) -> Scheduler:
    usual = Keeper.LAUNCHD if sys.platform == "darwin" else Keeper.CRON
    name = (keeper or usual).value
    return next(each for each in _schedulers(run) if each.name == name)


def _absent(chosen: Scheduler) -> StorageError:
    other = Keeper.SYSTEMD if chosen.name == Keeper.CRON else Keeper.CRON
    return StorageError(
        f"There is no {chosen.name} on this computer, so nothing was set.",
        hint=f"Install it, or try --with {other.value}."
        " With --print you see what to set by hand.",
    )


def _ask_all(
    run: AppContext, ask: Callable[[Scheduler], Answer | None]
) -> list[tuple[Scheduler, Answer]]:
    """Return what schedulers answer; one that cannot matters where no other does."""
    answers, refused = [], None
    for each in _schedulers(run):
        try:
            answer = ask(each)
        except StorageError as error:
            refused = refused or error
            continue
        if answer:
            answers.append((each, answer))
    if refused is not None and not answers:
        raise refused
    return answers


def _show(run: AppContext, *, as_json: bool) -> None:
    found = _ask_all(run, lambda each: each.find())
    if as_json:
        rows = [_describe(run, each, there) for each, there in found]
        run.output.show_json("remind", {"reminders": rows})
        return
    if not found:
        run.output.note(f"No reminder. {HOW}")
    for each, there in found:
        if there.timing is None:
            run.output.show([line(f"Changed by hand, kept by {each.name}:")])
            run.output.show(line(quiet(row)) for row in there.text.split("\n"))
        else:
            _say(run, each, there.timing)


def _say(run: AppContext, keeper: Scheduler, timing: Timing) -> None:
    from safespace.cli._reminding import find_next  # noqa: PLC0415
    from safespace.render.dates import say_clock, say_short_day  # noqa: PLC0415

    run.output.show([line(f"{timing.say()}, kept by {keeper.name}")])
    coming = find_next(run, timing)
    if coming is not None:
        when = f"{say_short_day(coming.date())}, {say_clock(coming)}"
        run.output.show([line(quiet(f"next  {when}"))])
    run.output.show([line(quiet("off   safespace remind off"))])


def _say_where(run: AppContext, keeper: Scheduler) -> None:
    from safespace.cli._reminding import has_desktop  # noqa: PLC0415

    if has_desktop(run):
        return
    run.output.note(f"No desktop notifications were found here. {_WHERE[keeper.name]}")


def _describe(run: AppContext, keeper: Scheduler, there: Found) -> dict[str, object]:
    from safespace.cli._reminding import find_next  # noqa: PLC0415
    from safespace.reminders.timing import DAYS  # noqa: PLC0415

    timing = there.timing
    coming = timing and find_next(run, timing)
    return {
        "with": keeper.name,
        "at": timing and f"{timing.at:%H:%M}",
        "days": timing and [DAYS[day] for day in sorted(timing.days)],
        "next": coming and coming.isoformat(timespec="minutes"),
        "text": there.text,
    }
