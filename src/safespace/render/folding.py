"""Messages broken between words, where a narrow terminal would break inside them."""

from __future__ import annotations

import os
from textwrap import wrap
from typing import TextIO


def fold(text: str, stream: TextIO) -> str:
    """Return a message in rows that fit the terminal a stream leads to, if it is one.

    Words wider than the terminal stay whole, so that a path can be copied.
    """
    width = _columns(stream)
    if width is None or len(text) < width:
        return text
    # The last column stays free: some terminals leave a blank row after a full one.
    rows = wrap(text, width - 1, break_long_words=False, break_on_hyphens=False)
    trailing = " " if text.endswith(" ") else ""
    return "\n".join(rows) + trailing


def _columns(stream: TextIO) -> int | None:
    if not stream.isatty():
        return None
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return None
    # A terminal that does not know its width says 0.
    return columns if columns > 1 else None
