"""Keeping words safe until the journal has them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from safespace.vault.drafts import DraftBox, LateSealer, PlainDrafts
from safespace.vault.folder import State, ensure_usable, inspect
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.cli._context import AppContext
    from safespace.domain.entry import Content, NewEntry
    from safespace.journal.opening import Opened
    from safespace.vault.drafts import Sealer

KEPT = "Your words are kept as a draft. To go on: safespace drafts resume"


def open_drafts(context: AppContext, opened: Opened | None = None) -> DraftBox:
    """Open the drafts of the journal that is there; reading sealed ones takes it open.

    Raises:
        NoJournalError, DamagedError: as for opening the journal.
    """
    return _open_box(context, context.places.drafts, opened)


def open_inbox(context: AppContext, opened: Opened | None = None) -> DraftBox:
    """Open what was captured while the journal was locked."""
    return _open_box(context, context.places.inbox, opened)


def _open_box(context: AppContext, folder: Path, opened: Opened | None) -> DraftBox:
    state = inspect(context.places.journal)
    ensure_usable(state)
    if state is not State.ENCRYPTED:
        return DraftBox(folder, PlainDrafts())
    make = partial(_make_sealer, context.places.journal, opened)
    # Before a person begins to write, it is certain that the words can be kept. What
    # comes from a pipe goes straight into the journal and never pays for this.
    late = opened is None and not context.stdin.isatty()
    return DraftBox(folder, LateSealer(make) if late else make())


def _make_sealer(journal: Path, opened: Opened | None) -> Sealer:
    from safespace.vault.sealed import SealedDrafts  # noqa: PLC0415

    public = read_keyfile(journal).inbox_public
    secrets: tuple[bytes, ...] = ()
    if opened is not None and opened.keys is not None:
        secrets = (opened.keys.inbox, *opened.journal.list_inbox_secrets())
    return SealedDrafts(public, secrets)


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
        self.keep_content(replace(self._new.content, body=body))

    def keep_content(self, content: Content) -> None:
        """Keep everything about an entry so far, sealed."""
        draft = replace(self._new, content=content)
        # Words that go straight into the journal never need this.
        from safespace.journal.drafting import encode_draft  # noqa: PLC0415

        self._box.keep(self._new.id, encode_draft(draft))
        self.kept = True

    def remove(self) -> None:
        """Forget the draft, because the journal has its words or nobody wants them."""
        if self.kept:
            self._box.remove(self._new.id)
