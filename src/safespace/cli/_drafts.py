"""Keeping words safe until the journal has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.vault.drafts import DraftBox, PlainDrafts, Sealer
from safespace.vault.folder import State, ensure_usable, inspect
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.crypto.opened import OpenedKeys
    from safespace.domain.entry import NewEntry

KEPT = "Your words are kept as a draft. To go on: safespace drafts resume"


def open_drafts(context: AppContext, keys: OpenedKeys | None = None) -> DraftBox:
    """Open the drafts of the journal that is there; reading sealed ones takes its key.

    Raises:
        NoJournalError, DamagedError: as for opening the journal.
    """
    state = inspect(context.places.journal)
    ensure_usable(state)
    sealer: Sealer = PlainDrafts()
    if state is State.ENCRYPTED:
        # A plain journal never pays for the cryptography.
        from safespace.vault.sealed import SealedDrafts  # noqa: PLC0415

        public = read_keyfile(context.places.journal).inbox_public
        sealer = SealedDrafts(public, keys.inbox if keys else None)
    return DraftBox(context.places.drafts, sealer)


class Draft:
    """One draft that follows its words while they are typed."""

    def __init__(self, box: DraftBox, new: NewEntry, *, kept: bool = False) -> None:
        self._box = box
        self._new = new
        self.kept = kept

    def keep(self, body: str) -> None:
        """Keep these words, sealed, in place of what was kept before."""
        if not body.strip() and not self.kept:
            return
        content = replace(self._new.content, body=body)
        draft = replace(self._new, content=content)
        # Words that go straight into the journal never need this.
        from safespace.journal.drafting import encode_draft  # noqa: PLC0415

        self._box.keep(self._new.id, encode_draft(draft))
        self.kept = True

    def remove(self) -> None:
        """Forget the draft, because the journal has its words or nobody wants them."""
        if self.kept:
            self._box.remove(self._new.id)
