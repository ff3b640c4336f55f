"""Living through an invented person's ten weeks: what the golden screens are about."""

from __future__ import annotations

import os
import re
import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.saying import DUBLIN, SATURDAY, Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.journals import Mode

DIARY = Path(__file__).with_name("diary.txt")
# Each entry is headed by when it was written, and the options it was written with.
HEAD = re.compile(r"^== (\S+ \S+) ?(.*)\n", re.MULTILINE)


def read_diary() -> Iterator[tuple[datetime, list[str], str]]:
    """Yield when an entry was written, its options and its words."""
    _, *parts = HEAD.split(DIARY.read_text(encoding="utf-8"))
    for when, options, words in zip(*[iter(parts)] * 3, strict=True):
        moment = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(DUBLIN))
        yield moment, shlex.split(options), words.strip()


def make_lived(home: Path, mode: Mode) -> Say:
    """Return the journal of those ten weeks, on a Saturday evening."""
    say = make_say(home, mode)
    for moment, options, words in read_diary():
        say.now = moment
        say("write", *options, stdin=words)
    say.now = SATURDAY
    _change_a_few(say)
    _leave_a_draft(say)
    say("rest", "2026-10-26..2026-11-01")
    say("rest", "2026-12-24..2027-01-02")
    return say


def _change_a_few(say: Say) -> None:
    entries = {
        each["title"]: each["short"]
        for each in say("list", "-n", "0", "--json").json["entries"]
    }
    choir = entries["Choir."]
    say("edit", choir, "-m", "Choir. Only six of us, and it held.")
    say("edit", choir, "-m", "Choir. Only six of us, and it held anyway.")
    gone = [entries["Leftover dal, early night."], entries["Slept ten hours."]]
    say("delete", *gone)


def _leave_a_draft(say: Say) -> None:
    # Listing drafts looks at when they were kept, and never inside.
    kept = say.home / "drafts" / "left"
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    kept.write_bytes(b"unread")
    at = SATURDAY.timestamp() - 3600
    os.utime(kept, (at, at))
