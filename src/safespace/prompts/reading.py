"""Reading one pack file: from bytes nobody has checked to a pack, or an error value."""

from __future__ import annotations

import os
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

from safespace.errors import BadInputError
from safespace.prompts.schema import pack_from
from safespace.prompts.tree import Node, Place, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.prompts.pack import Pack
    from safespace.prompts.tree import Node

MAX_BYTES: Final = 1_000_000


def read_pack(path: Path, *, own: bool = False) -> Pack | BadInputError:
    """Read a pack file; what is wrong with it comes back as a value, with its line.

    `own` marks a person's own pack: fewer keys are needed, ids go under `user/`.
    """
    try:
        return pack_from(read_file(path, path.name), own=own)
    except BadInputError as error:
        return error.with_traceback(None)


def read_file(path: Path, name: str) -> Node:
    """Read a file into a tree; `name` is what messages call it.

    Raises:
        PackError: for a file that cannot be opened or is not one plain YAML document.
    """
    place = Place(name)
    try:
        return read_tree(_text(path, place), name)
    except UnicodeDecodeError as error:
        lines = error.object[: error.start].count(b"\n")
        raise Place(name, lines + 1).refuse("it is not UTF-8 text") from None
    except OSError:
        raise place.refuse("it cannot be opened") from None


def _text(path: Path, place: Place) -> str:
    """Return a regular file's text; NONBLOCK, so a pipe in the folder cannot hang."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise place.refuse("it is not a file")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise place.refuse("it is larger than 1 MB")
    return data.decode("utf-8-sig")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
