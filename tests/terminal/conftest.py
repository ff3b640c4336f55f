"""Programs for the terminal tests, and what they left in their folder."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.program import SCRIPT, Program
from tests.terminal.screen import Screen
from tests.terminal.window import WIDE, OpenWindow, Window

DRIVER = Path(__file__).with_name("driver.py")

Run = Callable[..., Screen]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "run"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    """Start one of the driver's programs in a terminal of its own."""
    with ExitStack() as running:

        def start(
            program: str, *, cols: int = 80, rows: int = 24, **env: str
        ) -> Screen:
            home = {"PATH": os.environ["PATH"], "HOME": str(folder)}
            argv = [sys.executable, str(DRIVER), program, str(folder)]
            screen = Screen(argv, env={**home, **env}, cols=cols, rows=rows)
            return running.enter_context(screen)

        yield start


@pytest.fixture
def result(folder: Path) -> Callable[[], Any]:
    """Return what the program wrote down when it was done."""
    return lambda: json.loads((folder / "result.json").read_text(encoding="utf-8"))


@pytest.fixture
def kept(folder: Path) -> Callable[[], list[str]]:
    """Return every text that was kept, oldest first."""

    def read() -> list[str]:
        path = folder / "kept"
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    return read


@pytest.fixture
def desk(run: Run) -> Screen:
    """A composer, open and waiting."""
    screen = run("composer")
    screen.wait_for("ctrl-S save")
    return screen


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], str]:
    """Make a small editor: a Python program given the file's path as `page`."""

    def make(body: str) -> str:
        path = tmp_path / "my editor"
        head = "import os, pathlib, sys, time\npage = pathlib.Path(sys.argv[-1])\n"
        path.write_text(f"#!{sys.executable}\n{head}{body}\n")
        path.chmod(0o700)
        return f"'{path}'"

    return make


@pytest.fixture
def window(home: Path, folder: Path) -> Iterator[OpenWindow]:
    """Open windows on the installed program; without a journal, unless one is made."""
    environ = Program(home).environ(XDG_RUNTIME_DIR=str(folder))
    with ExitStack() as windows:

        def start(*argv: str, size: tuple[int, int] = WIDE, **env: str) -> Window:
            command, given = [str(SCRIPT), *argv], {**environ, **env}
            cols, rows = size
            opened = Window(command, env=given, cols=cols, rows=rows)
            return windows.enter_context(opened)

        yield start


@pytest.fixture
def shell(home: Path) -> Iterator[Callable[..., Window]]:
    """Run a line of shell in a window, with the installed program in reach."""
    environ = Program(home).environ()
    environ["PATH"] = f"{SCRIPT.parent}{os.pathsep}{environ['PATH']}"
    with ExitStack() as windows:

        def start(line: str, *, size: tuple[int, int] = WIDE) -> Window:
            cols, rows = size
            argv = ["/bin/sh", "-c", line]
            opened = Window(argv, env=environ, cols=cols, rows=rows)
            return windows.enter_context(opened)

        yield start
