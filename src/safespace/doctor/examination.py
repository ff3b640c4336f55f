"""The examination: every check, in the order in which its findings are worth reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.backups import check_backups
from safespace.doctor.conflict_copies import check_conflict_copies
from safespace.doctor.editor import check_editor
from safespace.doctor.encryption import check_encryption
from safespace.doctor.finding import Finding, Level
from safespace.doctor.helplines import check_helplines
from safespace.doctor.integrity import check_integrity
from safespace.doctor.keychain import check_keychain
from safespace.doctor.leftovers import check_leftovers
from safespace.doctor.notes import check_notes
from safespace.doctor.ownership import check_ownership
from safespace.doctor.permissions import check_permissions
from safespace.doctor.scrollback import check_scrollback
from safespace.doctor.settings import check_settings
from safespace.doctor.shell_history import check_shell_history
from safespace.doctor.swap import check_swap
from safespace.doctor.syncing import check_syncing
from safespace.doctor.unlocking import check_unlocking
from safespace.doctor.versions import check_versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.doctor.surroundings import Surroundings

    Check = Callable[[Surroundings], tuple[Finding, ...]]

CHECKS: tuple[Check, ...] = (
    check_integrity,
    check_encryption,
    check_backups,
    check_leftovers,
    check_notes,
    check_permissions,
    check_ownership,
    check_conflict_copies,
    check_syncing,
    check_settings,
    check_swap,
    check_shell_history,
    check_editor,
    check_scrollback,
    check_unlocking,
    check_keychain,
    check_helplines,
    check_versions,
)
_URGENCY = (Level.MEND, Level.LOOK, Level.OK)


def examine(around: Surroundings) -> tuple[Finding, ...]:
    """Run every check; what needs mending comes first."""
    found = [finding for check in CHECKS for finding in check(around)]
    return tuple(sorted(found, key=lambda finding: _URGENCY.index(finding.level)))
