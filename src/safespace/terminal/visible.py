"""Text made safe to put on a terminal: no control reaches it but our own styles.

Everything here is about what is shown; what is stored keeps every character.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# Bidirectional controls can make a line read as something it is not.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_STYLED = re.compile(f"(\x1b\\[[0-9;]*m)|[\x00-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")


def visible(text: str) -> str:
    """Replace controls by a visible mark; newlines and tabs stay."""
    return _CONTROL.sub(REPLACEMENT, text)


def visible_styled(line: str) -> str:
    """Do the same for one line, letting colour and weight sequences through."""
    return _STYLED.sub(lambda found: found[1] or REPLACEMENT, line)


def cells(text: str) -> int:
    """Count the columns a plain text takes: wide characters two, marks none."""
    return sum(_cells_of(character) for character in text)


def fit(text: str, width: int) -> str:
    """Cut a plain text to a number of columns, ending in an ellipsis if cut."""
    if cells(text) <= width:
        return text
    kept = ""
    for character in text:
        if cells(kept) + _cells_of(character) > width - 1:
            break
        kept += character
    return kept + "…" if width > 0 else ""


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
