"""A crontab as bytes: our one line in it, and every other byte left as it is.

Rewriting a crontab through a parser changes what other people put there; see
docs/adr/0021-crontab-by-bytes.md.
"""

from __future__ import annotations

import re
from typing import Final

MARK: Final = b"# safespace"
# A line that runs our job and ends with our mark; not one that was commented out.
_OURS: Final = re.compile(rb"[ \t]*[^#\s].* remind now # safespace[ \t]*\r?\n?")


def find_ours(tab: bytes) -> list[bytes]:
    """Return our lines; there is one, unless somebody copied it."""
    return [line.strip() for line in _lines(tab) if _is_ours(line)]


def put_ours(tab: bytes, line: bytes) -> bytes:
    """Return the crontab with this line in place of ours, or at its end."""
    lines = _lines(tab)
    places = [number for number, each in enumerate(lines) if _is_ours(each)]
    before = lines[: places[0]] if places else lines
    after = lines[places[0] :] if places else []
    if before and not before[-1].endswith(b"\n"):
        # Cron does not take a last line without its end.
        before = [*before, b"\n"]
    kept = (each for each in after if not _is_ours(each))
    return b"".join([*before, line, b"\n", *kept])


def drop_ours(tab: bytes) -> bytes:
    """Return the crontab without our line."""
    return b"".join(line for line in _lines(tab) if not _is_ours(line))


def _lines(tab: bytes) -> list[bytes]:
    # Newlines alone: a form feed or a carriage return does not end a line for cron.
    return re.findall(rb"[^\n]*\n|[^\n]+", tab)


def _is_ours(line: bytes) -> bool:
    return _OURS.fullmatch(line) is not None
