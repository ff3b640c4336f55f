"""Rows for counting are read one after another, for as long as somebody wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage.sampling import read_entries
from tests.databases import write_many

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

ALL = ("0001-01-01", "9999-12-31")


def test_they_come_in_order_of_time(conn: Connection) -> None:
    write_many(conn, 30)
    told = [row[5] for row in read_entries(conn, ALL)]
    assert len(told) > 20
    assert told == sorted(told)


def test_giving_up_half_way_is_no_error_once_the_journal_is_closed(
    conn: Connection,
) -> None:
    write_many(conn, 30)
    rows = read_entries(conn, ALL)
    next(rows)
    conn.close()
    rows.close()  # type: ignore[attr-defined]
