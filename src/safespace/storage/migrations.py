"""Making and upgrading the schema; the only file that imports sqlite-utils for it.

sqlite-utils costs more at start-up than a whole command, so this module is imported
only when a journal's schema version is behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

import safespace.storage.driver  # noqa: F401 - registers the driver before sqlite-utils
from safespace.storage.connect import APPLICATION_ID, SCHEMA_VERSION, read_version
from safespace.storage.named import seal_named
from safespace.storage.schema import (
    BATCH,
    CAPTURED,
    FORMS,
    NAMED_HASHES,
    ROW_HASHES,
    SEARCH_TRIGGERS,
    TABLES,
    TOKENIZER,
)
from safespace.storage.sealing import seal_everything
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

migrations = Migrations("safespace")


@migrations()
def m001_entries(db: Database) -> None:
    """Make the first schema: entries, labels, revisions, deeds and the word index."""
    db.executescript(TABLES)
    db.table("entry").enable_fts(["body"], tokenize=TOKENIZER)
    # Overwrite deleted words in the index too, not only in the table.
    db.execute("INSERT INTO entry_fts (entry_fts, rank) VALUES ('secure-delete', 1)")
    # A page of the index then fits into a page of the file, where damage is noticed;
    # spilling over, as it does by itself, it would be read as no words at all.
    db.execute("INSERT INTO entry_fts (entry_fts, rank) VALUES ('pgsz', 3900)")
    db.executescript(SEARCH_TRIGGERS)


@migrations()
def m002_captured(db: Database) -> None:
    """Mark what was captured while locked, and remember earlier inbox keys."""
    db.executescript(CAPTURED)


@migrations()
def m003_row_hash(db: Database) -> None:
    """Hash whole rows and not only bodies, so that no changed field goes unseen."""
    db.executescript(ROW_HASHES)
    seal_everything(db.conn)
    # What was damaged before stays so for whoever reads or verifies it.
    db.execute("UPDATE entry SET row_hash = zeroblob(16) WHERE day IS NOT date(day)")


@migrations()
def m004_forms(db: Database) -> None:
    """Keep filled-in exercises, people on hold, and programmes."""
    db.executescript(FORMS)


@migrations()
def m005_named_row_hash(db: Database) -> None:
    """Hash holds and programmes too: the rows that have a name and no number."""
    db.executescript(NAMED_HASHES)
    seal_named(db.conn)


@migrations()
def m006_batch(db: Database) -> None:
    """Let what one command did to many entries be taken back at once."""
    db.executescript(BATCH)


def migrate(conn: Connection) -> None:
    """Bring the schema up to date in one transaction, or leave it as it was.

    Several processes may try at once: the lock is taken first and the version is
    read again under it.
    """
    # Plugins would be handed the open, decrypted connection.
    db = Database(conn, execute_plugins=False)
    with write(conn):
        if read_version(conn) == SCHEMA_VERSION:
            return
        migrations.apply(db)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
