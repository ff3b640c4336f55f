"""The demo's half year as a journal of its own, at a fixed moment."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from safespace.demo.inventing import Setting, invent
from safespace.domain.moment import moment_of
from safespace.journal.opening import open_journal
from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys


def make_demo(home: Path) -> Say:
    """Return commands over the invented half year, on a Saturday evening."""
    say = make_say(home, Mode.PLAIN)
    opened = open_journal(
        home / "journal",
        _no_keys,
        backups=home / "backups",
        now_ms=lambda: int(say.now.timestamp() * 1000),
        pick=say._chance.choice,
    )
    now = moment_of(say.now, say.zone)
    opened.journal.write_all(
        invent(Setting(now, ZoneInfo(say.zone), say.zone, time(4)))
    )
    opened.journal.close()
    return say


def _no_keys() -> OpenedKeys:
    raise AssertionError("a plain journal asks for no key")
