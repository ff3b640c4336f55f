"""lock: forget the keys at once; tests/cli/test_unlock.py shows both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_plain_journal_cannot_be_locked(say: Say) -> None:
    said = say("lock")

    assert not said.out
    assert "not encrypted" in said.err


def test_a_plain_journal_needs_no_unlocking(say: Say) -> None:
    assert "nothing to unlock" in say("unlock").err


def test_locking_what_is_locked_is_fine(say_encrypted: Say) -> None:
    assert say_encrypted("lock").out == "Locked.\n"
