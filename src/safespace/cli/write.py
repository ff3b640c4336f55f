"""safespace write: an entry from the composer, an editor, a pipe or the line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._drafts import open_drafts
from safespace.cli._locks import is_locked
from safespace.cli._saving import (
    Commit,
    capture,
    compose_and_save,
    save_in,
    show_saved,
)
from safespace.cli._selecting import read_label_options
from safespace.cli._words import choose_source
from safespace.domain.day import journal_day
from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal
    from safespace.prompts.question import Question

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def write(
    ctx: typer.Context,
    message: options.Message = None,
    editor: options.Editor = False,
    i_know: options.IKnow = False,
    prompt: Annotated[
        bool, typer.Option("--prompt", "-p", help="Answer today's prompt.")
    ] = False,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="ID", help="Answer this prompt.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="WHEN", help="When it happened, if not now."),
    ] = None,
    tag: options.Tags = None,
    with_: options.People = None,
    feel: options.Valence = None,
    energy: options.Energy = None,
    distress: options.Distress = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Write an entry: here, in your editor, or from a pipe."""
    run = context(ctx)
    content = Content(
        body="",
        tags=read_label_options(tag, noun="tag"),
        people=read_label_options(with_, noun="name"),
        feelings=Feelings(feel, energy, distress),
    )
    asked = _find_question(run, answer, today=prompt)
    source = choose_source(run, message, editor=editor, i_know=i_know)
    if asked is not None:
        source = replace(source, then=asked.follow_ups)
    new = begin(run, content, at=at, prompt=asked)
    box = open_drafts(run)
    commit = choose_commit(run, passphrase_fd)
    entry = compose_and_save(run, new, source, box=box, commit=commit)
    show_saved(run, entry, as_json=as_json)


def choose_commit(
    run: AppContext,
    passphrase_fd: int | None,
    *,
    after: Callable[[Journal, Entry], None] | None = None,
) -> Commit:
    """Save at once where no passphrase has to be asked for; else seal for later."""
    if passphrase_fd is None and is_locked(run):
        return partial(capture, run)
    # A sealed entry pays neither for the database nor for unlocking.
    from safespace.cli._unlock import Passphrases, open_journal  # noqa: PLC0415

    open_ = partial(open_journal, run, Passphrases(run, passphrase_fd))
    return partial(save_in, open_, after=after)


def begin(
    run: AppContext, content: Content, *, at: str | None, prompt: Question | None = None
) -> NewEntry:
    """Make an entry that has everything but its words."""
    now = run.now()
    happened, day = None, journal_day(now, run.settings.day_start)
    if at is not None:
        # Only a dated entry pays for reading dates.
        from safespace.dates.reading import read_when  # noqa: PLC0415

        read = read_when(at, now=now, zone=run.zone, day_start=run.settings.day_start)
        happened, day = When(read.moment, whole_day=read.whole_day), read.day
    return NewEntry(
        id=make_entry_id(now.at_ms, run.world.token(TOKEN_BYTES)),
        content=content,
        written=now,
        day=day,
        happened=happened,
        prompt_id=prompt.id if prompt else None,
        question=prompt.text if prompt else None,
    )


def _find_question(
    run: AppContext, name: str | None, *, today: bool
) -> Question | None:
    if name is None and not today:
        return None
    if name is not None and today:
        raise UsageError("Use --prompt for today's prompt or --answer ID, not both.")
    # Only an answer to a prompt pays for prompts.
    from safespace.cli import _prompting  # noqa: PLC0415

    return (
        _prompting.find_today(run) if name is None else _prompting.find_by_id(run, name)
    )
