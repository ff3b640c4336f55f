"""What was done, in order, so that it can be taken back."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from safespace.errors import DamagedError
from safespace.frozen import dataclass
from safespace.storage.row_hash import row_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection

COVERED = "verb, revision, done_ms, undone_ms, batch"
# What it was before there were batches.
ALONE = COVERED.removesuffix(", batch")
_BATCH = ALONE.count(",") + 1


@dataclass(frozen=True, slots=True)
class Deed:
    """A change that can be undone; revision is the one the change produced.

    Deeds of one batch are taken back together.
    """

    pk: int
    verb: str
    entry: int
    revision: int
    done_ms: int
    batch: int | None


def hash_deed(covered: tuple[object, ...]) -> bytes:
    """Hash a deed's columns, in the order of COVERED or of ALONE.

    One that stands alone is hashed as before there were batches, so that journals of
    earlier releases need no new hashes.
    """
    together = covered[_BATCH:] not in {(), (None,)}
    return row_hash(covered if together else covered[:_BATCH])


def start_batch(conn: Connection) -> int:
    """Return a name for the deeds that follow: the row of the first of them."""
    (last,) = conn.execute("SELECT max(pk) FROM deed").fetchone()
    return int(last or 0) + 1


def record(
    conn: Connection,
    verb: str,
    entry: int,
    *,
    revision: int,
    done_ms: int,
    batch: int | None = None,
) -> None:
    """Note a change inside the transaction that makes it."""
    covered = (verb, revision, done_ms, None, batch)
    conn.execute(
        f"INSERT INTO deed (entry, {COVERED}, row_hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry, *covered, hash_deed(covered)),
    )


def find_latest(conn: Connection) -> Deed | None:
    """Return the newest change that was not undone yet."""
    row = conn.execute(
        "SELECT pk FROM deed WHERE undone_ms IS NULL ORDER BY pk DESC LIMIT 1"
    ).fetchone()
    return None if row is None else _read(conn, row[0])


def read_batch(conn: Connection, deed: Deed) -> Iterator[Deed]:
    """Give a change with all that were done together with it, newest first."""
    if deed.batch is None:
        yield deed
        return
    found = conn.execute(
        "SELECT pk FROM deed WHERE batch = ? AND undone_ms IS NULL ORDER BY pk DESC",
        (deed.batch,),
    )
    # An import can be of any size, so only row numbers are kept.
    for pk in array("q", (pk for (pk,) in found)):
        yield _read(conn, pk)


def mark_undone(conn: Connection, deed: Deed, *, undone_ms: int) -> None:
    """Note that a change was taken back, so the next undo goes further back."""
    covered = (deed.verb, deed.revision, deed.done_ms, undone_ms, deed.batch)
    conn.execute(
        "UPDATE deed SET undone_ms = ?, row_hash = ? WHERE pk = ?",
        (undone_ms, hash_deed(covered), deed.pk),
    )


def _read(conn: Connection, pk: int) -> Deed:
    entry, *columns, saved = conn.execute(
        f"SELECT entry, {COVERED}, row_hash FROM deed WHERE pk = ?", (pk,)
    ).fetchone()
    verb, revision, done_ms, _, batch = covered = tuple(columns)
    if hash_deed(covered) != saved:
        raise DamagedError(
            "What was done last is not noted as it was saved, so it is not taken back.",
            hint="To look the journal over: safespace verify",
        )
    return Deed(pk, verb, entry, revision, done_ms, batch)
