"""Leftovers: folders that an interrupted change, backup or editor did not take away."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.doctor.address import say_command
from safespace.doctor.disk import list_names
from safespace.doctor.finding import Finding, amiss, look, ok
from safespace.terminal.private_folder import SHARED_MEMORY, leftovers
from safespace.vault.claim import is_taken
from safespace.vault.swap import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.doctor.surroundings import Surroundings

NAME = "leftovers"
_UNFINISHED = re.compile(r".+\.new-[0-9a-f]{16}")


def check_leftovers(around: Surroundings) -> tuple[Finding, ...]:
    """Find what is left, and say which part of it is the journal."""
    found = (*_of_an_exchange(around), *_of_a_start(around), *_of_an_editor(around))
    return found or (ok(NAME, "Nothing was left by an interrupted change."),)


def _of_an_exchange(around: Surroundings) -> Iterator[Finding]:
    # What the two names mean is told at the head of vault/swap.py.
    journal = around.places.journal
    fresh, before = journal.with_name(f"{journal.name}.next"), replaced(journal)
    if not journal.exists():
        whole = next((place for place in (fresh, before) if place.exists()), None)
        if whole is not None and before.exists():
            words = "The journal lies whole beside its place, after an interruption."
            yield amiss(NAME, words, say_command(around, "mv", whole, journal))
        return
    if before.exists():
        words = "A journal that was replaced still lies beside the new one."
        mend = say_command(around, "rm -r", before)
        yield look(NAME, words, f"If the newest entries are in the new one: {mend}")
    if fresh.exists() and not is_taken(fresh):
        words = "An unfinished copy of the journal lies beside it."
        yield look(NAME, words, say_command(around, "rm -r", fresh))


def _of_a_start(around: Surroundings) -> Iterator[Finding]:
    places = around.places
    if any(map(_UNFINISHED.fullmatch, list_names(places.journal.parent))):
        words = "An unfinished new journal lies beside the journal's folder."
        yield look(NAME, words, "The next safespace init takes it away.")
    if any(map(_UNFINISHED.fullmatch, list_names(places.backups))):
        words = "An unfinished backup lies among the backups."
        yield look(NAME, words, "The next safespace backup takes it away.")


def _of_an_editor(around: Surroundings) -> Iterator[Finding]:
    runtime = around.environ.get("XDG_RUNTIME_DIR", "")
    shared = around.system / SHARED_MEMORY.relative_to("/")
    roots = [shared, around.places.state, *([Path(runtime)] if runtime else [])]
    if any(map(_holds_one, roots)):
        words = "An editor was interrupted, and what it had saved still lies there."
        yield amiss(NAME, words, "To make a draft of it: safespace write --editor")


def _holds_one(root: Path) -> bool:
    try:
        return any(leftovers(root))
    except OSError:
        return False
