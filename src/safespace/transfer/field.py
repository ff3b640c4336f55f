"""Members of a JSON record, which may hold anything, read as what they should be."""

from __future__ import annotations

from typing import Any

from safespace.transfer.record import BadRecordError

_LARGEST = 2**53


def read_text(table: dict[str, Any], name: str) -> str:
    """Return a text; none at all is an empty one.

    Raises:
        BadRecordError: when something else stands there, which may be words.
    """
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRecordError("something else stands where its words should be")
    return value or ""


def read_list(table: dict[str, Any], name: str) -> list[Any]:
    """Return a list; none at all is an empty one.

    Raises:
        BadRecordError: when something else stands there.
    """
    value = table.get(name)
    if value is not None and not isinstance(value, list):
        raise BadRecordError("something else stands where a list should be")
    return value or []


def whole(value: object) -> int | None:
    """Return a whole number, however it is written, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # This is not so of infinity either, nor of what is no number.
    return int(value) if abs(value) < _LARGEST and value == int(value) else None


def identify(value: object) -> str:
    """Return an id, which some write as a number and some as text, or nothing."""
    if isinstance(value, str):
        return value
    number = whole(value)
    return "" if number is None else str(number)


def is_set(value: object) -> bool:
    """Say whether a member says anything: text, a number but 0, true, a full list."""
    return bool(value.strip() if isinstance(value, str) else value)
