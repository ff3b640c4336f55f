"""The installed program as a process of its own, with nothing of ours in its environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journals import PASSPHRASE, Mode, make_journal
from tests.shelves import keep_shelf

SCRIPT = Path(sys.executable).with_name("safespace")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    out: bytes
    err: bytes
    code: int

    @property
    def json(self) -> Any:
        """The data of the envelope on stdout."""
        return json.loads(self.out)["data"]


@dataclass(frozen=True, slots=True)
class Program:
    """Runs the installed script without a controlling terminal."""

    home: Path
    mode: Mode | None = Mode.ENCRYPTED
    passphrase: str = PASSPHRASE

    def environ(self, **more: str) -> dict[str, str]:
        """Return a small, known environment."""
        return {
            "PATH": os.defpath,
            "HOME": str(self.home),
            "SAFESPACE_HOME": str(self.home),
            "LANG": "C.UTF-8",
            **more,
        }

    def __call__(
        self, *argv: str, stdin: bytes = b"", unlock: bool = True, **more: str
    ) -> Ended:
        """Run one command to its end."""
        given: tuple[int, ...] = ()
        if unlock and self.mode is Mode.ENCRYPTED:
            reading, writing = os.pipe()
            os.write(writing, self.passphrase.encode() + b"\n")
            os.close(writing)
            given = (reading,)
        try:
            done = subprocess.run(
                [SCRIPT, *argv, *(f"--passphrase-fd={fd}" for fd in given)],
                input=stdin,
                capture_output=True,
                env=self.environ(**more),
                pass_fds=given,
                start_new_session=True,
                timeout=100,
                check=False,
            )
        finally:
            for descriptor in given:
                os.close(descriptor)
        return Ended(done.stdout, done.stderr, done.returncode)


def make_program(home: Path, mode: Mode | None = Mode.ENCRYPTED) -> Program:
    """Return the program over a fresh journal; None leaves the home without one."""
    if mode is not None:
        make_journal(home, mode)
        keep_shelf(home / "state")
    return Program(home, mode)
