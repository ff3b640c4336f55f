"""safespace prompt: the question of the day without journal or key, or one for now."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - the option is called date
from typing import TYPE_CHECKING, Any

import typer

from safespace.cli import _prompt_options as options
from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson, PassphraseFd
from safespace.cli._prompting import find_question
from safespace.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from safespace.prompts.question import Question

app = typer.Typer(rich_markup_mode=None, add_completion=False)
READY = "Your prompt is ready."


@app.command()
def prompt(
    ctx: typer.Context,
    date: options.Date = None,
    plain: options.Plain = False,
    quiet: options.Quiet = False,
    notify: options.Notify = False,
    with_text: options.WithText = False,
    now: options.Now = False,
    why: options.Why = False,
    another: options.Another = False,
    easier: options.Easier = False,
    theme: options.Theme = None,
    depth: options.Depth = None,
    perspective: options.Perspective = None,
    as_json: AsJson = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show today's prompt; it needs no passphrase."""
    run = context(ctx)
    wished = (theme, depth, perspective, another, easier, why)
    if now:
        if date is not None or quiet or notify:
            raise UsageError("--now is about this moment, and is shown here.")
        _show_for_now(run, (*wished, passphrase_fd), plain=plain, as_json=as_json)
        return
    if any(wished):
        raise UsageError("That goes with --now.", hint="safespace prompt --now --why")
    day = run.today() if date is None else _read_date(run, date)
    found = _find(run, day)
    if notify:
        quiet = not _notify(run, found.text if with_text else READY)
    if quiet:
        run.output.show_text(READY)
    elif not notify:
        _print(run, found, day if as_json else None, plain=plain)


def _show_for_now(
    run: AppContext, typed: tuple[Any, ...], *, plain: bool, as_json: bool
) -> None:
    # Only a prompt for now looks into the journal.
    from safespace.cli._for_now import Asked, show_for_now  # noqa: PLC0415

    show_for_now(run, Asked(*typed), plain=plain, as_json=as_json)


def _find(run: AppContext, day: Day) -> Question:
    found = find_question(run, day)
    if found is None:
        raise NotFoundError(
            "There is no prompt to show.",
            hint="safespace prompts lists them, and says which are muted.",
        )
    return found


def _print(run: AppContext, found: Question, day: Day | None, *, plain: bool) -> None:
    if day is not None:
        run.output.show_json("prompt", _describe(found, day.isoformat()))
    elif plain or run.output.look.width is None:
        run.output.show_text(found.text)
    else:
        # Cron's plain prompt needs none of this.
        from safespace.cli._question import lay_out  # noqa: PLC0415

        run.output.show(lay_out(found.text, "To answer: safespace write --prompt"))


def _notify(run: AppContext, text: str) -> bool:
    # Only a notification starts another program.
    from safespace.cli._notify import notify  # noqa: PLC0415

    return notify(run.environ, text)


def _read_date(run: AppContext, text: str) -> Day:
    # Only a dated prompt pays for reading dates; the future is welcome here.
    from safespace.dates.spans import read_days  # noqa: PLC0415

    return read_days(text, today=run.today(), future=True).first


def _describe(found: Question, day: str) -> dict[str, object]:
    return {
        "date": day,
        "id": found.id,
        "theme": found.theme,
        "depth": found.depth,
        "text": found.text,
        "follow_ups": list(found.follow_ups),
        "why": found.why,
    }
