"""What each editor must be told so that no copy of a text stays elsewhere.

Swap, backup, undo and history files are switched off. Where an editor has no option
for that, its copies land beside the text, in a folder that is removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_VIM_SETTINGS = " | ".join(
    f"silent! set {setting}"
    for setting in ("noswapfile", "nobackup", "nowritebackup", "noundofile")
)
# Set after the person's own start-up file has run, so that it has the last word.
_EMACS_SETTINGS = (
    "(progn (setq make-backup-files nil auto-save-default nil create-lockfiles nil"
    " auto-save-list-file-prefix nil undo-tree-auto-save-history nil)"
    " (dolist (mode '(recentf-mode savehist-mode save-place-mode desktop-save-mode))"
    " (when (and (boundp mode) (symbol-value mode)) (funcall mode -1))))"
)
_MICRO_OFF = ("backup", "permbackup", "savecursor", "saveundo", "savehistory")

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"r?g?vim([.-]\w+)?", ("-n", "-f", "-i", "NONE", "-c", _VIM_SETTINGS)),
    (r"nvim(\.\w+)?", ("-n", "-i", "NONE", "-c", _VIM_SETTINGS)),
    (r"r?nano", ("--ignorercfiles",)),
    # In the terminal, whatever windows there are; --eval comes after the start-up file.
    (r"emacs(-(?!client)[\w.+-]+)?", ("-nw", "--eval", _EMACS_SETTINGS)),
    (r"micro", tuple(word for name in _MICRO_OFF for word in (f"-{name}", "off"))),
    # These two keep nothing but a crash's copy, and that beside the text.
    (r"hx|helix", ()),
    (r"kak", ()),
)
# One program under many names; of its editors this one keeps nothing of its own.
_BUSYBOX, _BUSYBOX_EDITORS = "busybox", frozenset({"vi"})


def private_flags(program: Path) -> tuple[str, ...] | None:
    """Return the options that keep this program from leaving copies, if we know it.

    Links are followed first: `vi` is vim on one system and something else on the
    next, and an option one of them does not know would keep it from starting.
    """
    name = program.resolve().name
    if name == _BUSYBOX:
        return () if program.name in _BUSYBOX_EDITORS else None
    known = (flags for family, flags in _FAMILIES if re.fullmatch(family, name))
    return next(known, None)
