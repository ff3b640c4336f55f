"""Entries as values: they compare by what they say, and show nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from safespace.domain.entry import Content, Entry, Feelings, Revision, When
from safespace.domain.ident import EntryId, ShortCode
from safespace.domain.moment import Moment
from tests.storage.samples import new_entry

WORDS = "nobody else's business"
CONTENT = Content(WORDS, tags=("secret",), people=("Noor",), feelings=Feelings(1))
ENTRY = Entry(
    id=EntryId("id"),
    short=ShortCode("bcdf"),
    content=CONTENT,
    written=Moment(1_000, 0),
    day=date(2026, 11, 21),
    happened=None,
    kind="entry",
    prompt_id=None,
    question=WORDS,
    revision=1,
)


def test_no_traceback_can_show_what_somebody_wrote() -> None:
    shown = [repr(each) for each in (CONTENT, ENTRY, new_entry(WORDS), [ENTRY])]
    shown.append(repr(Revision(1, CONTENT, 0)))

    assert not [text for text in shown if WORDS in text or "Noor" in text]
    assert "id" in repr(ENTRY)


def test_feelings_are_there_as_soon_as_one_is_noted() -> None:
    assert not Feelings()
    assert Feelings(distress=0)


def test_an_entry_is_placed_where_it_happened() -> None:
    then = When(Moment(500, 3600), whole_day=True)

    assert ENTRY.moment == ENTRY.written
    assert not ENTRY.whole_day
    assert replace(ENTRY, happened=then).moment == then.moment
    assert replace(ENTRY, happened=then).whole_day


def test_labels_compare_without_order_and_case() -> None:
    one = Content("x", tags=("a", "B"), people=("Noor",))

    assert one.says_the_same_as(Content("x", tags=("b", "A"), people=("noor",)))


def test_words_and_feelings_compare_exactly() -> None:
    one = Content("x", feelings=Feelings(0))

    for other in (
        Content("X", feelings=Feelings(0)),
        Content("x"),
        Content("x", tags=("a",), feelings=Feelings(0)),
        Content("x", people=("a",), feelings=Feelings(0)),
    ):
        assert not one.says_the_same_as(other)
