"""safespace restore: put a backup in the journal's place, and keep what was there."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import confirm
from safespace.cli._backups import say_reason
from safespace.cli._carrying import carry_over, count_unopened
from safespace.cli._choosing import choose
from safespace.cli._context import AppContext, context
from safespace.cli._keys_then import find_keys_then, find_present, has_other_key_file
from safespace.cli._remembered import forget_keys_first
from safespace.cli._unlock import Passphrases
from safespace.errors import DamagedError, NoJournalError, UsageError
from safespace.frozen import dataclass
from safespace.journal.restoring import compare_with, prepare, put_in_place
from safespace.render.dates import say_utc
from safespace.render.entries import say_entries
from safespace.render.envelope import instant
from safespace.render.line import Line, heading, line, quiet
from safespace.vault import session
from safespace.vault.folder import State, inspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from safespace.journal.restoring import Present, Restorable
    from safespace.storage.difference import Difference
    from safespace.vault.backups import Backup

app = typer.Typer(rich_markup_mode=None, add_completion=False)
PLAIN = (
    "This backup is not encrypted: once it is back, anybody who can open this computer"
    " can read every word."
)
UNREADABLE = (
    "The journal as it is cannot be read here, so the two cannot be compared. It is"
    " moved aside untouched."
)
THEN = "It opens with the passphrase the journal had then."
WAY_BACK = (
    "What was here before is the newest backup now. To go back: safespace restore"
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A backup that can be put back, and what it takes the place of."""

    backup: Backup
    restorable: Restorable
    present: Present | None
    change: Difference | None


@app.command()
def restore(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHICH]",
            help="Number or time from backup list, or a folder; the newest if unsaid.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Put a backup back; what is here now is kept.

    What that changes is shown first. The passphrase is the one the journal had then.
    """
    run = context(ctx)
    if as_json and not yes:
        raise UsageError("This asks first.", hint="In a script, add --yes.")
    # Before anything else: an exchange that was killed is finished.
    state = inspect(run.places.journal)
    chosen = choose(run, which)
    with ExitStack() as stack:
        plan = _make_plan(run, chosen, Passphrases(run, passphrase_fd), stack)
        if not as_json:
            run.output.show(_preview(run, plan, state))
        if not yes:
            word = "restore" if plan.restorable.keys else "readable"
            confirm(run, "Put it back?", word=word)
        sealed = count_unopened(run, plan.present, plan.restorable)
        kept = _put_back(run, plan)
    _say_done(run, plan, kept, as_json=as_json)
    if sealed:
        run.output.note(
            f"Notes and drafts sealed to another key stay where they are: {sealed}."
            " Their key is in the folder that was moved aside."
        )


def _make_plan(
    run: AppContext,
    chosen: Sequence[Backup],
    passphrases: Passphrases,
    stack: ExitStack,
) -> _Plan:
    """Take the newest backup that is not damaged, and compare it with the journal."""
    for number, backup in enumerate(chosen, start=1):
        try:
            keys = find_keys_then(run, backup, passphrases)
            beside = run.places.journal
            restorable = stack.enter_context(prepare(backup.path, keys, beside=beside))
        except (DamagedError, NoJournalError) as error:
            when = say_utc(backup.taken_ms)
            if number == len(chosen):
                raise DamagedError(
                    f"The backup of {when} is damaged, and nothing was changed.",
                    hint="The ones there are: safespace backup list",
                    restorable=False,
                ) from error
            run.output.note(f"The backup of {when} is damaged; on to the one before.")
            continue
        present = find_present(run, backup, keys, passphrases)
        change = compare_with(present, restorable) if present else None
        return _Plan(backup, restorable, present, change)
    raise AssertionError("there is at least one backup")


def _put_back(run: AppContext, plan: _Plan) -> Path | None:
    folder = run.places.journal
    # Keys that were lent out may open nothing any more, and reading asks anew.
    forget_keys_first(run)
    with carry_over(run, plan.present, plan.restorable):
        kept = put_in_place(
            plan.restorable,
            folder,
            plan.present,
            into=run.places.backups,
            now_ms=run.world.now_ms(),
        )
    session.end(folder)
    run.opened.clear()
    return kept


def _preview(run: AppContext, plan: _Plan, state: State) -> Iterator[Line]:
    when = say_utc(plan.backup.taken_ms)
    holds = say_entries(plan.restorable.entries)
    yield line(heading(f"The backup of {when}"), quiet(f"  {say_reason(plan.backup)}"))
    yield line(f"It holds {holds}, not counting the bin.")
    yield from map(line, _say_change(plan, state))
    if plan.restorable.keys is None:
        yield line(PLAIN)
    elif has_other_key_file(run, plan.backup):
        yield line(THEN)


def _say_change(plan: _Plan, state: State) -> Iterator[str]:
    if state is State.ABSENT:
        yield "There is no journal now."
    elif plan.change is None:
        yield UNREADABLE
    elif not plan.change:
        yield "The journal says the same now."
    else:
        change = plan.change
        for said, entries in (
            ("Coming back", change.added),
            ("As they were then", change.changed),
            ("Written since, and not in it", change.removed),
        ):
            if entries:
                yield f"{said}: {say_entries(len(entries))}."
        yield "The journal as it is becomes a backup first, so nothing is given up."


def _say_done(
    run: AppContext, plan: _Plan, kept: Path | None, *, as_json: bool
) -> None:
    if as_json:
        run.output.show_json("restore", _describe(plan, kept))
        return
    when = say_utc(plan.backup.taken_ms)
    run.output.show([line(f"The journal is as it was at {when}.")])
    if kept is not None and kept.parent == run.places.backups:
        run.output.note(WAY_BACK)
    elif kept is not None:
        run.output.note(f"What was here before lies untouched in {kept}")


def _describe(plan: _Plan, kept: Path | None) -> dict[str, object]:
    change = plan.change
    counts = change is not None and {
        "back": len(change.added),
        "different": len(change.changed),
        "gone": len(change.removed),
    }
    return {
        "path": str(plan.backup.path),
        "taken": instant(plan.backup.taken_ms),
        "entries": plan.restorable.entries,
        "change": counts or None,
        "kept": kept and str(kept),
    }
