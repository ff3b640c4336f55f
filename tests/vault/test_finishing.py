"""Whoever looks at the journal first finishes what a killed exchange left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.vault import claim
from safespace.vault.folder import State, inspect
from tests.vault.swapping import NEW, OLD, found, lay

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal belongs."""
    return tmp_path / "journal"


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_between_the_renames_the_new_one_takes_its_place(folder: Path) -> None:
    lay(folder.with_name("journal.before"), OLD)
    lay(folder.with_name("journal.next"), NEW)

    assert inspect(folder) is State.ENCRYPTED

    assert found(folder) == NEW
    assert beside(folder) == ["journal"]


def test_an_old_one_that_is_alone_goes_back(folder: Path) -> None:
    lay(folder.with_name("journal.before"), OLD)

    assert inspect(folder) is State.ENCRYPTED

    assert found(folder) == OLD
    assert beside(folder) == ["journal"]


def test_the_replaced_one_stays_while_the_new_one_is_not_whole(folder: Path) -> None:
    lay(folder, NEW)
    (folder / "journal.db").unlink()
    lay(folder.with_name("journal.before"), OLD)

    assert inspect(folder) is State.KEY_WITHOUT_JOURNAL

    assert found(folder.with_name("journal.before")) == OLD


def test_while_another_terminal_is_at_it_nothing_is_touched(folder: Path) -> None:
    lay(folder, OLD)
    lay(folder.with_name("journal.next"), NEW)

    with claim.held(folder.with_name("journal.next")):
        assert inspect(folder) is State.ENCRYPTED
        assert beside(folder) == ["journal", "journal.next"]
        folder.rename(folder.with_name("journal.before"))
        with pytest.raises(StorageError, match="exchanging"):
            inspect(folder)
    assert inspect(folder) is State.ENCRYPTED
    assert found(folder) == NEW


def test_what_cannot_be_cleared_away_keeps_nobody_from_reading(folder: Path) -> None:
    lay(folder, NEW)
    folder.with_name("journal.before").symlink_to("elsewhere")

    assert inspect(folder) is State.ENCRYPTED
