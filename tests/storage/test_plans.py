"""Query plans: every listing walks an index or the table in time order, unsorted."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from safespace.domain.day import DayRange
from safespace.domain.label import LabelKind
from safespace.domain.selection import Selection, Term
from safespace.storage import entries, labels, lookup, select
from safespace.storage.transaction import write
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safespace.storage.driver import Connection

DAY = DayRange(date(1970, 1, 1), date(1970, 1, 1))
YEARS = DayRange(date(1970, 1, 1), date(1979, 12, 31))


def plan(conn: Connection, ask: Callable[[], object]) -> str:
    """Return how the database goes about everything that is asked."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    ask()
    conn.set_trace_callback(None)
    return "\n".join(_explain(conn, asked))


def _explain(conn: Connection, asked: list[str]) -> Iterator[str]:
    for sql in asked:
        if not sql.startswith("--"):  # the word index asks things of its own
            for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}"):
                yield str(row[3])


@pytest.fixture
def filled(conn: Connection) -> Connection:
    """A database with a few hundred entries."""
    chance = Random(2)
    with write(conn):
        for number in range(300):
            new = new_entry(
                f"river {number}",
                at_ms=number * 86_400_000,
                day=date.fromordinal(date(1970, 1, 1).toordinal() + number),
                tags=("a", "b") if number % 9 else (),
                people=("Noor",),
            )
            entries.insert(conn, new, pick=chance.choice)
            if number % 5 == 0:
                entries.put_in_bin(conn, lookup.find_last(conn) or 0, deleted_ms=1)
    return conn


LISTS = {
    "list": (Selection(), ((), ())),
    "list --tag": (Selection(), ((1,), ())),
    "list --tag --with": (Selection(), ((1, 2), (1,))),
    "list --on": (Selection(days=DAY), ((), ())),
    "list --from --tag": (Selection(days=YEARS), ((1,), ())),
    "search": (Selection(terms=(Term("river"),)), ((), ())),
    "search --on --tag": (Selection(terms=(Term("river"),), days=DAY), ((1,), ())),
    "search --not": (Selection(terms=(Term("a"),), without=(Term("b"),)), ((), ())),
}
INDEXES = {
    "list": "SCAN entry",
    "list --tag": "SEARCH walked USING PRIMARY KEY (label=?)",
    "list --tag --with": "SEARCH walked USING PRIMARY KEY (label=?)",
    "list --on": "SEARCH entry USING INDEX entry_by_day (day>? AND day<?)",
    "list --from --tag": "SEARCH entry USING INDEX entry_by_day (day>? AND day<?)",
    "search": "SCAN entry_fts VIRTUAL TABLE INDEX",
    "search --on --tag": "SCAN entry_fts VIRTUAL TABLE INDEX",
    "search --not": "SCAN entry_fts VIRTUAL TABLE INDEX",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_searches_never_sort(filled: Connection, name: str) -> None:
    selection, of = LISTS[name]

    found = plan(filled, lambda: select.select(filled, selection, limit=20, labels=of))

    assert INDEXES[name] in found
    assert "TEMP B-TREE" not in found


def test_a_query_that_sorts_would_show(filled: Connection) -> None:
    found = plan(filled, lambda: filled.execute("SELECT 1 FROM entry ORDER BY body"))

    assert "TEMP B-TREE" in found


def test_the_last_entry_is_one_step_away(filled: Connection) -> None:
    found = plan(filled, lambda: lookup.find_last(filled))

    assert found == "SCAN entry"


def test_an_entry_is_found_by_its_names(filled: Connection) -> None:
    found = plan(filled, lambda: lookup.find_row(filled, "bbbb"))

    assert found.count("(short=?)") == found.count("(id=?)") == 1
    assert "SCAN" not in found


def test_days_hop_along_their_index(filled: Connection) -> None:
    found = plan(filled, lambda: lookup.list_days(filled))

    assert found.count("entry USING") == found.count("INDEX entry_by_day") == 2
    assert "TEMP B-TREE" not in found


def test_the_bin_has_an_index_of_its_own(filled: Connection) -> None:
    found = plan(filled, lambda: select.select_bin(filled, limit=20))

    assert "INDEX entry_in_bin" in found
    assert "TEMP B-TREE" not in found


def test_counting_reads_no_words(filled: Connection) -> None:
    found = plan(filled, lambda: lookup.count_entries(filled))

    assert "INDEX entry_by_day" in found


def test_a_page_stops_when_it_is_full(filled: Connection) -> None:
    def count_steps(limit: int) -> int:
        steps: list[int] = []
        filled.set_progress_handler(lambda: steps.append(1), 10)
        select.select(filled, Selection(), limit=limit)
        filled.set_progress_handler(None, 0)
        return len(steps)

    assert count_steps(5) * 5 < count_steps(200)


def test_any_number_of_entries_can_be_asked_for_their_labels(conn: Connection) -> None:
    asked = range(300_000)

    assert labels.read_of_entries(conn, asked, kind=LabelKind.TAG) == {}
