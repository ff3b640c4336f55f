"""Running shell scripts under strace: which calls everything in them made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping

# Everything that can make a file, or give one another name.
MAKING = (
    "openat,open,creat,mkdir,mkdirat,mknod,mknodat,symlink,symlinkat,link,linkat,"
    "rename,renameat,renameat2"
)
OPENING = "openat,open"
STARTING = "execve,execveat"
NETWORK = "%network"

_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<rest>.*)$")
_PATH = re.compile(r'(?:(?P<at>AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>[^"]*)"')
_END = "+++ exited with"


@cache
def why_not() -> str:
    """Return why nothing can be traced on this machine, or nothing."""
    strace = shutil.which("strace")
    if not strace:
        return "strace is not installed"
    tried = subprocess.run(
        [strace, "-f", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    return "strace may not look at processes here" if tried.returncode else ""


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it is there")


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the system, as strace writes it down."""

    name: str
    text: str

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the absolute paths that were given."""
        found = _PATH.finditer(self.text)
        return tuple(Path(each["folder"] or "/", each["path"]) for each in found)

    @property
    def worked(self) -> bool:
        """Whether it did what it was called for."""
        return " = -1 " not in self.text

    @property
    def makes(self) -> bool:
        """Whether there was, or could have been, a new file or name after it."""
        if self.name.startswith("open"):
            return "O_CREAT" in self.text
        return self.name in MAKING.split(",")


@dataclass(frozen=True, slots=True)
class Traced:
    """A script that ran to its end, and every call of the kinds asked for."""

    out: bytes
    err: bytes
    code: int
    calls: tuple[Call, ...]

    def opened(self, name: str) -> list[Path]:
        """Return the files of this name that were opened, or were to be."""
        called = [each for each in self.calls if each.name.startswith("open")]
        return [path for each in called for path in each.paths if path.name == name]


def trace(
    script: str, *, calls: str, environ: Mapping[str, str], record: Path
) -> Traced:
    """Run a script of sh in which `safespace` and `python` are those of this test."""
    file = record.with_suffix(".sh")
    # A file of its own: what is in it stands on no line of arguments.
    file.write_text(script, "utf-8")
    command = ["strace", "-f", "-y", "-v", "-s", "10000", "--seccomp-bpf"]
    done = subprocess.run(
        [*command, "-e", f"trace={calls}", "-o", str(record), "sh", str(file)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**environ, "PATH": f"{SCRIPT.parent}{os.pathsep}{environ['PATH']}"},
        start_new_session=True,
        timeout=100,
        check=False,
    )
    lines = record.read_text("utf-8", "backslashreplace").splitlines()
    # A trace that stops early would show no leak for that reason alone.
    assert lines, done.stderr
    assert f"{_END} {done.returncode} " in lines[-1], lines[-1]
    found = [match for match in map(_CALL.match, lines) if match]
    told = tuple(Call(match["name"], match["rest"]) for match in found)
    return Traced(done.stdout, done.stderr, done.returncode, told)
