"""The report with somebody there: shown first, then written, and nothing left behind."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import Mode
from tests.program import SCRIPT, Program, make_program
from tests.terminal.screen import CTRL_C, CTRL_S, ENTER, Screen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

OPENER = """#!/bin/sh
cp "$1" "$(dirname "$0")/seen.html"
stat -c '%a %n' "$1" "$(dirname "$1")" > "$(dirname "$0")/modes"
"""


@pytest.fixture
def plain(home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    program = make_program(home, Mode.PLAIN)
    program("write", "--at", "yesterday", stdin=b"The heron stood still.")
    monkeypatch.chdir(home)
    return program


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, Any]:
    """A desktop with something that opens files, and a runtime folder of one's own."""
    for name in ("bin", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    opener = tmp_path / "bin" / "xdg-open"
    opener.write_text(OPENER)
    opener.chmod(0o755)
    return {
        "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
        "DISPLAY": ":7",
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
    }


def start(program: Program, *argv: str, cols: int = 80, **more: str) -> Screen:
    return Screen(
        [str(SCRIPT), "report", *argv], env=program.environ(**more), cols=cols
    )


def written(home: Path) -> list[Path]:
    return sorted(home.glob("notes-*"))


@pytest.mark.leak(8)
@pytest.mark.parametrize("cols", [80, 40])
def test_it_is_shown_first_and_leaves_nothing_on_the_screen(
    plain: Program, cols: int
) -> None:
    with start(plain, "--entry", "last", cols=cols) as screen:
        screen.wait_for("(y/N)")
        screen.send(ENTER)
        screen.wait_for("What will be in the file")
        assert screen.alternate
        screen.send("q")
        screen.wait_for("Write notes-")
        assert written(plain.home) == []
        screen.send("y" + ENTER)
        assert screen.wait_exit() == 0
        left = screen.normal_text()

    [page] = written(plain.home)
    assert "The heron stood still." in page.read_text("utf-8")
    assert "heron" not in left
    assert "readable by anyone" in " ".join(left.split())


def test_questions_are_asked_on_a_page_of_their_own(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("(y/N)")
        screen.send("y" + ENTER)
        screen.wait_for("One question on each line")
        screen.send("Why so soon?" + ENTER + "And then?" + CTRL_S)
        screen.wait_for("What will be in the file")
        screen.send("q")
        screen.wait_for("Write notes-")
        screen.send("y" + ENTER)
        assert screen.wait_exit() == 0
        assert "so soon" not in screen.normal_text()

    [page] = written(plain.home)
    assert '<li dir="auto">Why so soon?</li>' in page.read_text("utf-8")
    assert plain("drafts", "--json", unlock=False).json == {"drafts": []}


def test_saying_no_writes_nothing_and_keeps_the_questions(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("(y/N)")
        screen.send("y" + ENTER)
        screen.wait_for("One question on each line")
        screen.send("Why so soon?" + CTRL_S)
        screen.wait_for("What will be in the file")
        screen.send("q")
        screen.wait_for("Write notes-")
        screen.send(ENTER)
        assert screen.wait_exit() == 130
        assert "Nothing was written." in screen.normal_text()

    assert written(plain.home) == []
    assert len(plain("drafts", "--json", unlock=False).json["drafts"]) == 1


def test_leaving_the_questions_keeps_them_as_a_draft(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("(y/N)")
        screen.send("y" + ENTER)
        screen.wait_for("One question on each line")
        screen.send("Why so soon?" + CTRL_C)
        assert screen.wait_exit() == 130

    assert written(plain.home) == []
    assert len(plain("drafts", "--json", unlock=False).json["drafts"]) == 1


def test_line_by_line_there_is_no_second_screen(plain: Program) -> None:
    with start(plain, ACCESSIBLE="1") as screen:
        screen.wait_for("(y/N)")
        screen.send(ENTER)
        screen.wait_for("Write notes-")
        assert not screen.alternate
        screen.send("y" + ENTER)
        assert screen.wait_exit() == 0

    assert len(written(plain.home)) == 1


def test_yes_asks_nothing(plain: Program) -> None:
    with start(plain, "--yes") as screen:
        assert screen.wait_exit() == 0
        assert "(y/N)" not in screen.normal_text()

    assert len(written(plain.home)) == 1


def open_in_browser(screen: Screen) -> None:
    screen.wait_for("(y/N)")
    screen.send(ENTER)
    screen.wait_for("What will be in the file")
    screen.send("q")
    screen.wait_for("Open it in your browser?")
    screen.send("y" + ENTER)
    screen.wait_for("Press Enter")


def test_printing_opens_a_private_file_that_is_gone_afterwards(
    plain: Program, desk: dict[str, Any], tmp_path: Path
) -> None:
    with start(plain, "--print", **desk) as screen:
        open_in_browser(screen)
        seen = tmp_path / "bin" / "modes"
        screen.wait_until(
            lambda: seen.exists() and seen.read_text().count("\n") == 2, "the browser"
        )
        assert "ctrl-P" in screen.text()
        screen.send(ENTER)
        assert screen.wait_exit() == 0

    modes = [line.split()[0] for line in seen.read_text().splitlines()]
    assert modes == ["600", "700"]
    assert "<h1>" in (tmp_path / "bin" / "seen.html").read_text("utf-8")
    assert list((tmp_path / "run").iterdir()) == written(plain.home) == []


def test_what_a_killed_one_leaves_is_swept_at_the_next_start(
    plain: Program, desk: dict[str, Any], tmp_path: Path
) -> None:
    with start(plain, "--print", **desk) as screen:
        open_in_browser(screen)
        screen.signal(signal.SIGKILL)
        screen.wait_exit()
    assert len(list((tmp_path / "run").glob("*/notes-*.html"))) == 1

    plain("list", **desk)

    assert list((tmp_path / "run").iterdir()) == []
    assert plain("drafts", "--json", unlock=False).json == {"drafts": []}


def test_without_a_desktop_printing_says_so(plain: Program) -> None:
    with start(plain, "--print") as screen:
        assert screen.wait_exit() == 2
        assert "no browser to open here" in screen.normal_text()
