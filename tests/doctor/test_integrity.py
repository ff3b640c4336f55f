"""Integrity while locked: what can be told of a journal from the outside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from safespace.doctor.encryption import check_encryption
from safespace.doctor.finding import Level
from safespace.doctor.integrity import check_integrity, is_damage
from tests.doctor.surrounded import level, one, surround
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MODES = pytest.mark.parametrize("mode", Mode, ids=str)


def names(home: Path) -> list[str]:
    return [found.name for found in check_integrity(surround(home))]


def cut(path: Path, *, by: int) -> None:
    os.truncate(path, path.stat().st_size - by)


@MODES
def test_a_whole_journal_looks_whole(home: Path, mode: Mode) -> None:
    make_journal(home, mode)

    found = check_integrity(surround(home))

    assert "look whole" in found[0].words
    assert not any(map(is_damage, found))


def test_a_locked_journal_is_said_to_be_looked_at_from_outside(
    home: Path, journal: Path
) -> None:
    assert names(home) == ["integrity", "locked"]


@MODES
def test_a_file_that_was_cut_is_damaged(home: Path, mode: Mode) -> None:
    make_journal(home, mode)
    cut(home / "journal" / "journal.db", by=100)

    found = one(check_integrity, surround(home))

    assert is_damage(found)
    assert "no whole number of pages" in found.words


@MODES
def test_a_save_that_was_interrupted_is_no_damage(home: Path, mode: Mode) -> None:
    make_journal(home, mode)
    cut(home / "journal" / "journal.db", by=100)
    (home / "journal" / "journal.db-journal").write_bytes(b"\xd9\xd5\x05\xf9")

    found = one(check_integrity, surround(home))

    assert (found.level, is_damage(found)) == (Level.LOOK, False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "journal.key").unlink(),
        lambda folder: (folder / "journal.db").unlink(),
        lambda folder: (folder / "journal.db").write_bytes(b""),
        lambda folder: (folder / "journal.key").write_bytes(b"{}"),
        lambda folder: cut(folder / "journal.key", by=5),
    ],
    ids=["no key", "no journal", "emptied", "another key", "cut key"],
)
def test_a_part_that_is_not_there_is_damage(
    home: Path, journal: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(journal)

    found = one(check_integrity, surround(home))

    assert is_damage(found)
    assert found.mend


def test_a_newer_key_file_is_no_damage(home: Path, journal: Path) -> None:
    key = journal / "journal.key"
    key.write_text(key.read_text().replace('"version":1', '"version":9'))

    found = one(check_integrity, surround(home))

    assert (found.name, found.level) == ("version", "look")


def test_a_link_in_the_journals_place_is_told(home: Path, journal: Path) -> None:
    file = journal / "journal.db"
    file.rename(home / "elsewhere")
    file.symlink_to(home / "elsewhere")

    found = one(check_integrity, surround(home))

    assert (found.name, found.level) == ("access", "mend")


def test_keys_that_open_nothing_are_damage(home: Path, journal: Path) -> None:
    assert is_damage(one(check_integrity, surround(home, unreadable=True)))


def test_no_journal_is_no_damage(home: Path) -> None:
    assert level(check_integrity, surround(home)) == "ok"
    assert check_encryption(surround(home)) == ()


def test_a_journal_that_anybody_can_read_is_told(home: Path) -> None:
    make_journal(home, Mode.PLAIN)

    found = one(check_encryption, surround(home))

    assert (found.level, found.mend) == ("look", "safespace encrypt")


def test_an_encrypted_journal_is_as_it_should_be(home: Path, journal: Path) -> None:
    assert level(check_encryption, surround(home)) == "ok"
