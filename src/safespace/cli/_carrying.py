"""Drafts and captured notes, carried over to a journal that is restored."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.errors import DamagedError
from safespace.journal.drafting import decode_draft
from safespace.journal.restoring import add_entries, keep_inbox_keys, list_inbox_secrets
from safespace.vault.drafts import DraftBox, PlainDrafts
from safespace.vault.keys import read_vault_name
from safespace.vault.sealed import SealedDrafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.cli._context import AppContext
    from safespace.journal.restoring import Present, Restorable


@contextmanager
def carry_over(
    run: AppContext, present: Present | None, backup: Restorable
) -> Iterator[None]:
    """Keep what is not in the journal yet readable, whatever key it has afterwards.

    The restored journal learns the keys that notes and drafts are sealed to. Where it
    has no place for keys, being plain, notes join it on the way and drafts turn plain;
    where it gains a key, drafts are sealed. Notes go only once the journal has them.
    """
    if present is None or bool(present.keys) == bool(backup.keys):
        if present is not None:
            keep_inbox_keys(present, backup)
        yield
        return
    box = _open_box(present)
    drafts = _read(DraftBox(run.places.drafts, box))
    notes = _read(DraftBox(run.places.inbox, box)) if present.keys else {}
    entries = [replace(decode_draft(raw), captured=True) for raw in notes.values()]
    add_entries(backup, entries, pick=run.world.pick)
    yield
    kept = open_drafts(run)
    for name, draft in drafts.items():
        kept.keep(name, draft)
    for name in notes:
        DraftBox(run.places.inbox, PlainDrafts()).remove(name)


def count_unopened(run: AppContext, present: Present | None, backup: Restorable) -> int:
    """Count notes and drafts sealed to a key that nobody has handed over."""
    theirs = read_vault_name(run.places.journal)
    if present is not None or theirs in {"", read_vault_name(backup.folder)}:
        return 0
    boxes = (run.places.inbox, run.places.drafts)
    return sum(len(DraftBox(folder, PlainDrafts()).names()) for folder in boxes)


def _open_box(present: Present) -> PlainDrafts | SealedDrafts:
    if present.keys is None:
        return PlainDrafts()
    return SealedDrafts(b"", (present.keys.inbox, *list_inbox_secrets(present)))


def _read(box: DraftBox) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for info in box.names():
        with suppress(DamagedError):
            raw = box.read(info.name)
            decode_draft(raw)
            found[info.name] = raw
    return found
