"""Reading a file that may be damaged: its text as bytes, its state as one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from safespace.storage.driver import Connection


def undecoded(conn: Connection) -> AbstractContextManager[None]:
    """Read text as bytes: damaged text has no decoding, and the driver would quote it."""
    return _reading_text_as(conn, bytes)


def escaped(conn: Connection) -> AbstractContextManager[None]:
    """Read text as text, each byte that is none of it as half a surrogate pair."""
    return _reading_text_as(conn, lambda raw: raw.decode(errors="surrogateescape"))


@contextmanager
def _reading_text_as(
    conn: Connection, kind: Callable[[bytes], object]
) -> Iterator[None]:
    before = conn.text_factory
    conn.text_factory = kind
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
