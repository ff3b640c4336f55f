from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.errors import UsageError, WeakPassphraseError
from safespace.vault.passphrase import check_new, to_bytes


@pytest.mark.parametrize(
    "good",
    [
        "heron river stone cloud lamp",
        "qqqqzzzzvv",
        "на рассвете тихо",
        "anna likes long walks",
        "1029384756abc",
    ],
)
def test_long_and_uncommon_is_enough(good: str) -> None:
    check_new(good, "anna")


@pytest.mark.parametrize("short", ["", "heron", "123456789", "ü" * 9])
def test_fewer_than_ten_characters_are_too_few(short: str) -> None:
    with pytest.raises(WeakPassphraseError, match="at least 10 characters"):
        check_new(short, "anna")


def test_an_accent_typed_as_two_characters_counts_once() -> None:
    nine = unicodedata.normalize("NFD", "ü" * 9)
    assert len(nine) == 18
    with pytest.raises(WeakPassphraseError):
        check_new(nine, "")


@pytest.mark.parametrize(
    "built",
    ["annabellamay", "AnnaBellaMay", "annabellamay1987", "2024annabellamay!"[:-1]],
)
def test_the_login_name_with_digits_is_refused(built: str) -> None:
    with pytest.raises(WeakPassphraseError, match="login name"):
        check_new(built, "AnnaBellaMay")


def test_the_login_name_twice_is_still_the_login_name() -> None:
    with pytest.raises(WeakPassphraseError, match="login name"):
        check_new("annaannaanna", "anna")


def test_without_a_login_name_there_is_nothing_to_compare() -> None:
    check_new("98765019283746", "")


@pytest.mark.parametrize("common", ["1234567890", "qwertyuiop", "QWERTYUIOP"])
def test_what_everybody_tries_first_is_refused(common: str) -> None:
    with pytest.raises(WeakPassphraseError, match="most common"):
        check_new(common, "anna")


def test_the_refusal_never_repeats_the_passphrase() -> None:
    with pytest.raises(WeakPassphraseError) as caught:
        check_new("qwertyuiop", "anna")
    assert "qwertyuiop" not in caught.value.message + caught.value.hint


@given(st.text())
def test_every_keyboard_gives_the_same_bytes(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    together = unicodedata.normalize("NFC", text)
    assert to_bytes(apart) == to_bytes(together) == to_bytes(text)


def test_bytes_that_are_not_text_are_named_and_not_shown() -> None:
    with pytest.raises(UsageError, match="not text") as caught:
        to_bytes("canary\udcff")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
