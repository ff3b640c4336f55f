"""What was done, in order, so that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import DamagedError
from safespace.frozen import dataclass
from safespace.storage.row_hash import row_hash

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

COVERED = "verb, revision, done_ms, undone_ms"


@dataclass(frozen=True, slots=True)
class Deed:
    """A change that can be undone; revision is the one the change produced."""

    pk: int
    verb: str
    entry: int
    revision: int


def record(
    conn: Connection, verb: str, entry: int, *, revision: int, done_ms: int
) -> None:
    """Note a change inside the transaction that makes it."""
    conn.execute(
        "INSERT INTO deed (verb, entry, revision, done_ms, row_hash)"
        " VALUES (?, ?, ?, ?, ?)",
        (verb, entry, revision, done_ms, row_hash((verb, revision, done_ms, None))),
    )


def find_latest(conn: Connection) -> Deed | None:
    """Return the newest change that was not undone yet."""
    row = conn.execute(
        f"SELECT pk, entry, {COVERED}, row_hash FROM deed WHERE undone_ms IS NULL"
        " ORDER BY pk DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    pk, entry, *covered, saved = row
    if row_hash(covered) != saved:
        raise DamagedError(
            "What was done last is not noted as it was saved, so it is not taken back.",
            hint="To look the journal over: safespace verify",
        )
    verb, revision, *_ = covered
    return Deed(pk, verb, entry, revision)


def mark_undone(conn: Connection, deed: Deed, *, undone_ms: int) -> None:
    """Note that a change was taken back, so the next undo goes further back."""
    verb, revision, done_ms, _ = conn.execute(
        f"SELECT {COVERED} FROM deed WHERE pk = ?", (deed.pk,)
    ).fetchone()
    conn.execute(
        "UPDATE deed SET undone_ms = ?, row_hash = ? WHERE pk = ?",
        (undone_ms, row_hash((verb, revision, done_ms, undone_ms)), deed.pk),
    )
