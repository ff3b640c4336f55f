"""Holds and programmes: a changed byte of theirs is found, and never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError
from safespace.storage import holds, programmes
from safespace.storage.named import COVERED
from safespace.storage.transaction import write
from safespace.storage.verify import What, verify_database

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

COLUMNS = [
    (table, column)
    for table, (covered, _) in COVERED.items()
    for column in covered.split(", ")
]


@pytest.fixture
def filled(conn: Connection) -> Connection:
    """Two people on hold, a programme that was left, and one with a step done."""
    with write(conn):
        holds.put(conn, "Noor", since_ms=1)
        holds.put(conn, "Straße", since_ms=2)
        holds.rename(conn, "noor", "Nora")
        programmes.start(conn, "rebuild", now_ms=3)
        programmes.leave(conn, "rebuild", now_ms=4)
        programmes.start(conn, "friendship", now_ms=5)
        programmes.mark(conn, "friendship", "day-1", now_ms=6, entry=None)
    return conn


def test_they_are_as_they_were_saved(filled: Connection) -> None:
    assert holds.list_names(filled) == ("Nora", "Straße")
    progress = programmes.read(filled)
    assert [*progress] == ["friendship", "rebuild"]
    assert progress["rebuild"].left_ms == 4
    assert progress["friendship"].done == {"day-1"}
    assert verify_database(filled) == ()


def test_taking_a_programme_up_again_keeps_its_beginning_and_its_steps(
    filled: Connection,
) -> None:
    with write(filled):
        programmes.leave(filled, "friendship", now_ms=7)
        programmes.start(filled, "friendship", now_ms=8)
        programmes.leave(filled, "nothing of the kind", now_ms=9)

    told = programmes.read(filled)["friendship"]
    assert (told.started_ms, told.left_ms, told.done) == (5, None, frozenset({"day-1"}))
    assert verify_database(filled) == ()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_change_is_found_and_not_shown(
    filled: Connection, table: str, column: str
) -> None:
    filled.execute("PRAGMA foreign_keys = OFF")
    (kind,) = filled.execute(f"SELECT typeof({column}) FROM {table}").fetchone()
    other = "'other' || " if kind == "text" else "1 + coalesce("
    end = column if kind == "text" else f"{column}, 0)"
    if (table, column) == ("programme_step", "entry"):
        other, end = "'other'", ""
    filled.execute(f"UPDATE {table} SET {column} = {other}{end}")

    with pytest.raises(DamagedError):
        holds.list_names(filled) if table == "hold" else programmes.read(filled)
    assert What.NAMED in {finding.what for finding in verify_database(filled)}


def test_a_damaged_row_is_not_sealed_by_changing_it(filled: Connection) -> None:
    filled.execute("UPDATE programme SET started_ms = 9")
    filled.execute("UPDATE hold SET since_ms = 9")

    with pytest.raises(DamagedError), write(filled):
        programmes.leave(filled, "friendship", now_ms=10)
    with pytest.raises(DamagedError), write(filled):
        holds.rename(filled, "Nora", "Noor")
    assert What.NAMED in {finding.what for finding in verify_database(filled)}
