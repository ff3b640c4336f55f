"""Which SQLite and which cipher the driver brings."""

from __future__ import annotations

from contextlib import closing

from safespace.storage.driver import connect, sqlite3


def read_sqlite_version() -> str:
    """Return the version of SQLite."""
    return str(sqlite3.sqlite_version)


def read_cipher_version() -> str:
    """Return the version of SQLCipher, nothing for a driver without one."""
    with closing(connect(":memory:")) as conn:
        found = conn.execute("PRAGMA cipher_version").fetchone()
    return str(found[0]) if found else ""
