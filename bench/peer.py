"""jrnl beside safespace: the same entries, the same four things done with them.

jrnl asks for a password on the terminal; without one it reads standard input, so an
encrypted entry has to come as arguments. Its keyring is switched off, and its home
lies in the bench's folder: nobody's real journal is ever near.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from operations import COMMON, OPENING, PLAIN, PYTHON, RARE, SMALL
from operations import PASSPHRASE as BY_PASSPHRASE
from process import PASSPHRASE, Command, output_of, run
from rounds import Cell, Group, Task, compare
from table import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from operations import Workshop
    from rounds import Measured

MEDIUM = 10_000
SETTINGS = {
    "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"},
    "default_hour": 9,
    "default_minute": 0,
    "editor": "",
    "encrypt": False,
    "highlight": True,
    "indent_character": "|",
    "linewrap": 79,
    "tagsymbols": "#@",
    "template": False,
    # The form it reads fastest; the one of a fresh install takes twice as long.
    "timeformat": "%Y-%m-%d %H:%M",
}
# What is called the same as in safespace's own table.
ASKING = {
    "read": (("-n", "1"), "20"),
    "list -n 20": (("-n", "20", "--short"), "20"),
    "search, rare word": (("-contains", RARE), RARE),
    "search, common word": (("-contains", COMMON, "-n", "20"), COMMON),
}


class Peer:
    """An installed jrnl, and journals for it."""

    def __init__(self, script: Path, shop: Workshop, *, large: bool) -> None:
        self._script = str(script)
        self._shop = shop
        self._home = shop.folder / "homes" / "jrnl"
        self.sizes = (SMALL, MEDIUM) if large else (SMALL,)

    def groups(self) -> list[Group]:
        """Return what both programs do, right after each other on the same entries."""
        floor = self._shop.floor(PYTHON)
        return [
            Group(floor, (self._shop.one(op, journal, entries), theirs[op.name]))
            for journal in (BY_PASSPHRASE, PLAIN)
            for entries in self.sizes
            for theirs in [self._tasks(journal, entries)]
            for op in OPENING
        ]

    def _tasks(self, journal: str, entries: int) -> dict[str, tuple[Cell, Task]]:
        base, environ = self._make(journal, entries), self._environ()
        encrypted = journal == BY_PASSPHRASE
        password = self._password() if encrypted else Path(os.devnull)
        desk = self._shop.scratch / "desk"
        tasks = {"write": Task(Command(base, environ, desk))}
        if encrypted:
            words = desk.read_text().split()
            tasks["write"] = Task(Command((*base, *words), environ, password))
        for what, (asking, shows) in ASKING.items():
            tasks[what] = Task(Command((*base, *asking), environ, password), shows)
        return {
            what: (Cell(what, journal, entries, "jrnl"), task)
            for what, task in tasks.items()
        }

    def _make(self, journal: str, entries: int) -> tuple[str, ...]:
        folder = self._home / f"{journal}-{entries}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        text, config = folder / "journal.txt", folder / "jrnl.yaml"
        filling = str(Path(__file__).with_name("filling.py"))
        argv = [sys.executable, filling, str(text), str(entries), "--jrnl"]
        subprocess.run(argv, check=True)
        journals = {"default": {"journal": str(text)}}
        version = self._ask_version()
        settings = {**SETTINGS, "version": version, "journals": journals}
        # YAML reads JSON, line by line; one JSON object it takes for an older form.
        lines = (f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
        config.write_text("".join(lines))
        base = (self._script, "--config-file", str(config))
        if journal == BY_PASSPHRASE:
            answers = folder / "answers"
            answers.write_text(f"{PASSPHRASE}\n{PASSPHRASE}\nn\n")
            encrypt = Command((*base, "--encrypt"), self._environ(), answers)
            run(encrypt, self._shop.scratch)
            if text.read_bytes().startswith(b"["):
                raise RuntimeError("jrnl left its journal as it was")
        return base

    def _ask_version(self) -> str:
        asked = Command((self._script, "--version"), self._environ())
        run(asked, self._shop.scratch)
        return output_of(self._shop.scratch).split()[1].removeprefix("v")

    def _password(self) -> Path:
        file = self._home / "password"
        file.write_text(f"{PASSPHRASE}\n")
        return file

    def _environ(self) -> dict[str, str]:
        home = str(self._home)
        self._home.mkdir(parents=True, exist_ok=True)
        return self._shop.environ(
            "jrnl",
            XDG_CONFIG_HOME=f"{home}/config",
            XDG_DATA_HOME=f"{home}/data",
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
            COLUMNS="80",
        )


def lay_side_by_side(measured: Measured) -> Iterator[str]:
    """Lay both programs side by side, each as a ratio to the bare interpreter."""
    rows = []
    for cell, times in measured.items():
        other = Cell(cell.what, cell.journal, cell.entries, "jrnl")
        if cell.look == "jrnl" or other not in measured:
            continue
        ours = compare(times.seconds, times.floor)[0]
        theirs = compare(measured[other].seconds, measured[other].floor)[0]
        between = compare(measured[other].seconds, times.seconds)[0]
        row = (cell.what, cell.journal, f"{cell.entries:,}", f"{ours:.1f}")
        peaks = (f"{times.peak_mib:.0f}", f"{measured[other].peak_mib:.0f}")
        rows.append((*row, f"{theirs:.1f}", f"{between:.1f}", *peaks))
    yield "Ratios to `python -c pass`, run right before; peak memory in MiB. Each program"
    yield "stretches its passphrase in its own way, safespace here at the lowest cost"
    yield "there is; at its usual one that alone takes longer than all the rest."
    yield ""
    head = ("command", "journal", "entries", "safespace", "jrnl", "jrnl ÷ safespace")
    yield from write_table((*head, "MiB", "jrnl MiB"), rows)
