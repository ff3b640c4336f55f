"""The OS keychain: what keeps a secret is used, and what only seems to is refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import fail, null

from safespace.crypto import keychain
from tests import keychains

if TYPE_CHECKING:
    from tests.conftest import UseKeychain
    from tests.keychains import Desktop

SECRET = bytes(range(64))


def test_a_secret_is_kept_until_it_is_forgotten(
    use_keychain: UseKeychain, desktop: Desktop
) -> None:
    use_keychain(keychains.FileKeychain)
    assert keychain.get("a") is None

    keychain.put("a", SECRET)
    keychain.put("b", SECRET)
    assert keychain.get("a") == SECRET

    keychain.forget("a")
    keychain.forget("a")
    assert keychain.get("a") is None
    assert list(desktop.items) == ["local-store/b"]


def test_what_is_not_ours_is_no_secret(
    use_keychain: UseKeychain, desktop: Desktop
) -> None:
    use_keychain(keychains.FileKeychain)
    keychain.put("a", SECRET)
    desktop.put("a song")

    assert keychain.get("a") == b""


@pytest.mark.parametrize(
    "kind",
    [
        fail.Keyring,
        null.Keyring,
        keychains.ReadableFile,
        keychains.OnTopOfIt,
        keychains.RowOfFiles,
    ],
)
def test_what_keeps_nothing_or_keeps_it_readable_is_refused(
    use_keychain: UseKeychain, desktop: Desktop, kind: type
) -> None:
    use_keychain(kind)

    with pytest.raises(keychain.NoKeychainError):
        keychain.ensure_usable()
    with pytest.raises(keychain.NoKeychainError):
        keychain.put("a", SECRET)
    assert not desktop.handed


def test_of_several_in_a_row_the_first_to_trust_is_used(
    use_keychain: UseKeychain, desktop: Desktop
) -> None:
    use_keychain(keychains.Row)

    keychain.put("a", SECRET)

    assert desktop.handed.count("local-store") == 1
    assert keychain.get("a") == SECRET


@pytest.mark.parametrize("kind", [keychains.LockedKeychain, keychains.CarelessKeychain])
def test_a_secret_that_was_not_kept_is_told(
    use_keychain: UseKeychain, kind: type
) -> None:
    use_keychain(kind)

    keychain.ensure_usable()
    with pytest.raises(keychain.KeychainUnavailableError):
        keychain.put("a", SECRET)


def test_a_backend_that_does_not_exist_is_no_keychain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "nowhere.at.all")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)

    with pytest.raises(keychain.KeychainUnavailableError):
        keychain.ensure_usable()


def test_without_the_library_that_is_what_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(keychain.LibraryAbsentError):
        keychain.ensure_usable()
