"""Saving: the words are in the journal, or they are a draft; never neither."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from safespace.cli._drafts import KEPT, Draft, open_inbox
from safespace.cli._words import Source, collect
from safespace.domain.entry import Entry, NewEntry
from safespace.errors import (
    BadInputError,
    ExitCode,
    QuickExit,
    SafespaceError,
    WindowClosedError,
)
from safespace.render.dates import say_day, say_moment
from safespace.render.envelope import describe_summary
from safespace.render.line import Role, Span, line, quiet
from safespace.terminal.composed import ComposeRequest, Outcome

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.journal.journal import Journal
    from safespace.journal.opening import Opened
    from safespace.vault.drafts import DraftBox

Open = Callable[[], "Opened"]
# An entry that is in the journal, or one that waits for the next unlock.
Kept = Entry | NewEntry
Commit = Callable[[NewEntry], Kept]
CAPTURED = "Saved. It will join the journal at your next unlock."


def compose_and_save(
    run: AppContext,
    new: NewEntry,
    source: Source,
    *,
    box: DraftBox,
    commit: Commit,
    resumed: bool = False,
) -> Kept | None:
    """Get the words for an entry and commit it, or keep it as a draft.

    The journal is opened after the words are there, so nobody waits to begin, and
    what is typed is safe whatever happens to the passphrase.
    """
    draft = Draft(box, new, kept=resumed)
    composed = collect(run, source, _request(new), draft.keep)
    if composed.outcome is Outcome.HIDDEN:
        raise QuickExit
    if composed.outcome is Outcome.KEPT:
        run.output.note(KEPT if draft.kept else "Nothing written, nothing kept.")
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not composed.text.strip():
        draft.remove()
        _refuse_nothing(run)
        return None
    ready = replace(new, content=replace(new.content, body=composed.text))
    try:
        kept = commit(ready)
    except BaseException as error:
        quiet_end = isinstance(error, QuickExit | WindowClosedError)
        _keep(run, ready, draft, told=not quiet_end)
        raise
    draft.remove()
    return kept


def save_in(
    open_: Open,
    new: NewEntry,
    *,
    after: Callable[[Journal, Entry], None] | None = None,
) -> Entry:
    """Open the journal and put an entry into it; `after` may look around in it then."""
    opened = open_()
    try:
        saved = opened.journal.save(new)
        if after is not None:
            after(opened.journal, saved)
        return saved
    finally:
        opened.journal.close()


def capture(run: AppContext, new: NewEntry) -> NewEntry:
    """Seal an entry for the next unlock, because the journal is locked."""
    # What is saved at once never needs this.
    from safespace.journal.drafting import encode_draft  # noqa: PLC0415

    open_inbox(run).keep(new.id, encode_draft(new))
    return new


def show_saved(run: AppContext, entry: Kept | None, *, as_json: bool) -> None:
    """Say that an entry is saved; called after the disk has said so."""
    if entry is None:
        return
    if isinstance(entry, NewEntry):
        _show_captured(run, entry, as_json=as_json)
        return
    if as_json:
        data = describe_summary(entry, discreet=run.settings.discreet)
        run.output.show_json("saved", data)
        return
    more = f"  revision {entry.revision}" if entry.revision > 1 else ""
    code = Span(entry.short, Role.CODE)
    run.output.show([line("Saved  ", code, quiet(f"  {say_day(entry.day)}{more}"))])
    _be_there(run, entry)


def _show_captured(run: AppContext, new: NewEntry, *, as_json: bool) -> None:
    if as_json:
        data = {"id": new.id, "day": new.day.isoformat()}
        run.output.show_json("captured", data)
        return
    run.output.show([line(CAPTURED)])
    _be_there(run, new)


def _be_there(run: AppContext, kept: Kept) -> None:
    # Exercises have an ending of their own.
    distress = kept.content.feelings.distress
    if kept.content.form is not None or not distress:
        return
    # Most entries are saved without a rating.
    from safespace.exercises.limits import FLOODED, NEARLY_MOST  # noqa: PLC0415
    from safespace.exercises.storm import A_LOT  # noqa: PLC0415

    if distress < FLOODED:
        return
    run.output.show([line(A_LOT)])
    if distress >= NEARLY_MOST:
        run.output.show([line(quiet("Help lines, day and night: safespace help-now"))])


def _refuse_nothing(run: AppContext) -> None:
    if run.stdin.isatty():
        run.output.note("Nothing written, nothing saved.")
        return
    raise BadInputError(
        "Nothing came in, so nothing was saved.",
        hint="Pipe text in: echo TEXT | safespace write",
    )


def _keep(run: AppContext, new: NewEntry, draft: Draft, *, told: bool) -> None:
    try:
        draft.keep(new.content.body)
    except SafespaceError:
        # The first error is the one to tell; what was kept earlier is still there.
        if not draft.kept:
            return
    if not told:
        return
    # Where the terminal is gone, that is the error to tell.
    with suppress(OSError):
        run.output.note(KEPT)


def _request(new: NewEntry) -> ComposeRequest:
    moment = new.happened.moment if new.happened else new.written
    whole_day = new.happened is not None and new.happened.whole_day
    when = say_day(new.day) if whole_day else say_moment(new.day, moment.wall())
    return ComposeRequest(
        text=new.content.body,
        heading=when,
        question=new.question or "",
    )
