"""Which kind of editor a command starts: one we keep quiet, one with windows, or neither.

Editors with windows keep unsaved tabs, local history and lists of recent files, and
many hand the text to a program that goes on running. No option stops all of that.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.terminal.editor_flags import private_flags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# By name, with what makes each stay until its window closes; a text that is still
# open when the command ends could not be taken back.
_WAIT = ("--wait",)
_GRAPHICAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "code-oss", "codium", "vscodium"), _WAIT),
    **dict.fromkeys(("cursor", "windsurf", "atom", "pulsar", "lapce", "nova"), _WAIT),
    **dict.fromkeys(("subl", "sublime_text", "mate", "zed", "zeditor"), _WAIT),
    **dict.fromkeys(("gedit", "pluma", "xed", "bbedit", "cot"), _WAIT),
    **dict.fromkeys(("kate", "kwrite"), ("--block",)),
    **dict.fromkeys(("gvim", "gview", "evim", "mvim"), ("-f",)),
    "open": ("-W", "-n"),
    **dict.fromkeys(
        (
            *("gnome-text-editor", "mousepad", "leafpad", "l3afpad", "featherpad"),
            *("geany", "bluefish", "scite", "textadept", "notepadqq", "jedit"),
            *("notepad", "notepad++", "wordpad", "textedit", "ghostwriter", "typora"),
            *("obsidian", "marktext", "apostrophe", "focuswriter", "brackets"),
            *("libreoffice", "soffice", "lowriter", "abiword", "calligrawords"),
            *("idea", "pycharm", "webstorm", "clion", "goland", "fleet", "eclipse"),
            *("neovide", "nvim-qt", "goneovim", "neovim-qt", "macvim", "xemacs"),
            # The text lives on in a server that keeps what it likes.
            "emacsclient",
            *("xdg-open", "gio", "exo-open", "kde-open", "gnome-open", "flatpak"),
        ),
        (),
    ),
}
_ENDINGS = (".exe", ".cmd", ".bat", ".sh", ".appimage")
_VIM_WINDOW = "-g"


class Kind(Enum):
    """What is known about the copies an editor keeps."""

    PRIVATE = "private"
    GRAPHICAL = "graphical"
    UNKNOWN = "unknown"


def kind_of(program: Path, arguments: Sequence[str] = ()) -> Kind:
    """Tell the kind of an editor by its own name, the file it leads to, and a flag."""
    flags = private_flags(program)
    if _graphical_name(program) or (flags and _asks_for_window(flags, arguments)):
        return Kind.GRAPHICAL
    return Kind.UNKNOWN if flags is None else Kind.PRIVATE


def waiting_flags(program: Path) -> tuple[str, ...]:
    """Return what makes an editor with windows stay until its window is closed."""
    return _GRAPHICAL.get(_graphical_name(program), ())


def _graphical_name(program: Path) -> str:
    names = (_bare(program.name), _bare(program.resolve().name))
    return next((name for name in names if name in _GRAPHICAL), "")


def _asks_for_window(flags: Sequence[str], arguments: Sequence[str]) -> bool:
    # vim opens a window of its own with -g; to the others it means something else.
    return "-i" in flags and _VIM_WINDOW in arguments


def _bare(name: str) -> str:
    bare = name.lower()
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    return bare
