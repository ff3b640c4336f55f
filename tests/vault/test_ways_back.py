"""What was made before a change of the whole journal is kept as the way back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import NotFoundError
from safespace.vault.backups import (
    Reason,
    add,
    is_due,
    is_readable,
    list_backups,
    read_backup,
    remove,
    rotate,
)
from tests.vault.test_backups import DAY_MS, SATURDAY, daily, fill

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_A_CHANGE = [Reason.MIGRATION, Reason.ROTATION, Reason.RESTORE, Reason.IMPORT]
HOUR_MS = 3_600_000


@pytest.mark.parametrize("reason", BEFORE_A_CHANGE)
def test_it_stays_for_four_weeks_however_many_follow(
    tmp_path: Path, reason: Reason
) -> None:
    kept = add(tmp_path, fill, reason=reason, taken_ms=SATURDAY)
    for day in range(40):
        now_ms = SATURDAY + day * DAY_MS + HOUR_MS
        daily(tmp_path, now_ms)
        rotate(tmp_path, now_ms=now_ms)
        assert (kept in list_backups(tmp_path)) is (day < 28)


def test_one_that_was_asked_for_gives_way_to_a_later_one_of_its_day(
    tmp_path: Path,
) -> None:
    asked = add(tmp_path, fill, reason=Reason.ASKED, taken_ms=SATURDAY)
    daily(tmp_path, SATURDAY + HOUR_MS)

    assert rotate(tmp_path, now_ms=SATURDAY + HOUR_MS) == (asked,)


@pytest.mark.parametrize("reason", BEFORE_A_CHANGE)
def test_after_it_the_days_backup_is_due_again(tmp_path: Path, reason: Reason) -> None:
    def due(hours: int) -> bool:
        now_ms = SATURDAY + hours * HOUR_MS
        return is_due(tmp_path, now_ms=now_ms, day_start_ms=SATURDAY - HOUR_MS)

    daily(tmp_path)
    assert not due(1)
    add(tmp_path, fill, reason=reason, taken_ms=SATURDAY + HOUR_MS)
    assert due(2)
    daily(tmp_path, SATURDAY + 2 * HOUR_MS)
    assert not due(3)


def test_readable_ones_are_told_from_others_and_can_go(tmp_path: Path) -> None:
    def seal(fresh: Path) -> None:
        (fresh / "journal.db").write_bytes(b"\x07" * 100)
        (fresh / "journal.key").write_bytes(b"a key")

    readable = daily(tmp_path)
    sealed = add(tmp_path, seal, reason=Reason.DAILY, taken_ms=SATURDAY + DAY_MS)
    assert (is_readable(readable), is_readable(sealed)) == (True, False)

    remove([readable])

    assert list_backups(tmp_path) == (sealed,)
    assert [path.name for path in tmp_path.iterdir()] == [sealed.path.name]


def test_one_from_elsewhere_is_as_old_as_its_name_or_its_file(tmp_path: Path) -> None:
    made = daily(tmp_path)
    assert read_backup(made.path) == made

    moved = made.path.rename(tmp_path / "on a stick")
    file = moved / "journal.db"
    assert read_backup(moved).taken_ms == int(file.stat().st_mtime) * 1000
    file.unlink()
    with pytest.raises(NotFoundError):
        read_backup(moved)
