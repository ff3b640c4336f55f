"""Copies of a journal: private from the first byte, and never less encrypted than asked."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, StorageError
from safespace.storage.connect import KEY_BYTES, open_database
from safespace.storage.failures import translated
from safespace.storage.reading import one_state
from safespace.storage.verify import CHECK_WORD_INDEX, is_encrypted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection

_PLAIN_HEADER = b"SQLite format 3\0"
_MODE = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_UNTOUCHED = "The journal itself is untouched."

Outline = tuple[object, ...]


def copy_database(conn: Connection, target: Path) -> None:
    """Write the journal to a new file under its own key; on return it is on the disk.

    Other programs can read meanwhile, and their saves wait. The copy has no free
    pages, so nothing deleted is in it. A copy that does not come about leaves no file.

    Raises:
        StorageError: when something is there already, or the disk refuses.
        DamagedError: when the journal cannot be read as a whole.
    """
    # Absolute: a name that starts with "file:" would be read as a URI.
    target = target.absolute()
    with translated(), _new_file(target, encrypted=is_encrypted(conn)):
        conn.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))


def copy_pages(conn: Connection, target: Path) -> None:
    """Write the journal to a new file page by page, as it lies there: the quick way.

    Other programs can read meanwhile, and their saves wait. It is the only connection
    of this process to the journal: closing the file lets go of all its locks.

    Raises:
        StorageError: when something is there already, or the disk refuses.
        DamagedError: when the journal cannot be read.
    """
    target = target.absolute()
    (_, _, source) = conn.execute("PRAGMA database_list").fetchone()
    new = _new_file(target, encrypted=is_encrypted(conn))
    with translated(), new, one_state(conn), _disk():
        shutil.copyfile(source, target, follow_symlinks=False)


def copy_file(source: Path, target: Path) -> None:
    """Copy a journal's file that nobody has open, with what a crash left beside it.

    Raises:
        StorageError: when it is not there, or the disk refuses.
    """
    for end in ("", "-journal"):
        beside = source.with_name(f"{source.name}{end}")
        if not end or beside.exists():
            copy = target.with_name(f"{target.name}{end}")
            with _disk(), copy.open("xb") as file, beside.open("rb") as original:
                shutil.copyfileobj(original, file)


def export_database(conn: Connection, target: Path, key: bytes | None) -> None:
    """Write the journal to a new file under another key of 32 bytes, or none.

    On return the file has been opened with that key, holds the same tables with as
    many rows, and its word index fits its entries. Saves wait only while it is
    written: whoever swaps it in for the journal holds the write lock from before.

    Raises:
        StorageError, DamagedError: as for `copy_database`.
    """
    if key is not None and len(key) != KEY_BYTES:
        # Any other length would silently be taken for a passphrase.
        raise ValueError("a raw key has 32 bytes")
    target = target.absolute()
    with translated(), _new_file(target, encrypted=key is not None):
        outline = _export(conn, target, key)
        _prove(target, key, outline)


def _export(conn: Connection, target: Path, key: bytes | None) -> Outline:
    conn.execute("PRAGMA cipher_log_level = NONE")
    # An empty key is no key; without the clause, the journal's own would be taken.
    spec = b"" if key is None else b"x'" + key.hex().encode() + b"'"
    conn.execute("ATTACH CAST(? AS TEXT) AS copy KEY ?", (os.fsencode(target), spec))
    try:
        with one_state(conn):
            outline = _outline(conn)
            conn.execute("SELECT sqlcipher_export('copy')").fetchone()
            for name in ("application_id", "user_version"):
                # The export leaves these two at nothing.
                (value,) = conn.execute(f"PRAGMA main.{name}").fetchone()
                conn.execute(f"PRAGMA copy.{name} = {int(value)}")
            conn.execute("COMMIT")
    finally:
        conn.execute("DETACH copy")
    return outline


def _prove(target: Path, key: bytes | None, outline: Outline) -> None:
    conn = open_database(target, key)
    try:
        if _outline(conn) != outline:
            raise DamagedError(
                "The copy of the journal did not come out whole, so it was removed.",
                hint=_UNTOUCHED,
                restorable=False,
            )
        conn.execute(CHECK_WORD_INDEX)
    finally:
        conn.close()


def _outline(conn: Connection) -> Outline:
    """Return what must be the same in a copy: marks, tables and how many rows each."""
    marks = [
        conn.execute(f"PRAGMA main.{name}").fetchone()
        for name in ("application_id", "user_version")
    ]
    schema = conn.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema"
        " ORDER BY type, name, tbl_name"
    ).fetchall()
    counts = [
        conn.execute(f"SELECT count(*) FROM main.{_quoted(name)}").fetchone()
        for kind, name, *_ in schema
        if kind == "table"
    ]
    return (*marks, *schema, *counts)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _new_file(target: Path, *, encrypted: bool) -> Iterator[None]:
    """Hold an empty private file to be filled; whatever goes wrong, it goes too."""
    with _disk():
        # SQLite would make it with whatever mode the umask leaves.
        descriptor = os.open(target, _NEW, _MODE)
        os.fchmod(descriptor, _MODE)
        os.close(descriptor)
    try:
        yield
        with _disk():
            _settle(target, encrypted=encrypted)
    except BaseException:
        for path in (target, target.with_name(f"{target.name}-journal")):
            path.unlink(missing_ok=True)
        raise


def _settle(target: Path, *, encrypted: bool) -> None:
    descriptor = os.open(target, _READ)
    try:
        head = os.read(descriptor, len(_PLAIN_HEADER))
        if not head or encrypted == (head == _PLAIN_HEADER):
            raise StorageError(
                "The copy of the journal was not protected as it should be, "
                "so it was removed.",
                hint=_UNTOUCHED,
            )
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise StorageError(
            "Something is already in the place of the copy, and it was left as it is.",
            hint="Move it away, or choose another name.",
        ) from error
    except OSError as error:
        raise StorageError(
            "The disk did not take a copy of the journal.",
            hint=f"Check its room and who owns the folder, then try again. {_UNTOUCHED}",
        ) from error
