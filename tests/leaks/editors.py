"""Editors as somebody uses them who keeps a copy of everything, key by key."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.terminal.screen import ESC

if TYPE_CHECKING:
    from pathlib import Path

CTRL_E, CTRL_O, CTRL_Q, CTRL_S, CTRL_X = "\x05", "\x0f", "\x11", "\x13", "\x18"
CTRL_C = "\x03"

_VIM = """
set backup backupskip= writebackup undofile swapfile updatecount=1 updatetime=100
set backupdir=$HOME// undodir=$HOME// directory=$HOME//
"""
_VIMINFO = "set nocompatible viminfo='100,<1000,n$HOME/viminfo\n"
_NANO = 'set backup\nset backupdir "~/"\nset historylog\nset positionlog\n'
_EMACS = """
(setq make-backup-files t backup-by-copying t backup-directory-alist '(("." . "~/"))
      auto-save-interval 20 auto-save-timeout 1)
(savehist-mode 1)
"""
_MICRO = '{"backup": true, "permbackup": true, "saveundo": true, "savehistory": true}'


@dataclass(frozen=True, slots=True)
class Editor:
    """One editor: its own settings, and the keys for writing, saving and quitting."""

    name: str
    rc: dict[str, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    save: str = CTRL_S
    leave: str = CTRL_Q
    abandon: str = f"{CTRL_Q}n"
    # Arguments before the file where nobody but this test adds any.
    plainly: tuple[str, ...] = ()
    # Whether it leaves copies when nobody tells it not to.
    keeps: bool = True
    # Whether it makes the first of them only after a while.
    keeps_late: bool = False

    @property
    def path(self) -> str | None:
        """The program, if this machine has it."""
        found = shutil.which(self.name.split()[0])
        return found and " ".join([found, *self.name.split()[1:]])

    def settle_in(self, home: Path) -> None:
        """Put this person's settings in place."""
        for name, text in self.rc.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text)


def _like_vi(name: str, rc: dict[str, str] | None = None, *, keeps: bool) -> Editor:
    return Editor(
        name,
        rc or {},
        before="i",
        after=ESC,
        save=":w\r",
        leave=":q\r",
        abandon=":q!\r",
        keeps=keeps,
    )


EDITORS = (
    _like_vi("vim", {".vimrc": _VIMINFO + _VIM}, keeps=True),
    _like_vi("nvim", {".config/nvim/init.vim": _VIM}, keeps=True),
    _like_vi("hx", keeps=False),
    _like_vi("kak", keeps=False),
    Editor(
        "nano",
        {".nanorc": _NANO},
        save=f"{CTRL_O}\r",
        leave=CTRL_X,
        abandon=f"{CTRL_X}n",
    ),
    Editor(
        "emacs",
        {".emacs": _EMACS},
        save=f"{CTRL_X}{CTRL_S}",
        leave=f"{CTRL_X}{CTRL_C}",
        abandon=f"{CTRL_X}{CTRL_C}nyes\r",
        plainly=("-nw",),
    ),
    Editor("micro", {".config/micro/settings.json": _MICRO}, keeps_late=True),
)
