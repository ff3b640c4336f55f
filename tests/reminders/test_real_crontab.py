"""The same with the system's own crontab program, where this account has no table yet."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.program import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHERS = b'# mine\nMAILTO=""\n0  8 * * *\t echo  a\\%b   # note\n'


def list_crontab() -> bytes | None:
    """Return the account's crontab, or none where it has none."""
    done = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


@pytest.fixture
def crontab() -> Iterator[None]:
    """Lend the account's crontab, if it is empty, and give it back empty."""
    if not shutil.which("crontab"):
        pytest.skip("there is no crontab program here")
    if list_crontab() is not None:
        pytest.skip("this account has a crontab of its own, which is left alone")
    probe = subprocess.run(
        ["crontab", "-"], input=OTHERS, capture_output=True, check=False
    )
    if probe.returncode:
        pytest.skip("this account may not have a crontab")
    try:
        yield
    finally:
        subprocess.run(["crontab", "-r"], capture_output=True, check=False)


@pytest.mark.usefixtures("crontab")
def test_a_reminder_comes_and_goes_and_the_rest_stays(home: Path) -> None:
    def remind(*words: str) -> bytes:
        return subprocess.run(
            [SCRIPT, "remind", *words],
            env={**os.environ, "SAFESPACE_HOME": str(home)},
            capture_output=True,
            check=True,
        ).stdout

    remind("at", "20:30")
    remind("at", "07:05", "--days", "mon-fri")

    tab = list_crontab() or b""
    assert tab.startswith(OTHERS)
    assert [line[:11] for line in tab[len(OTHERS) :].splitlines()] == [b"5 7 * * 1-5"]
    assert b"07:05, mon-fri" in remind("show")
    remind("off")
    assert list_crontab() == OTHERS
