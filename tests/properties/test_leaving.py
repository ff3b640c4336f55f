"""Leaving as a rule: any journal, exported and imported, is the same journal."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.domain.arrival import Arrival, Begun, Held, Step
from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.form import Field, Form
from safespace.domain.ident import EntryId, make_entry_id
from safespace.domain.moment import Moment, moment_of
from safespace.domain.text import normalise
from safespace.journal.journal import Journal
from safespace.storage import holds, programmes
from safespace.storage.connect import open_database
from safespace.storage.difference import compare
from safespace.storage.migrations import migrate
from safespace.storage.transaction import write
from safespace.storage.verify import verify_database
from safespace.transfer.exporters import as_json
from safespace.transfer.outgoing import Outgoing
from tests.transfer.reading import read_all, unread

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from safespace.storage.driver import Connection

# A day on either side has to exist as well, whatever the offset.
EARLIEST, LATEST = (datetime(year, 1, 1) for year in (2, 9999))  # noqa: DTZ001
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(
    normalise
)
labels = st.lists(
    st.text("abcäßø 夢", min_size=1, max_size=9)
    .map(lambda text: normalise(text).strip())
    .filter(bool),
    max_size=3,
    unique_by=lambda text: text.casefold(),
).map(tuple)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Any instant whose wall clock the calendar knows, with any offset."""
    at = draw(st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC)))
    offset = timezone(timedelta(seconds=draw(st.integers(-86_399, 86_399))))
    zone = draw(st.sampled_from(["", "Europe/Dublin", "Pacific/Apia"]))
    return moment_of(at.astimezone(offset), zone)


ratings = st.none() | st.integers(-4, 4)
forms = st.builds(
    Form,
    exercise=st.sampled_from(["trigger", "unsent", "an-own-one"]),
    version=st.integers(1, 3),
    answers=st.dictionaries(
        st.text("abc_", min_size=1),
        texts | st.integers(-9, 99) | st.lists(texts, max_size=2) | st.none(),
        max_size=3,
    ),
    fields=st.lists(
        st.builds(
            Field,
            step=st.text("abc", min_size=1),
            number=st.none() | st.integers(0, 100),
            word=st.none() | texts,
        ),
        max_size=2,
    ).map(tuple),
    ratings=st.lists(
        st.builds(
            Field,
            step=st.just("rating"),
            number=st.integers(0, 10),
            at_ms=st.integers(0, 2**41),
        ),
        max_size=2,
    ).map(tuple),
    about=st.none() | st.just(EntryId("018f0000-0000-7000-8000-000000000000")),
)


@st.composite
def news(draw: st.DrawFn) -> NewEntry:
    """An entry with anything in it that an entry can have."""
    written = draw(moments())
    happened = draw(st.none() | st.builds(When, moments(), st.booleans()))
    if happened is not None:
        inner = happened.moment
        # An entry has one zone.
        happened = When(
            Moment(inner.at_ms, inner.offset_s, written.zone), happened.whole_day
        )
    form = draw(st.none() | forms)
    return NewEntry(
        id=make_entry_id(written.at_ms, draw(st.binary(min_size=10, max_size=10))),
        content=draw(contents(st.just(form))),
        written=written,
        day=draw(st.dates()),
        happened=happened,
        kind="entry" if form is None else form.exercise,
        prompt_id=draw(st.none() | st.just("ally-001")),
        question=draw(st.none() | texts),
        captured=draw(st.booleans()),
    )


@st.composite
def contents(draw: st.DrawFn, form: st.SearchStrategy[Form | None]) -> Content:
    return Content(
        body=draw(texts),
        tags=draw(labels),
        people=draw(labels),
        feelings=Feelings(
            draw(ratings), draw(ratings), draw(st.none() | st.integers(0, 10))
        ),
        form=draw(form),
    )


def open_new(folder: Path) -> Connection:
    conn = open_database(folder / "journal.db", None)
    migrate(conn)
    return conn


def fill(journal: Journal, made: list[tuple[NewEntry, list[Content], bool]]) -> None:
    """Write entries, change some of them, and bin some."""
    for new, later, binned in made:
        saved = journal.write(new)
        for content in later:
            journal.edit(saved.id, content)
        if binned:
            journal.delete([saved.id])


def export(journal: Journal, file: Path) -> None:
    exports = journal.exports
    outgoing = Outgoing(
        entries=exports.read_entries(),
        read_history=exports.read_history,
        made=date(2026, 11, 21),
        program="safespace",
        about="",
        holds=exports.list_holds(),
        programmes=exports.list_programmes(),
    )
    file.write_text("".join(as_json.write(outgoing)), encoding="utf-8")


@settings(max_examples=25)
@given(
    made=st.lists(
        st.tuples(
            news(),
            st.lists(contents(st.none()), max_size=2),
            st.booleans(),
        ),
        max_size=5,
        unique_by=lambda each: each[0].id,
    )
)
def test_a_journal_that_was_exported_and_imported_is_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[NewEntry, list[Content], bool]],
) -> None:
    folder = tmp_path_factory.mktemp("leaving")
    (folder / "new").mkdir()
    with closing(open_new(folder)) as conn, closing(open_new(folder / "new")) as other:
        journal, fresh = (
            Journal(each, now_ms=lambda: 1_000, pick=Random(4).choice)
            for each in (conn, other)
        )
        plain = [
            (new, later if new.kind == "entry" else [], b) for new, later, b in made
        ]
        fill(journal, plain)
        with write(conn):
            holds.put(conn, "Ash", since_ms=5)
            programmes.start(conn, "friendship", now_ms=7)
            programmes.mark(conn, "friendship", "true-self", now_ms=8, entry=None)

        export(journal, folder / "export.json")
        items = read_all(folder / "export.json")
        assert unread(items) == []
        fresh.imports.bring_in(
            item for item in items if isinstance(item, Arrival | Held | Begun)
        )

        assert not compare(conn, other)
        assert verify_database(other) == ()
        assert fresh.exports.list_holds() == journal.exports.list_holds()
        assert fresh.exports.list_programmes() == (
            Begun("friendship", 7, None, (Step("true-self", 8, None),)),
        )
        export(fresh, folder / "again.json")
        first, again = (
            (folder / name).read_text(encoding="utf-8")
            for name in ("export.json", "again.json")
        )
        assert json.loads(first)["beside"] == json.loads(again)["beside"]
