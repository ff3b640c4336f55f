"""Ownership: whether the files belong to the account that uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.address import say_command
from safespace.doctor.disk import find_real
from safespace.doctor.finding import Finding, amiss, ok

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings

NAME = "owner"


def check_ownership(around: Surroundings) -> tuple[Finding, ...]:
    """Find files of another account, which that account could read or exchange."""
    if not around.seen:
        return ()
    strange = [seen.path for seen in around.seen if seen.owner != around.uid]
    if not strange:
        return (ok(NAME, "The files belong to this account."),)
    return (
        amiss(
            NAME,
            "Some of the files belong to another account, which may read them.",
            say_command(
                around, 'sudo chown -R "$(id -un)"', *_find_tops(around, strange)
            ),
        ),
    )


def _find_tops(around: Surroundings, strange: list[Path]) -> list[Path]:
    places = around.places
    tops = (places.journal, places.drafts, places.inbox, places.backups)
    return [
        top
        for top in (*tops, places.settings)
        if any(path.is_relative_to(find_real(top)) for path in strange)
    ]
