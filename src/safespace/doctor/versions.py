"""Versions: what a report of a fault should name."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from safespace import __version__
from safespace.doctor.finding import Finding, amiss, ok
from safespace.storage.versions import read_cipher_version, read_sqlite_version

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "versions"
CIPHER = "SQLCipher"


def check_versions(around: Surroundings) -> tuple[Finding, ...]:
    """Name what is in use, and find a driver that cannot encrypt."""
    if not dict(around.versions).get(CIPHER):
        words = "The database driver here cannot encrypt."
        return (amiss(NAME, words, "Install safespace anew, with its own driver."),)
    told = ", ".join(f"{name} {number}" for name, number in around.versions)
    return (ok(NAME, f"{told}."),)


def read_versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of this program and of what it stands on."""
    return (
        ("safespace", __version__),
        ("Python", platform.python_version()),
        ("SQLite", read_sqlite_version()),
        (CIPHER, read_cipher_version()),
        ("sqlcipher3", version("sqlcipher3")),
        ("on", f"{sys.platform} {platform.machine()}"),
    )
