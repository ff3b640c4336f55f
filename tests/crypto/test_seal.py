from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.crypto.seal import inbox_keypair, seal, unseal
from safespace.errors import DamagedError

KEY = bytes(range(32))
OTHER_KEY = bytes(32)
PAIR = inbox_keypair(KEY)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=3000))
def test_what_is_sealed_comes_back_exactly(plain: bytes) -> None:
    assert unseal(PAIR, seal(PAIR.public, plain)) == plain


@pytest.mark.parametrize(
    "plain", [b"", b"\x80", b"\x80\x00", b"\0" * 1023, b"\0" * 1024, b"\x80" * 2048]
)
def test_notes_that_look_like_padding_come_back_too(plain: bytes) -> None:
    assert unseal(PAIR, seal(PAIR.public, plain)) == plain


def test_the_same_data_key_always_gives_the_same_pair() -> None:
    assert inbox_keypair(KEY) == PAIR
    assert inbox_keypair(OTHER_KEY).public != PAIR.public


def test_the_pair_alone_opens_what_was_sealed_to_it() -> None:
    assert unseal(PAIR, seal(PAIR.public, b"words")) == b"words"
    with pytest.raises(DamagedError):
        unseal(inbox_keypair(OTHER_KEY), seal(PAIR.public, b"words"))


def test_sizes_only_show_whole_kib() -> None:
    sizes = {len(seal(PAIR.public, bytes(length))) for length in range(0, 1024, 31)}
    assert sizes == {1024 + 48}
    assert len(seal(PAIR.public, bytes(1024))) == 2048 + 48


def test_sealing_twice_never_gives_the_same_bytes() -> None:
    assert seal(PAIR.public, b"words") != seal(PAIR.public, b"words")


def test_a_sealed_note_does_not_hold_its_words() -> None:
    plain = b"a heron stood in the river"
    assert b"heron" not in seal(PAIR.public, plain)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal(PAIR.public, b"words")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(DamagedError):
            unseal(PAIR, bytes(changed))


@pytest.mark.parametrize("length", [0, 1, 47, 48, 500, 1071])
def test_a_note_cut_short_is_refused(length: int) -> None:
    with pytest.raises(DamagedError):
        unseal(PAIR, seal(PAIR.public, b"words")[:length])


def test_another_journal_cannot_open_it() -> None:
    with pytest.raises(DamagedError):
        unseal(inbox_keypair(OTHER_KEY), seal(PAIR.public, b"words"))


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32), b"\1" + bytes(31)])
def test_a_public_key_that_protects_nothing_is_refused(public: bytes) -> None:
    with pytest.raises(DamagedError):
        seal(public, b"words")


def test_keys_are_not_shown() -> None:
    assert repr(PAIR) == "InboxKeypair()"
