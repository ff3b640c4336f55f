"""A whole account for one test: its home, its runtime and temporary folders, its umask."""

from __future__ import annotations

import os
import stat
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journals import PASSPHRASE, Mode, make_journal
from tests.program import SCRIPT, Ended, Program
from tests.shelves import keep_shelf
from tests.terminal.window import WIDE, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Household:
    """The places of one account; safespace's own are where they are by default."""

    root: Path
    mode: Mode

    @property
    def data(self) -> Path:
        """The folder of everything safespace keeps."""
        return self.root / "home" / ".local" / "share" / "safespace"

    @property
    def own(self) -> tuple[Path, ...]:
        """The folders that are safespace's own, in which it may make what it needs."""
        home = self.root / "home"
        config, state = home / ".config", home / ".local" / "state"
        return self.data, config / "safespace", state / "safespace"

    @property
    def secret(self) -> Path:
        """A file with the passphrase, where nothing is looked for."""
        return self.root / "bin" / "secret"

    @property
    def editor(self) -> Path:
        """The account's editor, which is no place where safespace leaves anything."""
        return self.root / "bin" / "editor"

    @property
    def looked_through(self) -> tuple[Path, ...]:
        """Every folder in which something could be left behind."""
        return tuple(self.root / name for name in ("home", "run", "tmp"))

    @property
    def program(self) -> Program:
        """The installed program in this account."""
        return Program(self.root / "home", self.mode)

    def environ(self, **more: str) -> dict[str, str]:
        """Return what the account's shell would set."""
        places = {
            "SAFESPACE_HOME": "",
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "TMPDIR": str(self.root / "tmp"),
            "EDITOR": str(self.editor),
        }
        return {**places, **more}

    def __call__(
        self, *argv: str, stdin: bytes = b"", unlock: bool = True, **more: str
    ) -> Ended:
        """Run a command to its end."""
        return self.program(*argv, stdin=stdin, unlock=unlock, **self.environ(**more))

    def window(self, *argv: str, **more: str) -> Window:
        """Run a command in a terminal; the passphrase is typed where it asks for it."""
        environ = self.program.environ(**self.environ(**more))
        cols, rows = WIDE
        return Window([str(SCRIPT), *argv], env=environ, cols=cols, rows=rows)

    def write_editor(self, script: str) -> None:
        """Make the account's editor: a shell script that is given the file."""
        self.editor.write_text(f"#!/bin/sh\n{textwrap.dedent(script)}")
        self.editor.chmod(0o755)


@contextmanager
def hiding_nothing() -> Iterator[None]:
    """Set a umask that leaves everything to the program."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def make_household(root: Path, mode: Mode) -> Household:
    """Make an account with an empty journal."""
    house = Household(root, mode)
    for name in ("home", "run", "tmp", "bin"):
        (root / name).mkdir(mode=0o700, parents=True)
    house.secret.write_text(f"{PASSPHRASE}\n")
    make_journal(house.data, mode)
    keep_shelf(root / "home" / ".local" / "state" / "safespace")
    return house


def shared_memory() -> set[Path]:
    """Return what of ours was left in the machine's shared memory.

    What belongs to a running process is in use, by another test perhaps.
    """
    return {each for each in SHARED_MEMORY.glob("safespace*") if not _is_in_use(each)}


def _is_in_use(folder: Path) -> bool:
    process = folder.name.split("-")[2:3]
    return bool(process) and Path("/proc", *process).exists()


def open_to_others(folder: Path) -> list[str]:
    """Return a folder, and what is below it, where others may use it in any way."""
    return [
        f"{path} {stat.filemode(path.lstat().st_mode)}"
        for path in (folder, *sorted(folder.rglob("*")))
        if path.lstat().st_mode & 0o077
    ]
