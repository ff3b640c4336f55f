"""A remembered journal: whatever is cut short, it is known what has to be forgotten."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.opened import OpenedKeys
from safespace.vault import remembered
from safespace.vault.remembered import Remembering
from tests.journals import make_journal
from tests.keychains import FileKeychain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import UseKeychain
    from tests.keychains import Desktop

KEYS = OpenedKeys(bytes(range(32)), bytes(range(32, 64)))
# Killed at the first change to what the keychain holds, or right after it.
KILLED = """
import os, sys
from pathlib import Path
from safespace.crypto.opened import OpenedKeys
from safespace.vault import remembered
from tests import keychains

keep = keychains._keep
def die(*given):
    if {after}:
        keep(*given)
    os._exit(9)
keychains._keep = die
folder, state = Path(sys.argv[1]) / "journal", Path(sys.argv[1]) / "state"
remembered.{what}
"""
REMEMBER = "remember(folder, state, OpenedKeys(bytes(32), bytes(32)))"
FORGET = "forget(folder, state)"


@pytest.fixture
def folder(home: Path, use_keychain: UseKeychain) -> Path:
    make_journal(home)
    use_keychain(FileKeychain)
    return home / "journal"


@pytest.fixture
def state(home: Path) -> Path:
    return home / "state"


def die(home: Path, desktop: Desktop, what: str, *, after: bool) -> None:
    code = KILLED.format(what=what, after=after)
    ended = subprocess.run(
        [sys.executable, "-c", code, str(home)], env=desktop.environ(), check=False
    )
    assert ended.returncode == 9


def test_it_is_remembered_and_forgotten(folder: Path, state: Path) -> None:
    assert remembered.look(state) is Remembering.NOT
    assert remembered.find(folder, state) is None

    remembered.remember(folder, state, KEYS)
    assert remembered.look(state) is Remembering.IN_USE
    assert remembered.find(folder, state) == KEYS

    remembered.forget(folder, state)
    assert remembered.look(state) is Remembering.NOT
    assert list(state.iterdir()) == []


def test_remembering_again_takes_the_place_of_an_earlier_journals(
    folder: Path, state: Path, home: Path, desktop: Desktop
) -> None:
    remembered.remember(folder, state, KEYS)
    folder.rename(home / "earlier")
    make_journal(home)

    remembered.remember(folder, state, KEYS)

    assert len(desktop.items) == 1
    assert remembered.find(folder, state) == KEYS


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_remembering_that_was_killed_is_not_in_use_and_can_be_forgotten(
    folder: Path, state: Path, home: Path, desktop: Desktop, *, after: bool
) -> None:
    die(home, desktop, REMEMBER, after=after)

    assert remembered.look(state) is Remembering.GOING
    assert remembered.find(folder, state) is None
    assert bool(desktop.items) is after
    remembered.forget(folder, state)
    assert not desktop.items
    assert remembered.look(state) is Remembering.NOT


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_forgetting_that_was_killed_is_in_use_no_more_and_can_be_done_again(
    folder: Path, state: Path, home: Path, desktop: Desktop, *, after: bool
) -> None:
    remembered.remember(folder, state, KEYS)

    die(home, desktop, FORGET, after=after)

    assert remembered.look(state) is Remembering.GOING
    assert remembered.find(folder, state) is None
    assert bool(desktop.items) is not after
    remembered.forget(folder, state)
    assert not desktop.items
    assert remembered.look(state) is Remembering.NOT


def test_a_small_file_that_says_anything_else_opens_nothing(
    folder: Path, state: Path, desktop: Desktop
) -> None:
    remembered.remember(folder, state, KEYS)
    (state / "remembered").write_bytes(b"\xff\x00 something else")

    assert remembered.find(folder, state) is None
    remembered.forget(folder, state)
    assert not desktop.items


def test_a_link_in_its_place_is_not_followed(
    folder: Path, state: Path, tmp_path: Path
) -> None:
    remembered.remember(folder, state, KEYS)
    (state / "remembered").rename(tmp_path / "elsewhere")
    (state / "remembered").symlink_to(tmp_path / "elsewhere")

    assert remembered.find(folder, state) is None
    remembered.forget(folder, state)
    assert (tmp_path / "elsewhere").exists()
    assert list(state.iterdir()) == []
