"""The databases of test journals: opened directly, and filled with more than one types."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.crypto.keyfile import unlock
from safespace.crypto.subkeys import Purpose, subkey
from safespace.domain.entry import Content, Feelings, NewEntry
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.domain.moment import moment_of
from safespace.domain.text import normalise
from safespace.storage import entries
from safespace.storage.connect import open_database
from safespace.storage.transaction import write
from safespace.vault.folder import Vault
from safespace.vault.keys import read_keyfile
from tests.journals import PASSPHRASE, Mode
from tests.saying import SATURDAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection

CANARY = "quokkalantern"
WORDS = (
    "tea",
    "rain",
    "sister",
    "naïve",
    "夜更け",
    "don't",
    "🪴",
    "שלום",
    "walk",
    "slept",
)


def database_key(home: Path, mode: Mode) -> bytes | None:
    """Return what opens the database of the journal under a SAFESPACE_HOME."""
    if mode is Mode.PLAIN:
        return None
    secret = PASSPHRASE.encode()
    return subkey(unlock(read_keyfile(home / "journal"), secret), Purpose.DATABASE)


def open_journal(home: Path, mode: Mode) -> Connection:
    """Open the database of the journal under a SAFESPACE_HOME."""
    key = database_key(home, mode)
    return open_database(Vault(home / "journal").journal, key)


@contextmanager
def open_database_in(folder: Path, mode: Mode) -> Iterator[Connection]:
    """Open the database of a journal or a backup, in whatever folder it lies."""
    key = None
    if mode is Mode.ENCRYPTED:
        keyfile = read_keyfile(folder)
        key = subkey(unlock(keyfile, PASSPHRASE.encode()), Purpose.DATABASE)
    conn = open_database(Vault(folder).journal, key)
    try:
        yield conn
    finally:
        conn.close()


def write_many(conn: Connection, count: int, *, words: int = 40) -> None:
    """Save entries with labels and feelings; every fifth is edited, some are binned."""
    chance = random.Random(20261121)
    with write(conn):
        for number in range(count):
            at = moment_of(SATURDAY - timedelta(hours=7 * number), "Europe/Dublin")
            new = NewEntry(
                id=make_entry_id(at.at_ms, chance.randbytes(TOKEN_BYTES)),
                content=_invent(chance, words),
                written=at,
                day=at.wall().date(),
            )
            saved = entries.insert(conn, new, pick=chance.choice)
            (pk,) = conn.execute(
                "SELECT pk FROM entry WHERE id = ?", (saved.id,)
            ).fetchone()
            if number % 5 == 0:
                content = _invent(chance, words)
                entries.rewrite(conn, pk, content, saved_ms=at.at_ms + 1)
            if number % 17 == 0:
                entries.put_in_bin(conn, pk, deleted_ms=at.at_ms + 2)


def _invent(chance: random.Random, words: int) -> Content:
    body = " ".join([CANARY, *chance.choices(WORDS, k=words)])
    feelings = Feelings(chance.randint(-4, 4), None, chance.randint(0, 10))
    tags = tuple(chance.sample(("work", "home", "夢"), chance.randint(0, 3)))
    return Content(normalise(body) + "\n", tags, ("Ann",), feelings)
