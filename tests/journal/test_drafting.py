"""Drafts as bytes: everything about an entry comes back from them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.ident import EntryId
from safespace.domain.moment import Moment
from safespace.errors import DamagedError
from safespace.journal.drafting import decode_draft, encode_draft
from tests.storage.samples import new_entry

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
moments = st.builds(
    Moment,
    at_ms=st.integers(-(2**50), 2**50),
    offset_s=st.integers(-86_399, 86_399),
    zone=st.sampled_from(["", "Europe/Dublin"]),
)
contents = st.builds(
    Content,
    body=words,
    tags=st.lists(words).map(tuple),
    people=st.lists(words).map(tuple),
    feelings=st.builds(
        Feelings,
        valence=st.none() | st.integers(-4, 4),
        energy=st.none() | st.integers(-4, 4),
        distress=st.none() | st.integers(0, 10),
    ),
)
entries = st.builds(
    NewEntry,
    id=st.uuids().map(str).map(EntryId),
    content=contents,
    written=moments,
    day=st.dates(),
    happened=st.none() | st.builds(When, moment=moments, whole_day=st.booleans()),
    kind=words,
    prompt_id=st.none() | words,
    question=st.none() | words,
)


@given(new=entries)
def test_every_entry_comes_back_whole(new: NewEntry) -> None:
    assert decode_draft(encode_draft(new)) == new


def test_a_draft_is_plain_json_in_utf8() -> None:
    draft = json.loads(encode_draft(new_entry("Café", day=date(2026, 11, 21))))

    assert (draft["version"], draft["body"], draft["day"]) == (1, "Café", "2026-11-21")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b"not json",
        b'{"happened": 5}',
        encode_draft(new_entry("x"))[:-1],
        encode_draft(new_entry("x")).replace(b"1970-01-01", b"1970-02-30"),
        encode_draft(new_entry("x")).replace(b'"valence"', b'"voltage"'),
    ],
)
def test_what_is_not_a_draft_is_refused_and_not_quoted(raw: bytes) -> None:
    with pytest.raises(DamagedError) as caught:
        decode_draft(raw)

    assert caught.value.message == "This draft is damaged and cannot be read."


def test_deeply_nested_bytes_are_refused() -> None:
    with pytest.raises(DamagedError):
        decode_draft(b"[" * 100_000)
