"""One way to write: a short transaction that takes its lock at once."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.storage.failures import (
    exchanged,
    is_refused_as_readonly,
    translated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection


@contextmanager
def write(conn: Connection) -> Iterator[None]:
    """Hold the write lock from the first statement to COMMIT, or leave no trace.

    IMMEDIATE, because a deferred transaction that turns into a write cannot wait
    for another process and gives up at once.
    """
    try:
        with translated():
            conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                conn.execute("COMMIT")
            except BaseException:
                _roll_back(conn)
                raise
    except StorageError as error:
        if is_refused_as_readonly(error.__cause__) and _may_write(conn):
            raise exchanged() from error
        raise


def _may_write(conn: Connection) -> bool:
    # SQLite looks at the file's place before it writes the first page. The driver
    # hands on that it refused, and not why: it is the place if the rights are there.
    names = conn.execute("PRAGMA database_list").fetchall()
    path = Path(next(name for number, _, name in names if number == 0))
    return all(os.access(each, os.W_OK) for each in (path, path.parent))


def _roll_back(conn: Connection) -> None:
    # A full disk may already have ended the transaction.
    if conn.in_transaction:
        conn.execute("ROLLBACK")
