"""A crontab program that keeps its table in a file, and a systemctl that notes its words.

Where a real crontab is there, tests/reminders/test_real_crontab.py takes that.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What crontab(1) of Debian and of cronie do with these three words.
CRONTAB = """#!/bin/sh
tab='{tab}'
case "$1" in
  -l) if [ -e "$tab" ]; then cat "$tab"
      else echo "no crontab for somebody" >&2; exit 1; fi ;;
  -r) rm "$tab" ;;
  -)  cat > "$tab.new"
      if [ -n "$(tail -c 1 "$tab.new")" ]; then
        echo "new crontab file is missing newline before EOF" >&2; exit 1; fi
      mv "$tab.new" "$tab" ;;
  *)  exit 64 ;;
esac
"""
SYSTEMCTL = """#!/bin/sh
echo "$*" >> '{log}'
case "$*" in *'{refuses}'*) exit 1 ;; esac
"""


@dataclass(frozen=True, slots=True)
class Crontab:
    """The stand-in, its table, and the environment that finds it."""

    folder: Path

    @property
    def tab(self) -> Path:
        """The table's file."""
        return self.folder / "tab"

    @property
    def environ(self) -> dict[str, str]:
        """An environment with this crontab first."""
        return {"PATH": f"{self.folder}:{os.defpath}", "HOME": str(self.folder)}


def make_crontab(folder: Path) -> Crontab:
    """Put the stand-in into a folder."""
    folder.mkdir(exist_ok=True)
    _write(folder / "crontab", CRONTAB.format(tab=folder / "tab"))
    return Crontab(folder)


def make_systemctl(folder: Path, *, refuses: str = "nothing") -> Path:
    """Put a systemctl into a folder; return the file it notes its words in."""
    folder.mkdir(exist_ok=True)
    log = folder / "systemctl.log"
    _write(folder / "systemctl", SYSTEMCTL.format(log=log, refuses=refuses))
    return log


def _write(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)
