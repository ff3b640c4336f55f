"""Ids that last, and short codes that are easy to type."""

from __future__ import annotations

from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.ident import (
    LETTERS,
    SIGNS,
    TOKEN_BYTES,
    looks_like_short_code,
    make_entry_id,
    make_short_code,
)

tokens = st.binary(min_size=TOKEN_BYTES, max_size=TOKEN_BYTES)


@given(at_ms=st.integers(0, 2**48 - 1), token=tokens)
def test_an_id_is_a_uuid_of_version_7(at_ms: int, token: bytes) -> None:
    uuid = UUID(make_entry_id(at_ms, token))

    assert uuid.version == 7
    assert uuid.variant == "specified in RFC 4122"
    assert uuid.int >> 80 == at_ms


@given(tokens=st.lists(tokens, min_size=2, max_size=2))
def test_chance_makes_ids_of_one_millisecond_differ(tokens: list[bytes]) -> None:
    one, other = (make_entry_id(1, token) for token in tokens)

    # Six of the 80 bits are fixed by the format.
    free = [int.from_bytes(token) & ~(0xF0 << 72) & ~(0xC0 << 56) for token in tokens]
    assert (one == other) == (free[0] == free[1])


def test_an_instant_before_1970_counts_as_its_start() -> None:
    token = bytes(TOKEN_BYTES)

    assert make_entry_id(-1, token) == make_entry_id(0, token)


@given(length=st.integers(4, 12), seed=st.integers(0, 999))
def test_a_code_looks_like_one_and_never_like_a_number(length: int, seed: int) -> None:
    code = make_short_code(length, Random(seed).choice)

    assert len(code) == length
    assert code[0] in LETTERS
    assert looks_like_short_code(code)
    assert looks_like_short_code(code.upper())
    assert not code.isdigit()


def test_codes_spell_no_words_and_have_no_lookalikes() -> None:
    assert not set("aeiouyl01") & set(SIGNS)
    assert len(set(SIGNS)) == len(SIGNS)


def test_other_words_do_not_look_like_codes() -> None:
    for text in ("", "bcd", "2bcd", "last", "bcd!", "b cd", "bcdé", "2026-11-21"):
        assert not looks_like_short_code(text)
