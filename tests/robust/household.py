"""A whole account for one test: its home, its runtime and temporary folders, its umask."""

from __future__ import annotations

import os
import stat
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journals import Mode, make_journal
from tests.program import Ended, Program

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

    def write_editor(self, script: str) -> None:
        """Make the account's editor: a shell script that is given the file."""
        self.editor.write_text(f"#!/bin/sh\n{textwrap.dedent(script)}")
        self.editor.chmod(0o755)


@contextmanager
def make_household(root: Path, mode: Mode) -> Iterator[Household]:
    """Make an account whose umask hides nothing, so that the program has to."""
    house = Household(root, mode)
    for name in ("home", "run", "tmp", "bin"):
        (root / name).mkdir(mode=0o700, parents=True)
    before = os.umask(0)
    try:
        make_journal(house.data, mode)
        yield house
    finally:
        os.umask(before)


def shared_memory() -> set[Path]:
    """Return what of ours lies in the machine's shared memory."""
    return set(SHARED_MEMORY.glob("safespace*"))


def open_to_others(folder: Path) -> list[str]:
    """Return a folder, and what is below it, where others may use it in any way."""
    return [
        f"{path} {stat.filemode(path.lstat().st_mode)}"
        for path in (folder, *sorted(folder.rglob("*")))
        if path.lstat().st_mode & 0o077
    ]
