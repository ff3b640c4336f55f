"""The record of shown prompts on disk: small, private, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.prompts.shown import Record, record_from_text, record_to_text
from safespace.vault import private

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

LARGEST = 1_000_000


def read_record(run: AppContext) -> Record:
    """Return what was shown; nothing where that cannot be read."""
    try:
        kept = private.peek(run.places.shown, LARGEST)
    except StorageError:
        return Record()
    return record_from_text((kept or b"").decode("utf-8", "replace"))


def keep_record(run: AppContext, record: Record) -> None:
    """Keep what was shown; where that cannot be, a prompt still comes."""
    path = run.places.shown
    try:
        private.ensure_folder(path.parent)
        private.replace(path, record_to_text(record).encode("utf-8", "replace"))
    except StorageError:
        return
