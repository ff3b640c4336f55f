"""The editor: whether `write --editor` could leave copies of a text elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, look, ok
from safespace.errors import UsageError
from safespace.terminal.editor import choose_editor, find_kind
from safespace.terminal.editor_kind import Kind

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "editor"
_INSTEAD = (
    "Write without --editor, or: safespace settings set editor nano"
    " (vim, neovim, emacs, micro and helix are known, too)"
)


def check_editor(around: Surroundings) -> tuple[Finding, ...]:
    """Say whether the editor in use is one whose copies can be switched off."""
    try:
        command = choose_editor(around.environ, around.settings.settings.editor)
        kind = find_kind(command, around.environ)
    except UsageError:
        words = "No editor is set that is here, so write --editor has none to use."
        return (look(NAME, words, _INSTEAD),)
    if kind is Kind.PRIVATE:
        words = (
            "The editor is known, and its backup and history files are switched off."
        )
        return (ok(NAME, words),)
    if kind is Kind.GRAPHICAL:
        words = "The editor has windows of its own, and keeps copies of what it opens."
    else:
        words = "The editor is not known here, and may keep copies of what it opens."
    return (look(NAME, words, _INSTEAD),)
