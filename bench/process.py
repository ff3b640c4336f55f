"""One command as a process: how long it took, how much memory, what it said."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PASSPHRASE = "copper lantern orchid"
_OUT, _ERR, _PASSPHRASE = 1, 2, 3

Action = tuple[int, int, str, int, int] | tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Command:
    """What to start: its words, its whole environment, and its standard input.

    `locked` hands the passphrase over on descriptor 3; `code` is how it has to end.
    """

    argv: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    stdin: Path = Path(os.devnull)
    locked: bool = False
    code: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """How a process went: seconds on the wall and of processor, highest memory."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


class CommandError(Exception):
    """A measured command did not do what it was measured for."""


def run(command: Command, scratch: Path) -> Ran:
    """Run a command to its end, its output going to files in a scratch folder.

    The kernel hands a parent's memory peak down to its children, so whoever measures
    memory has to stay small: nothing of safespace is imported on this side, and long
    output stays in its file.
    """
    out, err = scratch / "out", scratch / "err"
    words = [*command.argv, *(["--passphrase-fd=3"] if command.locked else [])]
    actions: list[Action] = list(_streams(command, out, err))
    reading = _offer_passphrase() if command.locked else None
    if reading is not None:
        actions.append((os.POSIX_SPAWN_DUP2, reading, _PASSPHRASE))
    begun = time.perf_counter()
    pid = os.posix_spawn(
        words[0], words, command.environ, file_actions=actions, setsid=True
    )
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - begun
    if reading is not None:
        os.close(reading)
    code = os.waitstatus_to_exitcode(status)
    if code != command.code:
        said = err.read_text(errors="replace")
        raise CommandError(f"{' '.join(words)} ended with {code}:\n{said}")
    cpu_seconds = usage.ru_utime + usage.ru_stime
    return Ran(seconds, cpu_seconds, usage.ru_maxrss / 1024)


def output_of(scratch: Path, limit: int = -1) -> str:
    """Return what the last command printed, or the first bytes of it."""
    with (scratch / "out").open("rb") as out:
        return out.read(limit).decode(errors="replace")


def _streams(command: Command, out: Path, err: Path) -> Iterator[Action]:
    fresh = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    yield (os.POSIX_SPAWN_OPEN, 0, str(command.stdin), os.O_RDONLY, 0)
    yield (os.POSIX_SPAWN_OPEN, _OUT, str(out), fresh, 0o600)
    yield (os.POSIX_SPAWN_OPEN, _ERR, str(err), fresh, 0o600)


def _offer_passphrase() -> int:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    return reading
