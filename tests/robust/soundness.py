"""Looking into a journal from outside: what it holds, and whether it is sound."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from safespace.storage.verify import verify_database
from tests.databases import open_journal
from tests.journals import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def bodies(home: Path, mode: Mode = Mode.ENCRYPTED) -> list[str]:
    """Return every body in the journal, after checking all there is to check."""
    with closing(open_journal(home, mode)) as conn:
        assert verify_database(conn) == ()
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if mode is Mode.ENCRYPTED:
            assert conn.execute("PRAGMA cipher_integrity_check").fetchall() == []
        return [body for (body,) in conn.execute("SELECT body FROM entry")]


def fingerprint(folder: Path, *, without: Iterable[str] = ()) -> dict[str, str]:
    """Return every file below a folder with a hash of what it holds."""
    skipped = [folder / name for name in without]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(s in (path, *path.parents) for s in skipped)
    }
