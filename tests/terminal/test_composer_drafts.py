"""Drafts: whatever closes the page, what was typed is kept."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from safespace.errors import StoppedError
from safespace.terminal.composer import ComposeRequest, compose
from tests.terminal.screen import (
    CTRL_C,
    CTRL_S,
    Screen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Run

Result = Callable[[], Any]
Kept = Callable[[], list[str]]
pytestmark = pytest.mark.terminal

READY = "ctrl-S save"
REQUEST = ComposeRequest()


def test_ctrl_c_keeps_a_draft_and_leaves(
    desk: Screen, result: Result, kept: Kept
) -> None:
    desk.send("half a thought")
    desk.wait_for("half a thought")
    desk.send(CTRL_C)
    assert desk.wait_exit() == 0
    assert result() == {"text": "half a thought", "outcome": "kept"}
    assert kept() == ["half a thought"]


def test_a_draft_is_kept_while_writing_and_only_when_it_changed(
    run: Run, kept: Kept
) -> None:
    screen = run("composer", EVERY_S="0.2", TEXT="before")
    screen.wait_for(READY)
    screen.send(" and")
    screen.wait_until(lambda: kept()[-1:] == ["before and"], "the first draft")
    screen.send(" after")
    screen.wait_until(lambda: kept()[-1:] == ["before and after"], "the second")
    screen.send(CTRL_S)
    assert screen.wait_exit() == 0
    assert len(set(kept())) == len(kept())
    assert "before" not in kept()


def test_a_killed_composer_leaves_the_last_draft(run: Run, kept: Kept) -> None:
    screen = run("composer", EVERY_S="0.2")
    screen.wait_for(READY)
    screen.send("typed before the power went")
    screen.wait_until(lambda: bool(kept()), "a draft")
    screen.signal(signal.SIGKILL)
    assert screen.wait_exit() == -signal.SIGKILL
    assert kept()[-1].startswith("typed before")


def test_a_closed_terminal_keeps_the_text(
    desk: Screen, kept: Kept, folder: Path
) -> None:
    desk.send("in the storm")
    desk.wait_for("in the storm")
    desk.hangup()
    assert desk.wait_exit() != 0
    assert kept() == ["in the storm"]
    assert not (folder / "result.json").exists()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_the_text_and_stops(
    desk: Screen, kept: Kept, number: int
) -> None:
    desk.send("in the storm")
    desk.wait_for("in the storm")
    desk.signal(number)
    assert desk.wait_exit() == 130
    assert kept() == ["in the storm"]
    assert not desk.alternate
    ended = "WindowClosedError" if number == signal.SIGHUP else "StoppedError"
    assert ended in desk.normal_text()
    assert "in the storm" not in desk.normal_text()


def test_a_full_disk_is_said_and_traps_nobody(
    desk: Screen, kept: Kept, folder: Path
) -> None:
    (folder / "full").touch()
    desk.send("words with no place")
    desk.wait_for("no place")
    desk.send(CTRL_C)
    desk.wait_for("The draft could not be kept")
    assert "words with no place" in desk.text()
    desk.send(CTRL_C)
    assert desk.wait_exit() == 8
    assert "StorageError The disk is full." in desk.normal_text()
    assert kept() == []


def test_with_room_again_the_draft_is_kept(
    desk: Screen, kept: Kept, folder: Path
) -> None:
    (folder / "full").touch()
    desk.send("words" + CTRL_C)
    desk.wait_for("The draft could not be kept")
    (folder / "full").unlink()
    desk.send(CTRL_C)
    assert desk.wait_exit() == 0
    assert kept() == ["words"]


def test_the_end_of_input_keeps_the_text_and_stops() -> None:
    kept: list[str] = []
    with create_pipe_input() as pipe:
        pipe.send_text("typed and gone")
        pipe.close()
        with pytest.raises(StoppedError):
            compose(REQUEST, keep=kept.append, input=pipe, output=DummyOutput())
    assert kept == ["typed and gone"]


def test_an_error_nobody_foresaw_ends_the_page_and_is_not_hidden() -> None:
    def keep(_: str) -> None:
        raise ZeroDivisionError

    with create_pipe_input() as pipe:
        pipe.send_text("typed")
        with pytest.raises(ZeroDivisionError):
            compose(REQUEST, keep=keep, every_s=0.05, input=pipe, output=DummyOutput())
