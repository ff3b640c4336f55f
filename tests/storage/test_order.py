"""Entries in time order: backdated, of one day, or thousands in one millisecond."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings as steps
from hypothesis import strategies as st

from safespace.domain.entry import When
from safespace.domain.ident import SIGNS
from safespace.domain.moment import Moment
from safespace.domain.selection import Selection, Term
from safespace.storage import entries, select
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
from safespace.storage.transaction import write
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    import pytest

    from safespace.storage.driver import Connection

EVERYTHING = 2**62
EARLIEST, LATEST = -62_135_596_800_000, 253_402_300_799_000
pick = Random(7).choice


def bodies(conn: Connection, selection: Selection | None = None) -> list[str]:
    page = select.select(conn, selection or Selection(), limit=EVERYTHING)
    return [entry.content.body for entry in page.entries]


def test_an_entry_stands_where_it_happened(conn: Connection) -> None:
    with write(conn):
        entries.insert(conn, new_entry("written first", at_ms=1_000), pick=pick)
        earlier = When(Moment(500, 0, "UTC"))
        entries.insert(
            conn, new_entry("backdated", at_ms=2_000, happened=earlier), pick=pick
        )
        entries.insert(conn, new_entry("written last", at_ms=3_000), pick=pick)

    assert bodies(conn) == ["written last", "written first", "backdated"]


@steps(max_examples=30)
@given(times=st.lists(st.integers(EARLIEST, LATEST) | st.integers(-2, 2), max_size=30))
def test_any_times_come_newest_first_and_equal_ones_as_written(
    tmp_path_factory: pytest.TempPathFactory, times: list[int]
) -> None:
    path = tmp_path_factory.mktemp("order") / "journal.db"
    conn = open_database(path, None)
    migrate(conn)
    with write(conn):
        for number, at_ms in enumerate(times):
            entries.insert(conn, new_entry(f"w {number}", at_ms=at_ms), pick=pick)

    by_time = sorted(range(len(times)), key=lambda n: (times[n], n), reverse=True)
    expected = [f"w {number}" for number in by_time]
    assert bodies(conn) == expected
    assert bodies(conn, Selection(terms=(Term("w"),))) == expected
    conn.close()


def test_thousands_of_entries_fit_into_one_millisecond(conn: Connection) -> None:
    chance = Random(5)
    with write(conn):
        for number in range(5000):
            new = new_entry(f"number {number}", at_ms=1_000)
            entries.insert(conn, new, pick=chance.choice)
        entries.insert(conn, new_entry("much later", at_ms=9_000), pick=chance.choice)
        entries.insert(conn, new_entry("before", at_ms=999), pick=chance.choice)

    expected = [f"number {number}" for number in reversed(range(5000))]
    assert bodies(conn) == ["much later", *expected, "before"]


def test_short_codes_grow_when_the_short_ones_run_out(conn: Connection) -> None:
    def always_the_same(signs: str) -> str:
        return signs[0]

    with write(conn):
        codes = [
            entries.insert(conn, new_entry("x"), pick=always_the_same).short
            for _ in range(4)
        ]

    assert codes == ["bbbb", "bbbbb", "bbbbbb", "bbbbbbb"]
    assert set("".join(codes)) <= set(SIGNS)


def test_the_same_entry_is_saved_once(conn: Connection) -> None:
    new = new_entry("once")
    with write(conn):
        first = entries.insert(conn, new, pick=pick)
        again = entries.insert(conn, new, pick=pick)

    assert first == again
    assert bodies(conn) == ["once"]
