"""The shell's history, the editor and the scrollback."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from safespace.doctor.editor import check_editor
from safespace.doctor.scrollback import check_scrollback
from safespace.doctor.shell_history import check_shell_history
from safespace.settings import Loaded, Settings
from tests.doctor.surrounded import level, one, surround

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings

BASH = shutil.which("bash")


def in_shell(home: Path, shell: str, **environ: str) -> Surroundings:
    return surround(home, environ={"SHELL": f"/usr/bin/{shell}", **environ})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh", ""])
def test_words_on_the_line_are_kept_unless_a_shell_is_told(
    home: Path, shell: str
) -> None:
    found = one(check_shell_history, in_shell(home, shell))

    assert found.level == "look"
    assert found.mend.startswith("Leave words out of the line")


@pytest.mark.parametrize(
    ("shell", "file", "line", "kept_out"),
    [
        ("bash", ".bashrc", 'HISTIGNORE="$HISTIGNORE:safespace *"', True),
        ("bash", ".bashrc", "export HISTIGNORE='ls:safespace*' # mine", True),
        ("bash", ".bash_profile", "  HISTIGNORE=*safespace*", True),
        ("bash", ".bashrc", "# HISTIGNORE='safespace *'", False),
        ("bash", ".bashrc", "HISTIGNORE='safespace'", False),
        ("bash", ".bashrc", "HISTIGNORE='never closed", False),
        ("zsh", ".zshrc", "HISTORY_IGNORE='(ls|safespace *)'", True),
        ("zsh", ".zshrc", "HISTORY_IGNORE='(ls|cd)'", False),
    ],
)
def test_a_pattern_keeps_the_words_out(
    home: Path, shell: str, file: str, line: str, *, kept_out: bool
) -> None:
    (home.parent / file).write_text(f"alias ll='ls -l'\n{line}\n")

    found = level(check_shell_history, in_shell(home, shell))

    assert (found == "ok") is kept_out


@pytest.mark.parametrize(
    ("shell", "file", "line"),
    [
        ("bash", ".bashrc", "HISTCONTROL=ignoreboth"),
        ("bash", ".bashrc", "export HISTCONTROL=ignoredups:ignorespace"),
        ("zsh", ".zshrc", "setopt autocd HIST_IGNORE_SPACE"),
        ("zsh", ".zshenv", "setopt histignorespace"),
        ("fish", ".unread", ""),
    ],
)
def test_a_space_in_front_is_explained(
    home: Path, shell: str, file: str, line: str
) -> None:
    (home.parent / file).write_text(line)

    assert (
        "begins with a space" in one(check_shell_history, in_shell(home, shell)).words
    )


def test_a_pipe_in_a_files_place_makes_nobody_wait(home: Path) -> None:
    os.mkfifo(home.parent / ".bashrc")

    assert level(check_shell_history, in_shell(home, "bash")) == "look"


def test_what_is_exported_counts_too(home: Path) -> None:
    around = in_shell(home, "bash", HISTIGNORE="safespace *")

    assert level(check_shell_history, around) == "ok"


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_the_line_that_is_offered_keeps_words_out_of_a_real_bash(home: Path) -> None:
    offered = one(check_shell_history, in_shell(home, "bash")).mend
    line = offered.split("~/.bashrc: ")[1]

    assert "quokka" in live_in_bash(home.parent, "")
    assert "quokka" not in live_in_bash(home.parent, line)


def live_in_bash(folder: Path, line: str) -> str:
    """Type a command into an interactive bash and return its history file."""
    (folder / ".bashrc").write_text(f"safespace() {{ :; }}\n{line}\n")
    history = folder / ".bash_history"
    history.unlink(missing_ok=True)
    typed = "safespace write -m quokka\necho other\nexit\n"
    subprocess.run(
        [str(BASH), "-i"],
        input=typed.encode(),
        capture_output=True,
        check=True,
        start_new_session=True,
        env={"HOME": str(folder), "PATH": os.defpath, "HISTFILE": str(history)},
    )
    kept = history.read_text()
    assert "echo other" in kept
    return kept


def with_editor(
    home: Path, name: str, *, make: bool = True, **more: str
) -> Surroundings:
    folder = home.parent / "bin"
    folder.mkdir(exist_ok=True)
    if make:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o700)
    environ = {"PATH": str(folder), "EDITOR": f"{name} --wait", **more}
    return surround(home, environ=environ)


def test_a_known_editor_is_as_it_should_be(home: Path) -> None:
    assert level(check_editor, with_editor(home, "nano")) == "ok"


@pytest.mark.parametrize(
    ("name", "words"),
    [("code", "windows of its own"), ("canaryedit", "not known here")],
)
def test_an_editor_that_may_keep_copies_is_told(
    home: Path, name: str, words: str
) -> None:
    found = one(check_editor, with_editor(home, name))

    assert found.level == "look"
    assert words in found.words
    assert "canary" not in found.words + found.mend


@pytest.mark.parametrize("editor", ["canaryedit", "'never closed"])
def test_an_editor_that_is_not_there_is_told(home: Path, editor: str) -> None:
    around = with_editor(home, "x", make=False, EDITOR=editor)

    assert "No editor is set that is here" in one(check_editor, around).words


def test_the_setting_comes_before_the_environment(home: Path) -> None:
    with_editor(home, "nano")
    settings = Loaded(Settings(editor="nano"))

    around = surround(
        home,
        settings=settings,
        environ={"PATH": str(home.parent / "bin"), "EDITOR": "code"},
    )

    assert level(check_editor, around) == "ok"


@pytest.mark.parametrize("variable", ["TMUX", "STY", "ZELLIJ"])
def test_a_multiplexer_keeps_lines(home: Path, variable: str) -> None:
    assert (
        level(check_scrollback, surround(home, environ={variable: "x,1,0"})) == "look"
    )
    assert level(check_scrollback, surround(home)) == "ok"
