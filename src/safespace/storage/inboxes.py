"""Earlier inbox keys: what was sealed before the key changed can still be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage.failures import translated
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from safespace.storage.driver import Connection


def remember(conn: Connection, secret: bytes) -> None:
    """Keep an inbox key that is no longer sealed to, inside the encrypted journal."""
    with write(conn):
        conn.execute(
            "INSERT INTO old_inbox (secret) VALUES (?) ON CONFLICT DO NOTHING",
            (secret,),
        )


def list_secrets(conn: Connection) -> tuple[bytes, ...]:
    """Return the earlier inbox keys, newest first."""
    with translated():
        rows = conn.execute("SELECT secret FROM old_inbox ORDER BY pk DESC").fetchall()
    return tuple(secret for (secret,) in rows)
