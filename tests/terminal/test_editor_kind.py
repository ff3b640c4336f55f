"""Which editors are trusted with a text, which are refused, and by which name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.terminal.editor import find_kind
from safespace.terminal.editor_flags import private_flags
from safespace.terminal.editor_kind import Kind, waiting_flags

if TYPE_CHECKING:
    from pathlib import Path


def kind(folder: Path, command: str) -> Kind:
    name = command.split(maxsplit=1)[0]
    (folder / name).touch(mode=0o700)
    return find_kind(command, {"PATH": str(folder)})


@pytest.mark.parametrize(
    "command",
    ["vim", "vim.basic", "nvim", "nano -w", "emacs", "emacs-nox", "micro", "hx", "kak"],
)
def test_editors_in_the_terminal_are_kept_from_leaving_copies(
    tmp_path: Path, command: str
) -> None:
    assert kind(tmp_path, command) is Kind.PRIVATE


@pytest.mark.parametrize(
    "command",
    [
        "code --wait",
        "subl -w",
        "gedit",
        "gnome-text-editor",
        "kate",
        "mate",
        "zed",
        "notepad",
        "Notepad.exe",
        "open -t",
        "gvim",
        "vim -g",
        "emacsclient -t",
        "xdg-open",
    ],
)
def test_editors_with_windows_are_known_by_name(tmp_path: Path, command: str) -> None:
    assert kind(tmp_path, command) is Kind.GRAPHICAL


@pytest.mark.parametrize("command", ["ed", "codeless", "my-editor", "openvi", "pico"])
def test_what_nobody_told_us_about_is_unknown(tmp_path: Path, command: str) -> None:
    assert kind(tmp_path, command) is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("target", "known"),
    [
        ("vim.basic", Kind.PRIVATE),
        ("busybox", Kind.PRIVATE),
        ("pico", Kind.UNKNOWN),
        ("code", Kind.GRAPHICAL),
    ],
)
def test_links_are_followed_before_an_editor_is_trusted(
    tmp_path: Path, target: str, known: Kind
) -> None:
    (tmp_path / target).touch(mode=0o700)
    (tmp_path / "vi").symlink_to(target)
    assert find_kind("vi -R", {"PATH": str(tmp_path)}) is known


def test_one_file_is_an_editor_with_windows_by_one_name_only(tmp_path: Path) -> None:
    (tmp_path / "vim.gtk3").touch(mode=0o700)
    for name in ("vim", "gvim"):
        (tmp_path / name).symlink_to("vim.gtk3")
    environ = {"PATH": str(tmp_path)}
    assert find_kind("vim", environ) is Kind.PRIVATE
    assert find_kind("gvim", environ) is Kind.GRAPHICAL


def test_emacs_stays_in_the_terminal_and_vims_window_is_waited_for(
    tmp_path: Path,
) -> None:
    assert (private_flags(tmp_path / "emacs") or ())[0] == "-nw"
    assert waiting_flags(tmp_path / "gvim") == ("-f",)
    assert waiting_flags(tmp_path / "code") == ("--wait",)
    assert waiting_flags(tmp_path / "vim") == ()
