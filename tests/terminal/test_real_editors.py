"""Real editors in a real terminal: no copy stays behind, however they end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.screen import CTRL_C, ENTER, ESC

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Run

terminal = pytest.mark.terminal
with_vim = pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
with_nano = pytest.mark.skipif(not shutil.which("nano"), reason="nano is not installed")

# A start-up file of somebody who keeps a copy of everything.
VIMRC = """
set nocompatible backup backupskip= writebackup undofile swapfile updatecount=1
set backupdir=$HOME/copies// undodir=$HOME/copies// directory=$HOME/copies//
set viminfo='100,<1000,n$HOME/copies/viminfo
"""


def grep(root: Path, word: str) -> list[str]:
    """Return the names of all files below a folder that hold a word."""
    files = (path for path in root.rglob("*") if path.is_file())
    return [path.name for path in files if word.encode() in path.read_bytes()]


def vim_in(run: Run, folder: Path, command: str) -> Any:
    (folder / "copies").mkdir()
    (folder / ".vimrc").write_text(VIMRC)
    screen = run("editor", COMMAND=command, TEXT="canary\n")
    screen.wait_for("canary")
    # As much to see that vim is ready for keys as to have a second save.
    screen.send(":w" + ENTER)
    screen.wait_for("written")
    screen.send("Osecond canary" + ESC + "yy")
    screen.wait_for("second canary")
    return screen


@terminal
@with_vim
def test_vim_leaves_no_copy_and_the_text_comes_back(
    run: Run, folder: Path, result: Any
) -> None:
    screen = vim_in(run, folder, "vim")
    screen.send(":wq" + ENTER)
    assert screen.wait_exit() == 0
    assert result() == {"text": "second canary\ncanary\n"}
    (folder / "result.json").unlink()
    assert grep(folder, "canary") == []
    assert "canary" not in screen.normal_text()


@terminal
@with_vim
def test_the_same_vim_does_leave_copies_when_nobody_tells_it(
    tmp_path: Path, run: Run, folder: Path
) -> None:
    # A link to a shell script is not vim by name, so it gets no options of ours.
    wrapper = tmp_path / "wrapped"
    wrapper.write_text('#!/bin/sh\nexec vim "$@"\n')
    wrapper.chmod(0o700)
    screen = vim_in(run, folder, str(wrapper))
    screen.send(":wq" + ENTER)
    assert screen.wait_exit() == 0
    (folder / "result.json").unlink()
    copies = sorted(grep(folder, "canary"))
    assert copies[0].endswith("entry.txt~")
    assert copies[-1] == "viminfo"


@terminal
@with_vim
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_a_vim_that_is_killed_leaves_no_copy_and_a_working_terminal(
    run: Run, folder: Path, result: Any, number: int
) -> None:
    screen = vim_in(run, folder, "vim")
    children = ["pgrep", "-P", str(screen.pid)]
    vim = int(subprocess.run(children, capture_output=True, check=True).stdout)
    os.kill(vim, number)
    assert screen.wait_exit() == 2
    assert result() == {"text": "canary\n", "error": "EditorStoppedError"}
    (folder / "result.json").unlink()
    assert grep(folder, "canary") == []
    assert not screen.alternate
    assert "EditorStoppedError" in screen.normal_text()


@terminal
@with_vim
def test_a_vim_that_was_told_to_quit_with_an_error_changes_nothing(
    run: Run, folder: Path, result: Any
) -> None:
    screen = vim_in(run, folder, "vim")
    screen.send(":cq" + ENTER)
    assert screen.wait_exit() == 2
    assert result() == {"text": "canary\n", "error": "EditorStoppedError"}


@terminal
@with_vim
def test_a_closed_terminal_removes_the_folder_under_vim(
    run: Run, folder: Path, result: Any
) -> None:
    screen = vim_in(run, folder, "vim")
    screen.hangup()
    assert screen.wait_exit() != 0
    assert result() == {"text": "canary\n", "error": "EditorClosedError"}
    (folder / "result.json").unlink()
    assert grep(folder, "canary") == []


@terminal
@with_nano
def test_nano_leaves_no_copy(run: Run, folder: Path, result: Any) -> None:
    (folder / ".nanorc").write_text('set backup\nset backupdir "~/"\nset historylog\n')
    screen = run("editor", COMMAND="nano", TEXT="canary\n")
    screen.wait_for("canary")
    screen.send("second \x0f" + ENTER + "\x18")
    assert screen.wait_exit() == 0
    assert result() == {"text": "second canary\n"}
    (folder / "result.json").unlink()
    assert grep(folder, "canary") == []


@terminal
def test_ctrl_c_is_the_editors_own(run: Run, script: Any, result: Any) -> None:
    body = "try:\n print('ready', flush=True)\n time.sleep(600)\n"
    body += "except KeyboardInterrupt:\n page.write_text('after ctrl-C')"
    screen = run("editor", COMMAND=script(body))
    screen.wait_for("ready")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 0
    assert result() == {"text": "after ctrl-C"}
