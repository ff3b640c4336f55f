"""Long lists: any length, a batch in memory at a time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.domain.selection import Selection, Term
from safespace.render.envelope import wrap, wrap_rows
from safespace.storage import select
from safespace.storage.connect import open_database
from safespace.storage.long_list import BATCH, LongList
from safespace.storage.transaction import write
from tests.databases import CANARY, open_journal, write_many
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection

MANY = BATCH * 2 + 50


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    home = tmp_path_factory.mktemp("long")
    make_journal(home, Mode.PLAIN)
    with closing(open_journal(home, Mode.PLAIN)) as conn:
        write_many(conn, MANY, words=5)
        yield conn


@pytest.mark.parametrize("terms", [(), (Term(CANARY),)])
def test_a_long_list_has_the_same_entries_as_its_pages(
    filled: Connection, terms: tuple[Term, ...]
) -> None:
    selection = Selection(terms=terms)

    page = select.select(filled, selection, limit=10**6)

    assert isinstance(page.entries, LongList)
    assert len(page.entries) == len(list(page.entries)) > BATCH
    assert not page.more
    first = select.select(filled, selection, limit=BATCH)
    assert first.more
    assert tuple(page.entries)[:BATCH] == first.entries
    assert tuple(page.entries[:BATCH]) == first.entries
    assert page.entries[-1] == tuple(page.entries)[-1]


def test_a_high_limit_that_is_not_high_enough_says_that_there_is_more(
    filled: Connection,
) -> None:
    page = select.select(filled, Selection(), limit=BATCH + 1)

    assert len(page.entries) == BATCH + 1
    assert page.more


def test_while_a_long_list_is_looked_at_others_can_save(filled: Connection) -> None:
    (place,) = (
        path for _, name, path in filled.execute("PRAGMA database_list") if name
    )
    looked_at = iter(select.select(filled, Selection(), limit=10**6).entries)
    next(looked_at)

    with closing(open_database(Path(place), None)) as other, write(other):
        other.execute("UPDATE entry SET zone = zone WHERE pk = 0")

    assert len(list(looked_at)) > BATCH


def test_an_entry_that_is_purged_meanwhile_is_left_out(tmp_path: Path) -> None:
    make_journal(tmp_path, Mode.PLAIN)
    with closing(open_journal(tmp_path, Mode.PLAIN)) as conn:
        write_many(conn, BATCH + 100, words=1)
        looked_at = iter(select.select(conn, Selection(), limit=10**6).entries)
        first = next(looked_at)
        conn.execute("DELETE FROM entry WHERE pk = (SELECT min(pk) FROM entry)")
        rest = list(looked_at)

    assert first not in rest
    assert len(rest) > BATCH - 1


@pytest.mark.parametrize("count", range(3))
def test_json_in_pieces_is_the_same_json(count: int) -> None:
    rows = [{"short": f"b{n}", "title": "[] née"} for n in range(count)]

    for encoding in ("utf-8", "ascii"):
        pieces = wrap_rows("list", rows, more=True, encoding=encoding)
        whole = wrap("list", {"entries": rows, "more": True}, encoding=encoding)
        assert "".join(pieces) == whole
