"""What a reminder does when its time has come, and when that is next."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from safespace.cli._context import AppContext
from safespace.domain.moment import EPOCH
from safespace.errors import NotFoundError
from safespace.reminders.notifier import reach_desktop
from safespace.reminders.quiet import is_resting, was_written
from safespace.reminders.timing import Timing, next_at

if TYPE_CHECKING:
    import typer

NEUTRAL = "A minute for yourself, if you like: safespace write"
_NOTIFY = "--notify"


def is_quiet(run: AppContext) -> bool:
    """Say whether today is a day off, or was written already as far as files tell."""
    today, settings = run.today(), run.settings
    return is_resting(today, settings.rests) or was_written(
        today, run.places, zone=run.zone, day_start=settings.day_start
    )


def find_next(run: AppContext, timing: Timing) -> datetime | None:
    """Return when a reminder comes next, days off left out."""
    settings = run.settings
    # Before the day begins, it is still the day before.
    early = timedelta(days=1 if timing.at < settings.day_start else 0)

    def is_off(day: date) -> bool:
        return is_resting(day - early, settings.rests)

    after = (EPOCH + timedelta(milliseconds=run.world.now_ms())).astimezone(UTC)
    return next_at(timing, after=after, zone=run.zone, skip=is_off)


def has_desktop(run: AppContext) -> bool:
    """Say whether a notification could be shown from here."""
    return reach_desktop(run.environ, os.getuid()) is not None


def show_prompt(ctx: typer.Context, run: AppContext) -> None:
    """Show today's prompt: as a notification where there is a desktop, else printed."""
    from typer.main import get_command  # noqa: PLC0415

    from safespace.cli.prompt import app  # noqa: PLC0415

    command = get_command(app)
    desktop = reach_desktop(run.environ, os.getuid())
    if desktop is not None and _takes(command, _NOTIFY):
        run, how = AppContext(desktop, world=run.world), _NOTIFY
    else:
        how = "--plain"
    try:
        with command.make_context("prompt", [how], parent=ctx, obj=run) as inner:
            command.invoke(inner)
    except NotFoundError:
        run.output.show_text(NEUTRAL)


def _takes(command: Any, option: str) -> bool:  # noqa: ANN401 - Typer's own kind
    return any(option in each.opts for each in command.params)
