"""Cells of a table that a spreadsheet shows as text, and never runs.

What starts a formula is as OWASP lists it for CSV injection (as of August 2025, with the
line feed and the full-width signs); blanks before it count, as some programs trim them.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff]*[=+\-@＝＋－＠])")  # noqa: RUF001


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    One more goes before what looks guarded already, so that `unguard` is exact.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take off the one apostrophe that `guard` put there."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text, 1) else text
