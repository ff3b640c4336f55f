"""Folding in: what was captured while locked joins the journal, each note exactly once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.errors import DamagedError
from safespace.frozen import dataclass
from safespace.journal.drafting import decode_draft

if TYPE_CHECKING:
    from safespace.domain.entry import NewEntry
    from safespace.journal.journal import Journal
    from safespace.vault.drafts import DraftBox


@dataclass(frozen=True, slots=True)
class Folded:
    """How many notes joined the journal, and how many could not be opened."""

    joined: int = 0
    damaged: int = 0


def fold_in(journal: Journal, inbox: DraftBox) -> Folded:
    """Move every readable note into the journal, in the order they were captured.

    All of them are saved in one transaction before the first is removed from the
    inbox, and saving an id twice saves it once: killed at any point, nothing is
    doubled and nothing goes missing. A damaged note stays where it is.
    """
    # Ids begin with their time, so their order is the order of capture.
    names = sorted(info.name for info in inbox.names())
    found: dict[str, NewEntry] = {}
    damaged = 0
    for name in names:
        try:
            found[name] = replace(decode_draft(inbox.read(name)), captured=True)
        except DamagedError:
            damaged += 1
    if found:
        journal.write_all(tuple(found.values()))
    for name in found:
        inbox.remove(name)
    return Folded(len(found), damaged)
