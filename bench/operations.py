"""What is measured, and the budget each of it has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from process import Command, CommandError, run
from rounds import Cell, Group, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How a journal is opened: by a session in the kernel's keyring, by a passphrase at the
# lowest cost a key file may have, or without any encryption.
UNLOCKED, PASSPHRASE, PLAIN = "unlocked", "passphrase", "plain"
PYTHON, HELLO = Cell("python -c pass"), Cell("Typer hello-world")
SMALL, LARGE = 100, 100_000
RARE, COMMON = "zephyrquartz", "morning"
RICH = {"CLICOLOR_FORCE": "1", "COLUMNS": "80"}
SCRIPT = str(Path(sys.executable).with_name("safespace"))
# Journals of an earlier form are not taken from the folder that keeps them.
_FORM = 1

_HELLO = """\
import typer

app = typer.Typer(add_completion=False)


@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")


app()
"""
_COMPLETION = {
    "_SAFESPACE_COMPLETE": "complete_bash",
    "COMP_WORDS": "safespace sea",
    "COMP_CWORD": "1",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """A command line, what it shows when it works, and what it may cost."""

    name: str
    words: tuple[str, ...]
    shows: str
    floor: Cell = HELLO
    budget: float = 1.6
    environ: Mapping[str, str] = field(default_factory=dict)
    stdin: str = ""


KEYLESS = (
    Operation("--version", ("--version",), "safespace ", PYTHON, 1.5),
    Operation("--help", ("--help",), "Find and read", HELLO, 1.25),
    Operation("prompt --plain", ("prompt", "--plain"), "\n", HELLO, 1.25),
    Operation("completion", (), "search", HELLO, 1.25, environ=_COMPLETION),
)
OPENING = (
    Operation("write", ("write",), "Saved ", stdin="desk"),
    Operation("read", ("read",), "20"),
    Operation("list -n 20", ("list", "-n", "20"), "20"),
    Operation("search, rare word", ("search", RARE), RARE),
    Operation("search, common word", ("search", COMMON), COMMON),
)
RICH_BUDGET = 2.2
# What has to hold every entry in some way; looked at for memory, once.
LARGEST = (
    Operation("list -n 0", ("list", "-n", "0"), "20"),
    Operation("list -n 0 --json", ("list", "-n", "0", "--json"), '"list"'),
    Operation("search -n 0", ("search", COMMON, "-n", "0"), COMMON),
    Operation("rhythm", ("rhythm",), "written in all"),
    Operation("tags", ("tags",), "ba"),
)


class Workshop:
    """A folder with the journals to measure on; big ones are made once and kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / "scratch"
        shutil.rmtree(folder / "homes", ignore_errors=True)
        self.scratch.mkdir(parents=True, exist_ok=True)
        (self.scratch / "desk").write_text("A few words, as people write.\n" * 14)
        (self.scratch / "hello.py").write_text(_HELLO)

    def floor(self, cell: Cell) -> tuple[Cell, Task]:
        """Return what others are compared with: PYTHON or HELLO."""
        shown = "hello world" if cell == HELLO else ""
        hello = (str(self.scratch / "hello.py"),)
        words = hello if cell == HELLO else ("-c", "pass")
        command = Command((sys.executable, *words), self.environ("nothing"))
        return cell, Task(command, shown)

    def keyless(self) -> list[Group]:
        """Return what needs no passphrase."""
        home = self._home(PASSPHRASE, SMALL)
        return [
            Group(self.floor(op.floor), ((Cell(op.name), self._task(op, home)),))
            for op in KEYLESS
        ]

    def opening(self, journal: str, look: str = "plain") -> list[Group]:
        """Return what opens a journal, the large one right after the small one."""
        return [
            Group(
                self.floor(op.floor),
                tuple(self.one(op, journal, n, look) for n in (SMALL, LARGE)),
            )
            for op in OPENING
        ]

    def largest(self) -> list[Group]:
        """Return what touches every entry of the large journal."""
        others = tuple(self.one(op, PASSPHRASE, LARGE) for op in LARGEST)
        return [Group(self.floor(HELLO), others)]

    def one(
        self, op: Operation, journal: str, entries: int, look: str = "plain"
    ) -> tuple[Cell, Task]:
        """Return one operation on one journal."""
        home = self._home(journal, entries)
        locked, rich = journal == PASSPHRASE, look == "rich"
        task = self._task(op, home, locked=locked, rich=rich)
        return Cell(op.name, journal, entries, look), task

    @contextmanager
    def sessions(self) -> Iterator[bool]:
        """Unlock journals for as long as the block; False where there is no keyring."""
        homes = [self._home(UNLOCKED, entries) for entries in (SMALL, LARGE)]
        try:
            yield all(self._runs(home, "unlock", "--for", "1h") for home in homes)
        finally:
            for home in homes:
                self._runs(home, "lock")

    def environ(self, home: str, **more: str) -> dict[str, str]:
        """Return a small, known environment."""
        place = str(self.folder / "homes" / home)
        known = {"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC"}
        return {**known, "HOME": place, "SAFESPACE_HOME": place, **more}

    def _runs(self, home: str, *words: str) -> bool:
        locked = words[0] == "unlock"
        command = Command((SCRIPT, *words), self.environ(home), locked=locked)
        try:
            run(command, self.scratch)
        except CommandError:
            return False
        return True

    def _task(
        self, op: Operation, home: str, *, locked: bool = False, rich: bool = False
    ) -> Task:
        environ = self.environ(home, **op.environ, **(RICH if rich else {}))
        stdin = self.scratch / op.stdin if op.stdin else Path(os.devnull)
        command = Command((SCRIPT, *op.words), environ, stdin, locked)
        return Task(command, op.shows)

    def _home(self, journal: str, entries: int) -> str:
        """Put a copy of a journal into a home, because measuring writes to it."""
        name = f"{journal}-{entries}"
        there = self.folder / "homes" / name / "journal"
        if not there.exists():
            shutil.copytree(self._made(journal, entries), there)
        return name

    def _made(self, journal: str, entries: int) -> Path:
        kind = "plain" if journal == PLAIN else "encrypted"
        made = self.folder / f"journals-{_FORM}" / f"{kind}-{entries}"
        if not made.exists():
            print(f"making a journal of {entries:,} entries", file=sys.stderr)
            half = made.with_name(f"{made.name}.half")
            shutil.rmtree(half, ignore_errors=True)
            argv = [sys.executable, str(Path(__file__).with_name("filling.py"))]
            plain = ["--plain"] if journal == PLAIN else []
            subprocess.run([*argv, str(half), str(entries), *plain], check=True)
            half.rename(made)
        return made


def find_budget(cell: Cell) -> float | None:
    """Return how many times its floor something may take.

    Stretching a passphrase is slow on purpose, so it has no budget.
    """
    op = next(op for op in (*KEYLESS, *OPENING) if op.name == cell.what)
    if cell.journal == PASSPHRASE:
        return None
    return RICH_BUDGET if cell.look == "rich" else op.budget
