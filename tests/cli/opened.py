"""Which files a command opens, and which of them to write, as the kernel saw it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.program import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.program import Program

_CALL = re.compile(r'(?:open|openat|openat2|creat)\((?:[^"]*)"([^"]+)", ([A-Z_|]+)')
_WRITING = re.compile("WRONLY|RDWR|CREAT")


@dataclass(frozen=True, slots=True)
class Opened:
    """Every file a command tried to open, with how."""

    calls: tuple[tuple[str, str], ...]

    @property
    def paths(self) -> set[str]:
        """Every path."""
        return {path for path, _ in self.calls}

    @property
    def written(self) -> set[str]:
        """The paths that were opened to be written."""
        return {path for path, how in self.calls if _WRITING.search(how)}

    def under(self, folder: Path) -> set[str]:
        """Return what lies under a folder, relative to it."""
        start = f"{folder}/"
        return {
            path.removeprefix(start) for path in self.paths if path.startswith(start)
        }


def trace(program: Program, *argv: str) -> Opened:
    """Run a command under strace and return what it opened."""
    log = program.home.with_name("opened.log")
    subprocess.run(
        ["strace", "-f", "-e", "trace=file", "-o", str(log), SCRIPT, *argv],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=program.environ(PYTHONDONTWRITEBYTECODE="1"),
    )
    return Opened(tuple(_CALL.findall(log.read_text())))


def _can_trace() -> bool:
    probe = ["strace", "-f", "-o", "/dev/null", "true"]
    try:
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_strace = pytest.mark.skipif(not _can_trace(), reason="needs strace")
