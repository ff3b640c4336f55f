"""Saying a command in this process, and what it said back."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from safespace.__main__ import run
from safespace.cli._context import AppContext
from safespace.cli._world import World
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.shelves import keep_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DUBLIN = "Europe/Dublin"
# A Saturday evening; tests that need another time set say.now.
SATURDAY = datetime(2026, 11, 21, 21, 14, tzinfo=ZoneInfo(DUBLIN))

# These open no journal, so they take no passphrase.
KEYLESS = {"prompt", "prompts", "path", "status", "settings", "rest", "init", "lock"}
KEYLESS |= {"exercises"}
KEYLESS_ALONE = {("drafts",), ("safety",), ("program", "list")}
KEYLESS |= {"help-now", "about", "learn", "remind"}
KEYLESS |= {"demo"}
# These of a command that otherwise does.
KEYLESS_PAIRS = {("feel", "words")}


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left on its streams, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """The data of the envelope on stdout."""
        return json.loads(self.out)["data"]

    @property
    def short(self) -> str:
        """The short code in the last "Saved" line."""
        return self.out.split("Saved")[-1].split()[0]


class Say:
    """Runs commands of one person: say("write", "--tag", "work", stdin="Words")."""

    def __init__(self, home: Path, mode: Mode | None) -> None:
        self.home = home
        self.mode = mode
        self.now = SATURDAY
        self.zone = DUBLIN
        self.environ: dict[str, str] = {"SAFESPACE_HOME": str(home), "TERM": "xterm"}
        self.passphrase = PASSPHRASE
        self._chance = random.Random(20261121)

    def __call__(
        self,
        *argv: str,
        stdin: str | bytes = "",
        code: int | None = 0,
        unlock: bool = True,
    ) -> Said:
        """Run a command; any other exit code than the expected one is an error."""
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        with (
            _as_a_process(),
            self._unlocking(argv, wanted=unlock) as full,
            _streams(raw) as (out, err),
        ):
            got = run(full, AppContext(self.environ, world=self._world()))
        said = Said(_text(out), _text(err), got)
        if code is not None and got != code:
            raise AssertionError(f"{argv} ended with {got}:\n{said.err}{said.out}")
        return said

    def write(self, text: str, *options: str) -> str:
        """Write an entry and return its short code."""
        return self("write", *options, stdin=text).short

    def _world(self) -> World:
        return World(
            now_ms=lambda: int(self.now.timestamp() * 1000),
            zone=lambda: (ZoneInfo(self.zone), self.zone),
            pick=self._chance.choice,
            token=self._chance.randbytes,
        )

    @contextmanager
    def _unlocking(self, argv: tuple[str, ...], *, wanted: bool) -> Iterator[list[str]]:
        keyless = not argv or argv[0] in KEYLESS or argv in KEYLESS_ALONE
        keyless = keyless and "--now" not in argv
        keyless = keyless or argv[:2] in KEYLESS_PAIRS
        given = keyless or "--passphrase-fd" in argv or not wanted
        if self.mode is not Mode.ENCRYPTED or given:
            yield list(argv)
            return
        reading, writing = os.pipe()
        os.write(writing, self.passphrase.encode() + b"\n")
        os.close(writing)
        try:
            yield [*argv, "--passphrase-fd", str(reading)]
        finally:
            os.close(reading)


@contextmanager
def _as_a_process() -> Iterator[None]:
    # The program sets these for its whole process, which here is the tests' too.
    mask = os.umask(0o022)
    os.umask(mask)
    numbers = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
    handlers = {number: signal.getsignal(number) for number in numbers}
    try:
        yield
    finally:
        os.umask(mask)
        for number, handler in handlers.items():
            signal.signal(number, handler)


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    sys.stdout = io.TextIOWrapper(out, "utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, "utf-8", write_through=True)
    try:
        yield out, err
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()
        sys.stdin, sys.stdout, sys.stderr = before


def _text(stream: io.BytesIO) -> str:
    return stream.getvalue().decode()


def make_say(home: Path, mode: Mode | None) -> Say:
    """Return a Say over a fresh journal; None leaves the home without one."""
    if mode is not None:
        make_journal(home, mode)
        keep_shelf(home / "state")
    return Say(home, mode)
