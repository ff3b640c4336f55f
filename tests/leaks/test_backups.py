"""Backups are as private as the journal, and strangers beside it are left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode, make_journal
from tests.leaks.household import make_household, open_to_others
from tests.leaks.probe import CANARY, find_in_bytes, find_in_files
from tests.leaks.tracing import OPENING, needs_strace, trace
from tests.robust.soundness import fingerprint

if TYPE_CHECKING:
    from tests.leaks.life import Lived

pytestmark = pytest.mark.slow

# What services for keeping folders alike make of two versions of one file.
CONFLICTS = (
    "journal (Mira's conflicted copy 2026-11-21).db",
    "journal.sync-conflict-20261121-211400-ABCDEFG.db",
    "journal 2.db",
    "journal (1).key",
)


@pytest.mark.leak(18)
def test_a_backup_shows_no_more_than_its_journal(lived: Lived) -> None:
    folder = lived.house.data / "backups"
    found = {Path(path).name for path in find_in_files(CANARY, [folder])}

    encrypted = lived.house.mode is Mode.ENCRYPTED
    assert found == (set() if encrypted else {"journal.db"})
    assert len(list(folder.rglob("journal.db"))) == 1


@pytest.mark.leak(16, 18)
def test_a_backup_is_for_this_account_alone(lived: Lived) -> None:
    folder = lived.house.data / "backups"

    assert open_to_others(folder) == []
    modes = {p.stat().st_mode & 0o777 for p in folder.rglob("*") if p.is_file()}
    assert modes == {0o600}


@needs_strace
@pytest.mark.leak(20)
def test_a_copy_from_a_conflict_is_never_opened(tmp_path: Path) -> None:
    house = make_household(tmp_path, Mode.PLAIN)
    assert house("write", stdin=b"my own words").code == 0
    make_journal(tmp_path / "other", Mode.PLAIN)
    other = (tmp_path / "other" / "journal" / "journal.db").read_bytes()
    for name in CONFLICTS:
        (house.data / "journal" / name).write_bytes(other + CANARY.encode())
    there = {
        k: v for k, v in fingerprint(house.data).items() if Path(k).name in CONFLICTS
    }

    traced = trace(
        "safespace list; safespace verify; safespace backup; safespace status;"
        f' cat "{house.data}/journal/{CONFLICTS[-1]}" > /dev/null',
        calls=OPENING,
        environ=house.program.environ(**house.environ()),
        record=tmp_path / "trace",
    )

    assert b"my own words" in traced.out
    opened = {name: len(traced.opened(name)) for name in ("journal.db", *CONFLICTS)}
    assert opened.pop("journal.db") >= 4
    assert opened.pop(CONFLICTS[-1]) == 1  # by cat, at the end
    assert {*opened.values()} == {0}
    assert len(there) == len(CONFLICTS)
    assert there.items() <= fingerprint(house.data).items()
    backups = [p.read_bytes() for p in (house.data / "backups").rglob("*.db")]
    assert backups
    assert not any(find_in_bytes(CANARY, each) for each in backups)
