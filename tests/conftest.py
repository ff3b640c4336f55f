"""What every test can ask for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.journals import Mode
from tests.keychains import FILE, Desktop
from tests.program import Program, make_program
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from keyring.backend import KeyringBackend

    UseKeychain = Callable[[type[KeyringBackend]], None]

# The machine may be slow or busy: examples are counted, never timed.
settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make battery` go to every point where CI takes some."""
    parser.addoption(
        "--every", type=int, default=5, help="every n-th fault of the crash battery"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run two tests for each processor: those at a terminal or a disk mostly wait."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
def every(request: pytest.FixtureRequest) -> int:
    """How many points of the battery make a step."""
    return int(request.config.getoption("--every"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty SAFESPACE_HOME."""
    return tmp_path / "home"


@pytest.fixture
def say(home: Path) -> Say:
    """Commands over a plain journal, in this process: what most tests are about."""
    return make_say(home, Mode.PLAIN)


@pytest.fixture
def say_encrypted(home: Path) -> Say:
    """Commands over an encrypted journal, in this process."""
    return make_say(home, Mode.ENCRYPTED)


@pytest.fixture
def say_first(home: Path) -> Say:
    """Commands where there is no journal yet."""
    return make_say(home, None)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def program(home: Path) -> Program:
    """The installed program over an encrypted journal, as a process of its own."""
    return make_program(home)


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    """An empty keychain; its environ() leads a process to it."""
    return Desktop(tmp_path / "desktop.json")


@pytest.fixture
def use_keychain(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[UseKeychain]:
    """Let the keyring library in this process reach one kind of keychain."""
    import keyring
    from keyring.backends import fail

    def use(kind: type[KeyringBackend]) -> None:
        monkeypatch.setenv(FILE, str(desktop.file))
        keyring.set_keyring(kind())

    yield use
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
