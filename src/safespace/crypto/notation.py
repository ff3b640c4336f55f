"""The key file's notation: JSON read strictly, one spelling for every value.

Whatever the bytes are, reading ends in values or in `DamagedError`.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, NoReturn

from safespace.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 16 * 1024


def damaged() -> DamagedError:
    """Return the one error for a key file that is not as safespace writes it."""
    return DamagedError(
        "The key file is damaged, or is not a key file.",
        hint="Leave it as it is. The journal itself has not been touched.",
    )


def canonical(value: Mapping[str, object]) -> bytes:
    """Write JSON in its one spelling, so that equal values are equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_object(raw: bytes) -> dict[str, object]:
    """Read one JSON object from UTF-8 bytes, refusing doubled names and odd numbers.

    Raises:
        DamagedError: for anything else, however deep, long or malformed.
    """
    if len(raw) > MAX_BYTES:
        raise damaged()
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    return as_object(value)


def as_object(value: object) -> dict[str, object]:
    """Take a JSON object, or refuse."""
    if not isinstance(value, dict):
        raise damaged()
    return value


def as_list(value: object) -> list[object]:
    """Take a JSON array, or refuse."""
    if not isinstance(value, list):
        raise damaged()
    return value


def as_text(value: object) -> str:
    """Take a JSON string, or refuse."""
    if not isinstance(value, str):
        raise damaged()
    return value


def as_whole(value: object) -> int:
    """Take a whole number; true and false, which Python counts as such, are not."""
    if type(value) is not int:
        raise damaged()
    return value


def as_bytes(value: object, size: int) -> bytes:
    """Take base64 text of exactly `size` bytes, in its one spelling."""
    text = as_text(value)
    try:
        data = b64decode(text, validate=True)
    except ValueError as error:
        raise damaged() from error
    # Base64 leaves spare bits at its end: other letters there mean the same bytes.
    if len(data) != size or from_bytes(data) != text:
        raise damaged()
    return data


def from_bytes(data: bytes) -> str:
    """Write bytes as base64 text."""
    return b64encode(data).decode("ascii")


def only(members: Mapping[str, object], *names: str) -> None:
    """Refuse an object with other members than these."""
    if members.keys() != set(names):
        raise damaged()


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
