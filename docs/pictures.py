"""Pictures of the program for the README, taken on the demo journal at a fixed date."""
# ruff: noqa: INP001 - a script of the checkout, and no part of the package

from __future__ import annotations

import io
import os
import random
import re
import signal
import sys
from contextlib import contextmanager
from datetime import datetime
from tempfile import TemporaryDirectory  # noqa: TID251 - an empty home
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from safespace.__main__ import run
from safespace.cli._context import AppContext
from safespace.cli._world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH = 80
SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
ZONE = "Europe/Dublin"
# A Saturday evening, as in the golden screens.
NOW = datetime(2026, 11, 21, 21, 14, tzinfo=ZoneInfo(ZONE))
PICTURES = {
    "home": (),
    "fears": ("insights", "fears", "--print"),
    "triggers": ("trigger", "list", "-n", "8"),
    "calendar": ("calendar", "2026"),
    "mood": ("mood",),
    "rhythm": ("rhythm",),
}
# Fonts are the reader's own: a picture fetches nothing.
SVG = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def draw_all(folder: Path) -> Iterator[tuple[Path, str]]:
    """Draw every picture, and give it with its file in the folder."""
    for name, argv in PICTURES.items():
        shown = Text.from_ansi(_run("demo", *argv))
        console = Console(
            record=True, width=WIDTH, file=io.StringIO(), force_terminal=True
        )
        console.print(shown)
        title = " ".join(("safespace", *argv)).removesuffix(" --print")
        svg = console.export_svg(
            title=title, theme=MONOKAI, code_format=SVG, unique_id=name
        )
        yield folder / f"{name}.svg", "\n".join(map(str.rstrip, svg.split("\n"))) + "\n"


def _run(*argv: str) -> str:
    chance = random.Random(20261121)  # noqa: S311 - an invented journal
    world = World(
        now_ms=lambda: int(NOW.timestamp() * 1000),
        zone=lambda: (ZoneInfo(ZONE), ZONE),
        pick=chance.choice,
        token=chance.randbytes,
    )
    with TemporaryDirectory() as home, _captured() as out:
        environ = {
            "SAFESPACE_HOME": home,
            "CLICOLOR_FORCE": "1",
            "COLUMNS": str(WIDTH),
            "TERM": "xterm-256color",
        }
        code = run(argv, AppContext(environ, world=world))
    if code:
        raise SystemExit(f"safespace {' '.join(argv)} ended with {code}")
    return out.getvalue()


@contextmanager
def _captured() -> Iterator[io.StringIO]:
    out, err, before = io.StringIO(), io.StringIO(), (sys.stdout, sys.stderr)
    # The program sets these for its whole process, which here goes on.
    mask = os.umask(0o077)
    handlers = {each: signal.getsignal(each) for each in SIGNALS}
    sys.stdout, sys.stderr = out, err
    try:
        yield out
    finally:
        sys.stdout, sys.stderr = before
        os.umask(mask)
        for each, handler in handlers.items():
            signal.signal(each, handler)
