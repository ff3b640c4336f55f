"""The kernel's keyring: kept for a while, for this login, and never on a disk."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from safespace.crypto import keyring

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "safespace-test"


@pytest.fixture
def name(request: pytest.FixtureRequest) -> Iterator[str]:
    unique = f"{NAME}-{abs(hash(request.node.nodeid))}"
    try:
        keyring.put(unique, b"probe", seconds=5)
    except keyring.KeyringUnavailableError:
        pytest.skip("this machine has no kernel keyring to use")
    keyring.forget(unique)
    yield unique
    keyring.forget(unique)


def test_a_secret_comes_back_until_it_is_forgotten(name: str) -> None:
    keyring.put(name, bytes(range(64)), seconds=60)
    assert keyring.get(name) == bytes(range(64))

    assert keyring.forget(name)
    assert keyring.get(name) is None
    assert not keyring.forget(name)


def test_a_later_secret_takes_the_place_of_an_earlier_one(name: str) -> None:
    keyring.put(name, b"one", seconds=60)
    keyring.put(name, b"two", seconds=60)
    assert keyring.get(name) == b"two"
    keyring.forget(name)
    assert keyring.get(name) is None


def test_the_kernel_lets_it_expire(name: str) -> None:
    keyring.put(name, b"short", seconds=1)
    deadline = time.monotonic() + 10
    while keyring.get(name) is not None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert keyring.get(name) is None


def test_use_can_make_it_live_longer(name: str) -> None:
    keyring.put(name, b"kept", seconds=1)
    assert keyring.touch(name, seconds=60)
    time.sleep(1.3)
    assert keyring.get(name) == b"kept"


def test_another_process_of_the_same_login_sees_it(name: str) -> None:
    keyring.put(name, b"shared", seconds=60)
    ask = f"from safespace.crypto import keyring; print(keyring.get({name!r}))"
    seen = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    )
    assert seen.stdout.strip() == "b'shared'"


def test_a_machine_without_a_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring._kernel.cache_clear()
    monkeypatch.setattr("platform.machine", lambda: "abacus")
    try:
        with pytest.raises(keyring.KeyringUnavailableError):
            keyring.put("anything", b"x", seconds=1)
        assert keyring.get("anything") is None
        assert not keyring.forget("anything")
    finally:
        keyring._kernel.cache_clear()
