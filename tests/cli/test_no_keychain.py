"""passphrase remember where there is no keychain: said plainly, and nothing is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from keyring.backends import fail, null

from tests.keychains import FileKeychain, ReadableFile

if TYPE_CHECKING:
    from tests.conftest import UseKeychain
    from tests.keychains import Desktop
    from tests.saying import Say


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, ReadableFile])
def test_without_a_keychain_to_trust_it_says_what_it_takes(
    say_encrypted: Say, use_keychain: UseKeychain, desktop: Desktop, kind: type
) -> None:
    use_keychain(kind)

    said = say_encrypted("passphrase", "remember", "--yes", code=2)

    assert "no OS keychain here" in said.err
    assert "GNOME Keyring or KWallet" in said.err
    assert not desktop.handed
    state = say_encrypted.home / "state"
    assert [path.name for path in state.iterdir()] == ["prompts.json"]


def test_without_the_library_it_says_what_to_install(
    say_encrypted: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    said = say_encrypted("passphrase", "remember", "--yes", code=2)

    assert "not installed" in said.err
    assert "pipx inject safespace keyring" in said.err
    forgot = say_encrypted("passphrase", "forget", unlock=False)
    assert forgot.out == "Nothing is remembered.\n"


def test_a_library_that_was_removed_is_needed_once_more_to_forget(
    say_encrypted: Say,
    use_keychain: UseKeychain,
    desktop: Desktop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_keychain(FileKeychain)
    say_encrypted("passphrase", "remember", "--yes")

    with monkeypatch.context() as removed:
        removed.setitem(sys.modules, "keyring", None)
        say_encrypted("list", unlock=False, code=4)
        for command in (["lock"], ["passphrase", "forget"]):
            said = say_encrypted(*command, unlock=False, code=8)
            assert "may still be in it" in said.err
            assert "pipx inject safespace keyring" in said.err
    assert desktop.items

    say_encrypted("passphrase", "forget", unlock=False)
    assert not desktop.items


def test_a_plain_journal_has_nothing_to_remember(
    say: Say, use_keychain: UseKeychain
) -> None:
    use_keychain(FileKeychain)

    assert "not encrypted" in say("passphrase", "remember", "--yes", code=2).err
