"""Which modules one run of the program loads, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.journals import PASSPHRASE, Mode, make_journal

if TYPE_CHECKING:
    from pathlib import Path

PROBE = """
import atexit, sys
report = sys.argv.pop(1)
atexit.register(lambda: open(report, "w").write("\\n".join(sys.modules)))
from safespace.__main__ import main
main()
"""
OURS = "safespace"
# What has to be instant.
COMMANDS = {
    "version": ("--version",),
    "help": ("--help",),
    "prompt": ("prompt",),
    "write": ("write",),
    "list": ("list",),
    "read": ("read",),
    "search": ("search", "soup"),
}
READING = ("write", "list", "read", "search")


@dataclass(frozen=True, slots=True)
class Loading:
    """Runs commands of one person and says what each of them loaded."""

    home: Path
    mode: Mode | None

    def __call__(
        self, *argv: str, stdin: bytes = b"", locked: bool = False, **environ: str
    ) -> set[str]:
        """Run a command to its end, piped, and return the modules it loaded."""
        report = self.home.parent / f"{self.home.name}-modules"
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        unlock = (
            ["--passphrase-fd", str(reading)]
            if self._unlocks(argv) and not locked
            else []
        )
        try:
            subprocess.run(
                [sys.executable, "-c", PROBE, report, *argv, *unlock],
                input=stdin,
                capture_output=True,
                check=True,
                pass_fds=[reading],
                env={
                    "PATH": os.defpath,
                    "HOME": str(self.home),
                    "SAFESPACE_HOME": str(self.home),
                    "LANG": "C.UTF-8",
                    "TZ": "Europe/Dublin",
                    **environ,
                },
            )
        finally:
            os.close(reading)
        return set(report.read_text().split())

    def _unlocks(self, argv: tuple[str, ...]) -> bool:
        keyless = argv[:1] in {("--version",), ("--help",), ("prompt",), ("settings",)}
        return self.mode is not Mode.PLAIN and not keyless


def make_loading(home: Path, mode: Mode | None) -> Loading:
    """Return a Loading over a fresh journal with one entry and warm caches."""
    loading = Loading(home, mode)
    if mode is not None:
        make_journal(home, mode)
        loading("write", stdin=b"Soup with Ada, and rain on the skylight.")
        loading("prompt")
    return loading


def only_ours(modules: set[str]) -> list[str]:
    """Return the program's own modules, sorted."""
    return sorted(m for m in modules if m == OURS or m.startswith(OURS + "."))
