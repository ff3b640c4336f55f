"""Fields of JSON that may hold anything: what is of another type counts as absent."""

from __future__ import annotations

from typing import Any


def as_table(value: object) -> dict[str, Any]:
    """Return an object as it is, and anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return an array as it is, and anything else as an empty one."""
    return value if isinstance(value, list) else []


def text_of(table: dict[str, Any], name: str) -> str:
    """Return the text of a field, or an empty one."""
    value = table.get(name)
    return value if isinstance(value, str) else ""
