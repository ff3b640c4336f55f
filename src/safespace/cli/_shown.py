"""The record of shown prompts on disk: small, private, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.prompts.question import find_kept
from safespace.vault import private

if TYPE_CHECKING:
    from datetime import date

    from safespace.cli._context import AppContext
    from safespace.prompts.question import Question
    from safespace.prompts.shown import Record

LARGEST = 1_000_000


def read_kept(run: AppContext, day: date) -> Question | None:
    """Return the question already chosen for a day, without loading anything more."""
    return find_kept(_read(run), day)


def read_record(run: AppContext) -> Record:
    """Return what was shown; nothing where that cannot be read."""
    # The second prompt of a day needs no more than the first lines.
    from safespace.prompts.shown import record_from_text  # noqa: PLC0415

    return record_from_text(_read(run))


def keep_record(run: AppContext, record: Record) -> None:
    """Keep what was shown; where that cannot be, a prompt still comes."""
    from safespace.prompts.shown import record_to_text  # noqa: PLC0415

    path = run.places.shown
    try:
        private.ensure_folder(path.parent)
        private.replace(path, record_to_text(record).encode("utf-8", "replace"))
    except StorageError:
        return


def _read(run: AppContext) -> str:
    try:
        kept = private.peek(run.places.shown, LARGEST)
    except StorageError:
        return ""
    return (kept or b"").decode("utf-8", "replace")
