"""Clearing up, at the next start, after an edit that was killed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.errors import SafespaceError
from safespace.terminal.private_folder import is_anything_left, private_roots, sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from safespace.cli._context import AppContext

RESCUED = "Words from an interrupted editor are now a draft."


def clear_up(run: AppContext) -> None:
    """Turn what a killed editor left behind into drafts, and remove its folder.

    Where a draft cannot be kept the folder stays for another time: this is nobody's
    command, and stands in the way of none.
    """
    roots = private_roots(run.environ, state=run.places.state)
    left = [root for root in dict.fromkeys(roots) if is_anything_left(root)]
    if left:
        with suppress(SafespaceError, OSError):
            _rescue(run, left)


def _rescue(run: AppContext, roots: list[Path]) -> None:
    keep = _keeper(run)
    for root in roots:
        sweep(root, keep=keep)


def _keeper(run: AppContext) -> Callable[[str], None]:
    # Only the start after a crash pays for these.
    from safespace.cli._drafts import Draft, open_drafts  # noqa: PLC0415
    from safespace.domain.day import journal_day  # noqa: PLC0415
    from safespace.domain.entry import Content, NewEntry  # noqa: PLC0415
    from safespace.domain.ident import TOKEN_BYTES, make_entry_id  # noqa: PLC0415

    box = open_drafts(run)

    def keep(text: str) -> None:
        now = run.now()
        new = NewEntry(
            id=make_entry_id(now.at_ms, run.world.token(TOKEN_BYTES)),
            content=Content(body=""),
            written=now,
            day=journal_day(now, run.settings.day_start),
        )
        Draft(box, new).keep(text)
        run.output.note(RESCUED)

    return keep
