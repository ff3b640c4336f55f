"""Drafts and captured notes, carried over when the journal gains or loses its key."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._unlock import open_with_keys
from safespace.vault.drafts import DraftBox, PlainDrafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.cli._context import AppContext
    from safespace.crypto.opened import OpenedKeys


@contextmanager
def reseal(run: AppContext, keys: OpenedKeys | None = None) -> Iterator[None]:
    """Keep drafts readable across a change between the two kinds of journal.

    Opening folds the inbox in first, so only drafts are left to carry over. Those of
    a journal that loses its key are opened before that, because afterwards nothing
    opens them; those of a journal that gains one are sealed once it has it.
    """
    opened = open_with_keys(run, keys)
    try:
        box = open_drafts(run, opened)
        drafts = {info.name: box.read(info.name) for info in box.names()}
    finally:
        opened.journal.close()
    if keys is not None:
        _keep(DraftBox(run.places.drafts, PlainDrafts()), drafts)
    yield
    if keys is None:
        _keep(open_drafts(run), drafts)


def _keep(box: DraftBox, drafts: dict[str, bytes]) -> None:
    for name, draft in drafts.items():
        box.keep(name, draft)
