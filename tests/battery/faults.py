"""One system call of a real process that is killed or refused, by strace."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from tests.program import SCRIPT, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
# What changes the disk, or brings a change to it.
CALLS = (
    *("pwrite64", "write", "fsync", "fdatasync", "ftruncate"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "rmdir"),
    *("sendfile", "copy_file_range"),
)

# Python's own files would be counted among the calls, the first time only.
NO_CACHE = {"PYTHONDONTWRITEBYTECODE": "1"}


class Fault(Enum):
    """What happens at a call instead of it, in strace's words."""

    KILL = "signal=KILL"
    EIO = "error=EIO"
    ENOSPC = "error=ENOSPC"


@dataclass(frozen=True, slots=True)
class Point:
    """A call that touches the home, counted among all of its name."""

    call: str
    number: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, who runs it, and what is handed to it."""

    argv: tuple[str, ...]
    stdin: bytes = b""
    secrets: tuple[tuple[str, str], ...] = ()
    module: str = ""

    def program(self) -> list[str]:
        """Return what to execute: the installed script, or a module of these tests."""
        if self.module:
            return [sys.executable, "-m", f"tests.battery.{self.module}"]
        return [str(SCRIPT)]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process said, how it ended, and strace's record of its calls."""

    said: bytes
    code: int
    log: str


def trace(
    home: Path, command: Command, *inject: str, options: Sequence[str] = ()
) -> Ran:
    """Run a command under strace over a home, with or without a fault."""
    log = home.parent / f"{home.name}.strace"
    watched = ",".join(CALLS)
    tracing = ["-f", "-y", "-o", str(log), *options]
    if "signal" not in "".join(inject):
        # Quicker, but some versions of strace then keep the signal to themselves.
        tracing.append("--seccomp-bpf")
    if "-e" not in options:
        tracing += ["-e", f"trace={watched}"]
    pipes = [(option, _pipe(secret)) for option, secret in command.secrets]
    handed = [f"{option}={fd}" for option, fd in pipes]
    try:
        done = subprocess.run(
            ["strace", *tracing, *inject, *command.program(), *command.argv, *handed],
            input=command.stdin,
            capture_output=True,
            env=Program(home).environ(PYTHONPATH=str(ROOT), **NO_CACHE),
            pass_fds=[fd for _, fd in pipes],
            start_new_session=True,
            timeout=100,
            check=False,
        )
    finally:
        for _, fd in pipes:
            os.close(fd)
    text = log.read_text(encoding="ascii", errors="replace")
    log.unlink()
    return Ran(done.stdout + done.stderr, done.returncode, text)


def points_of(home: Path, log: str) -> list[Point]:
    """Return the calls of a record that touch anything below a home."""
    seen: Counter[str] = Counter()
    points = []
    for line in log.splitlines():
        match = re.match(r"\d+ +(\w+)\(", line)
        if match is None:
            continue
        seen[match[1]] += 1
        if re.search(rf'[<"]{re.escape(str(home))}[/>"]', line):
            points.append(Point(match[1], seen[match[1]]))
    return points


def strike(home: Path, command: Command, point: Point, fault: Fault) -> Ran:
    """Run a command with a fault at one of its calls."""
    inject = f"inject={point.call}:{fault.value}:when={point.number}"
    return trace(home, command, "-e", inject)


def _pipe(secret: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, secret.encode() + b"\n")
    os.close(writing)
    return reading
