"""One way to write: a short transaction that takes its lock at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection


@contextmanager
def write(conn: Connection) -> Iterator[None]:
    """Hold the write lock from the first statement to COMMIT, or leave no trace.

    IMMEDIATE, because a deferred transaction that turns into a write cannot wait
    for another process and gives up at once.
    """
    with translated():
        conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            _roll_back(conn)
            raise
        try:
            conn.execute("COMMIT")
        except BaseException:
            _roll_back(conn)
            raise


def _roll_back(conn: Connection) -> None:
    # A full disk may already have ended the transaction.
    if conn.in_transaction:
        conn.execute("ROLLBACK")
