"""Text: one Unicode form, compared without case and accents, hashed as saved."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.text import (
    NotTextError,
    fingerprint,
    first_line,
    fold,
    normalise,
)

texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"))


@given(texts)
def test_text_is_kept_in_nfc_and_stays_there(text: str) -> None:
    kept = normalise(text)

    assert kept == unicodedata.normalize("NFC", text)
    assert normalise(kept) == kept


@pytest.mark.parametrize("text", ["\r\n", "\r", "\t", "\ufeff", " ", "\x1b", "\u2028"])
def test_nothing_but_the_form_is_changed(text: str) -> None:
    assert normalise(f"a{text}b") == f"a{text}b"


@pytest.mark.parametrize("text", ["a\0b", "\0", "\ud800", "a\udce9"])
def test_what_the_database_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(NotTextError):
        normalise(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("STRASSE", "straße"),
        ("ﬁne", "FINE"),
        ("Ångström", "angstrom"),
    ],
)
def test_search_sees_no_case_and_no_accents(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_search_tells_letters_apart() -> None:
    assert len({fold(text) for text in ("a", "o", "ø", "日", "は", "ば", "п")}) >= 6


@given(texts, texts)
def test_a_fingerprint_changes_with_the_text(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert len(fingerprint(one)) == 16


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("one\ntwo", "one"),
        ("\n \n  one  \ntwo", "one"),
        ("\r\n\r\none\r\n", "one"),
        ("", ""),
        (" \n\t", ""),
        ("\u3000全角\u3000", "全角"),
    ],
)
def test_the_first_line_that_says_something_is_the_title(body: str, title: str) -> None:
    assert first_line(body) == title
