from __future__ import annotations

import os

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safespace.crypto import slots
from safespace.errors import UsageError
from safespace.vault.recovery import KEY_BYTES, from_text, new_key, to_text

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=20, max_size=20)


def test_a_key_is_printed_as_seven_groups_of_five() -> None:
    assert to_text(bytes(range(20))) == "000G4-0R40M-30E20-9185G-R38E1-W8124-GKCDP"


def test_a_new_key_is_as_long_as_the_key_file_asks() -> None:
    assert len(new_key(os.urandom)) == KEY_BYTES == slots.RECOVERY_BYTES


@given(keys)
def test_what_was_printed_reads_back(key: bytes) -> None:
    assert from_text(to_text(key)) == key


@given(keys)
def test_case_spaces_and_dashes_do_not_matter(key: bytes) -> None:
    text = to_text(key)
    assert from_text(text.lower()) == key
    assert from_text(text.replace("-", "")) == key
    assert from_text("  " + text.replace("-", " \u2013\n") + "\t") == key


@given(keys)
def test_letters_taken_for_digits_do_not_matter(key: bytes) -> None:
    text = to_text(key)
    for one in "IiLl":
        assert from_text(text.replace("1", one).replace("0", "O")) == key
    assert from_text(text.replace("0", "o")) == key


@given(keys, st.integers(0, 34), st.sampled_from(SIGNS))
def test_one_mistyped_character_is_always_noticed(
    key: bytes, place: int, sign: str
) -> None:
    signs = to_text(key).replace("-", "")
    assume(signs[place] != sign)
    with pytest.raises(UsageError):
        from_text(signs[:place] + sign + signs[place + 1 :])


@given(keys)
def test_swapped_neighbours_are_always_noticed(key: bytes) -> None:
    signs = to_text(key).replace("-", "")
    for at in range(34):
        swapped = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
        if swapped != signs:
            with pytest.raises(UsageError):
                from_text(swapped)


def test_no_single_change_of_one_key_slips_through() -> None:
    signs = to_text(bytes(range(20))).replace("-", "")
    changed = [
        signs[:at] + sign + signs[at + 1 :]
        for at in range(35)
        for sign in SIGNS
        if sign != signs[at]
    ]
    assert len(changed) == 35 * 31
    for text in changed:
        with pytest.raises(UsageError):
            from_text(text)


@pytest.mark.parametrize("text", ["", "0", "U" * 35, "0" * 36, "é" * 35, "\0" * 35])
def test_text_that_is_no_key_does_not_look_right(text: str) -> None:
    with pytest.raises(UsageError, match="does not look like a recovery key"):
        from_text(text)


@given(st.text(max_size=60))
def test_no_text_makes_reading_stumble(text: str) -> None:
    with pytest.raises(UsageError):
        from_text(text)


def test_a_key_of_another_length_is_not_printed() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        to_text(bytes(21))
