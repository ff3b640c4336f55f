"""Reading a file that may be damaged: its text as bytes, its state as one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection


@contextmanager
def undecoded(conn: Connection) -> Iterator[None]:
    """Read text as bytes: damaged text has no decoding, and the driver would quote it."""
    before = conn.text_factory
    conn.text_factory = bytes
    try:
        yield
    finally:
        conn.text_factory = before


@contextmanager
def one_state(conn: Connection) -> Iterator[None]:
    """Hold one state of the file for several statements; others can read, not save."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
