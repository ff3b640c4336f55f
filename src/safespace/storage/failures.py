"""Database errors, turned once into the program's own.

The driver's text is never shown: for search it quotes the query.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, SafespaceError, StorageError
from safespace.storage.driver import DatabaseError, OperationalError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT", "SQLITE_MISMATCH"}
_STORAGE = {
    "SQLITE_FULL": "The disk is full.",
    "SQLITE_READONLY": "The journal's folder is read-only.",
    "SQLITE_CANTOPEN": "The journal's file cannot be opened.",
    "SQLITE_PERM": "The journal's file does not belong to this account.",
    "SQLITE_IOERR": "The disk did not take the change.",
    "SQLITE_BUSY": "Another safespace is busy with the journal.",
    "SQLITE_LOCKED": "Another safespace is busy with the journal.",
    "SQLITE_NOMEM": "There is not enough memory.",
}
# Exports and old file formats give their reason as SQLite's fixed sentence alone.
_SAID = {
    "database disk image is malformed": "SQLITE_CORRUPT",
    "unsupported file format": "SQLITE_FORMAT",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "out of memory": "SQLITE_NOMEM",
}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_KEPT = "What was saved before is untouched."
_AGAIN = "Try again when it is done: a long import, for one, takes a minute."
_CHECK = "Make room or check the folder shown by: safespace path"


def translate(error: DatabaseError) -> SafespaceError | None:
    """Return the program's own error for one the user can do something about."""
    family = _family(error)
    if family in _DAMAGED:
        return _damaged()
    if family in _STORAGE:
        return StorageError(
            f"{_STORAGE[family]} {_KEPT}",
            hint=_AGAIN if family in _BUSY else _CHECK,
        )
    return None


def is_refused_as_readonly(error: BaseException | None) -> bool:
    """Say whether SQLite took the file for one it may not write to."""
    return isinstance(error, DatabaseError) and _family(error) == "SQLITE_READONLY"


def exchanged() -> StorageError:
    """Return the error for a file that no longer lies where it was opened."""
    return StorageError(
        "The journal was exchanged for a new one in this moment, so nothing was"
        " saved to the old one.",
        hint="Try once more.",
    )


def _family(error: DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", None)
    if name is None and isinstance(error, OperationalError):
        # The driver's own: a text in the file is not UTF-8, and it quotes it.
        return "SQLITE_CORRUPT"
    name = _SAID.get(str(error), str(name))
    return "_".join(name.split("_")[:2])


def _damaged() -> DamagedError:
    return DamagedError(
        "The journal's file is damaged, or is not a journal.",
        hint="Leave it as it is.",
    )


@contextmanager
def translated() -> Iterator[None]:
    """Let database errors leave as the program's own, keeping their cause."""
    try:
        yield
    except DatabaseError as error:
        own = translate(error)
        if own is None:
            raise
        raise own from error
    except UnicodeDecodeError as error:
        # SQLite's message quoted a damaged schema, and the driver could not read it.
        raise _damaged() from error
