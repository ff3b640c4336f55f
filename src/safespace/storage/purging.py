"""Removing entries for good, with all that the file keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.label import LabelKind
from safespace.storage.labels import forget_unused
from safespace.storage.schema import WORDS_GONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.storage.driver import Connection

# Taking the words of one entry out of the index costs as much as putting twenty in:
# all pages that have them are written anew, so that none of them stays behind.
MANY = 500
_SHARE = 20


def purge(conn: Connection, rows: Sequence[int]) -> None:
    """Remove entries, their revisions, words in the index and unshared labels.

    It runs inside a transaction. Where that is cheaper, the index is made anew.
    """
    (there,) = conn.execute("SELECT count(*) FROM entry").fetchone()
    anew = len(rows) > MANY and len(rows) * _SHARE > there
    if anew:
        conn.execute("DROP TRIGGER entry_fts_gone")
    for pk in rows:
        conn.execute("DELETE FROM entry WHERE pk = ?", (pk,))
    if anew:
        conn.execute("INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')")
        conn.execute(WORDS_GONE)
    for kind in LabelKind:
        forget_unused(conn, kind=kind)
