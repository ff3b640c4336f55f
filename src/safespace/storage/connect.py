"""Opening the journal's database: key first, then the settings that keep it safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import DamagedError, NewerSchemaError
from safespace.storage.driver import Connection, connect
from safespace.storage.failures import translated

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x73617370  # "sasp"
SCHEMA_VERSION = 6
WAIT_S = 10.0
KEY_BYTES = 32

# DELETE + EXTRA: one file at rest, and no commit is taken back by a power cut.
_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)


def open_database(path: Path, key: bytes | None) -> Connection:
    """Open an existing or new file; a key of 32 bytes encrypts it, None leaves it plain.

    Raises:
        DamagedError: when the file cannot be read with this key.
        StorageError: when the file cannot be opened at all.
    """
    with translated():
        # Absolute: a name that starts with "file:" would be read as a URI.
        conn = connect(str(path.absolute()), timeout=WAIT_S, isolation_level=None)
        try:
            if key is not None:
                _apply_key(conn, key)
            for pragma in _PRAGMAS:
                conn.execute(pragma)
            conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            conn.close()
            raise
    return conn


def _apply_key(conn: Connection, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        # Any other length would silently be taken for a passphrase.
        raise ValueError("a raw key has 32 bytes")
    conn.execute("PRAGMA cipher_log_level = NONE")
    conn.set_key(b"x'" + key.hex().encode() + b"'")
    if conn.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise DamagedError(
            "This build of the database driver cannot encrypt.", restorable=False
        )


def read_version(conn: Connection) -> int:
    """Return the schema version of a journal, 0 for a fresh file.

    Raises:
        DamagedError: when the file is some other program's database.
        NewerSchemaError: when a newer safespace wrote it.
    """
    with translated():
        (application,) = conn.execute("PRAGMA application_id").fetchone()
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        # Many programs leave both at 0; only a file without tables is a fresh one.
        (tables,) = conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (version or tables):
        raise DamagedError(
            "This file is a database, but not a safespace journal.",
            hint="Leave it as it is.",
        )
    if version > SCHEMA_VERSION:
        raise NewerSchemaError(
            "This journal was written by a newer safespace and is left as it is.",
            hint="Update safespace on this machine, then try again.",
        )
    return int(version)
