"""Fields of a JSON object, which may hold anything, read as what they should be.

What is `get` counts as absent where it is of another type; what is `read` may be words
that somebody would miss, so that it is a reason not to take the record over.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from safespace.transfer.record import BadRecordError

Table: TypeAlias = dict[str, Any]
_LARGEST = 2**53


def as_table(value: object) -> Table:
    """Return an object as it is, and anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return an array as it is, and anything else as an empty one."""
    return value if isinstance(value, list) else []


def as_tables(value: object) -> list[Table]:
    """Return the objects in what should be an array of them."""
    return [each for each in as_list(value) if isinstance(each, dict)]


def as_texts(value: object) -> list[str]:
    """Return the texts in what should be an array of them."""
    return [each for each in as_list(value) if isinstance(each, str)]


def as_number(value: object) -> int | float | None:
    """Return a number as it is, and nothing for anything else, be it true or false."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if number else None  # type: ignore[return-value]


def as_whole(value: object) -> int | None:
    """Return a whole number, however it is written, or None for anything else."""
    number = as_number(value)
    # Infinity is not below the limit, nor is what is no number.
    if number is None or not abs(number) < _LARGEST or number != int(number):
        return None
    return int(number)


def as_id(value: object) -> str:
    """Return an id, which some write as a number and some as text, or nothing."""
    if isinstance(value, str):
        return value
    number = as_whole(value)
    return "" if number is None else str(number)


def get_text(table: Table, name: str) -> str:
    """Return the text of a field, or an empty one."""
    value = table.get(name)
    return value if isinstance(value, str) else ""


def read_text(
    table: Table,
    name: str,
    why: str = "something else stands where its words should be",
) -> str:
    """Return a text; none at all is an empty one.

    Raises:
        BadRecordError: when something else stands there, which may be words.
    """
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRecordError(why)
    return value or ""


def read_list(table: Table, name: str) -> list[Any]:
    """Return a list; none at all is an empty one.

    Raises:
        BadRecordError: when something else stands there.
    """
    value = table.get(name)
    if value is not None and not isinstance(value, list):
        raise BadRecordError("something else stands where a list should be")
    return value or []


def is_set(value: object) -> bool:
    """Say whether a field says anything: text, a number but 0, true, a full list."""
    return bool(value.strip() if isinstance(value, str) else value)
