"""unlock: reading goes on for a while without the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.saying import Say


@pytest.fixture
def say(say_encrypted: Say) -> Iterator[Say]:
    """An encrypted journal with an entry, locked."""
    say_encrypted.write("only for me")
    if say_encrypted("unlock", code=None).code:
        pytest.skip("this machine has no kernel keyring to use")
    say_encrypted("lock")
    yield say_encrypted
    say_encrypted("lock")


def without_passphrase(say: Say, *argv: str, code: int = 0) -> str:
    return say(*argv, code=code, unlock=False).out


def test_a_locked_journal_is_not_read_without_the_passphrase(say: Say) -> None:
    assert not without_passphrase(say, "list", code=4)


def test_an_unlocked_journal_is_read_without_it(say: Say) -> None:
    said = say("unlock", "--for", "5m")

    assert said.out == "Unlocked for 5 minutes of use. To lock: safespace lock\n"
    assert "only for me" in without_passphrase(say, "read")
    assert "only for me" in without_passphrase(say, "list")


def test_lock_ends_it_at_once(say: Say) -> None:
    say("unlock")

    assert say("lock").out == "Locked.\n"
    assert not without_passphrase(say, "list", code=4)
    assert say("lock").out == "Locked.\n"


def test_a_wrong_passphrase_unlocks_nothing(say: Say) -> None:
    say.passphrase = "something else entirely"

    say("unlock", code=4)

    assert not without_passphrase(say, "list", code=4)


@pytest.mark.parametrize(
    ("span", "words"),
    [("90s", "2 minutes"), ("45s", "45 seconds"), ("1", "1 minute"), ("5h", "60 min")],
)
def test_a_span_is_said_back_in_words(say: Say, span: str, words: str) -> None:
    assert words in say("unlock", "--for", span).out


@pytest.mark.parametrize("span", ["", "0", "soon", "-5m", "10 years"])
def test_an_unclear_span_unlocks_nothing(say: Say, span: str) -> None:
    say("unlock", f"--for={span}", code=2)

    assert not without_passphrase(say, "list", code=4)


def test_home_shows_the_rhythm_while_it_is_unlocked(say: Say) -> None:
    assert "The journal is locked" in without_passphrase(say)

    say("unlock")

    home = without_passphrase(say)
    assert "this run 1" in home
    assert "locked" not in home
