"""Killed at any step of exchanging the journal, opening it finds one that is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.robust.exchanging import KILLED, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
OLD, RESTORED = ["later", "backed up"], ["backed up"]


@pytest.mark.parametrize("what", ["rotate", "encrypt", "decrypt"])
def test_a_killed_change_of_keys_costs_no_entry(tmp_path: Path, what: str) -> None:
    runs = run(what, tmp_path)

    assert [each["ended"] for each in runs] == [KILLED] * (len(runs) - 1) + [0]
    assert len(runs) > 8
    assert [each["titles"] for each in runs] == [OLD] * len(runs)
    assert all(each["sound"] for each in runs)
    # Opening it has also cleared away whatever the killed one left.
    assert [each["beside"] for each in runs] == [["journal"]] * len(runs)


def test_a_killed_restore_leaves_the_old_journal_or_the_restored_one(
    tmp_path: Path,
) -> None:
    runs = run("restore", tmp_path)

    assert [each["ended"] for each in runs] == [KILLED] * (len(runs) - 1) + [0]
    assert all(each["sound"] for each in runs)
    titles = [each["titles"] for each in runs]
    assert titles == sorted(titles, key=[OLD, RESTORED].index)
    assert (titles[0], titles[-1]) == (OLD, RESTORED)


def test_a_killed_restore_over_damage_can_be_done_again(tmp_path: Path) -> None:
    runs = run("restore_damaged", tmp_path)

    assert [each["ended"] for each in runs] == [KILLED] * (len(runs) - 1) + [0]
    assert runs[-1]["titles"] == RESTORED
    for each in runs:
        # Damaged as before, or moved aside; either way the backup is named.
        assert each["sound"] or each["names a backup"]
        assert each["code"] in {0, 5, 6}
        assert each["code"] == 0 or each["titles"] == []
