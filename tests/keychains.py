"""Keychains for tests: real backends of the keyring library, with a file for a desktop.

The library takes them by its own ways: PYTHON_KEYRING_BACKEND for a process, and
init_backend() for this one. Everything that is ever handed over is written down.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from tests.contracts.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "TEST_KEYCHAIN"


class FileKeychain(KeyringBackend):
    """A desktop's keychain, unlocked."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return _items().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, and write down what was handed over."""
        with _path("handed").open("a", encoding="utf-8") as handed:
            handed.write(f"{service} {username} {password}\n")
        _keep(_items() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        items = _items()
        if items.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError
        _keep(items)


class LockedKeychain(FileKeychain):
    """One that asks somebody, who says no."""

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse."""
        raise KeyringLocked(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise KeyringLocked(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Refuse."""
        raise KeyringLocked(service, username)


class WaitingKeychain(FileKeychain):
    """One that asks somebody before it forgets, and nobody answers."""

    def delete_password(self, service: str, username: str) -> None:
        """Wait for somebody."""
        time.sleep(60)
        super().delete_password(service, username)


class CarelessKeychain(FileKeychain):
    """One that says it kept a secret, and did not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Drop it, and say nothing."""
        del service, username, password


class ReadableFile(FileKeychain):
    """What stands in for keyrings.alt, by the name of its module."""

    __module__ = "keyrings.alt.file"


class OnTopOfIt(ReadableFile):
    """One that somebody made out of such a file."""


def make_row(*kinds: Callable[[], KeyringBackend]) -> list[KeyringBackend]:
    """Return one of each."""
    return [kind() for kind in kinds]


class Row(ChainerBackend):
    """Several in a row, the readable file first."""

    backends = make_row(ReadableFile, FileKeychain)


class RowOfFiles(ChainerBackend):
    """Several in a row, and none to trust."""

    backends = make_row(ReadableFile, OnTopOfIt)


@dataclass(frozen=True, slots=True)
class Desktop:
    """What a keychain of these holds, and the environment that leads to it."""

    file: Path

    def environ(self, kind: type[KeyringBackend] = FileKeychain) -> dict[str, Any]:
        """Return what leads a process to a keychain."""
        return {
            FILE: str(self.file),
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": f"{__name__}.{kind.__qualname__}",
        }

    @property
    def items(self) -> dict[str, str]:
        """What is kept, by service and name."""
        return _items(self.file)

    def put(self, secret: str) -> None:
        """Let every item say something else."""
        _keep(dict.fromkeys(self.items, secret), self.file)

    @property
    def handed(self) -> str:
        """Everything that was ever handed over."""
        path = _path("handed", self.file)
        return path.read_text(encoding="utf-8") if path.exists() else ""


def _path(suffix: str = "", file: Path | None = None) -> Path:
    path = file or Path(os.environ[FILE])
    return path.with_suffix(f".{suffix}") if suffix else path


def _items(file: Path | None = None) -> dict[str, str]:
    path = _path(file=file)
    if not path.exists():
        return {}
    items: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return items


def _keep(items: dict[str, str], file: Path | None = None) -> None:
    _path(file=file).write_text(json.dumps(items), encoding="utf-8")
