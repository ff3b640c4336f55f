from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from safespace.errors import SafespaceError, StorageError
from safespace.vault.swap import Recovered, leftover, recover, replaced, retire
from tests.vault.swapping import NEW, OLD, found, lay, swap

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.leak(17)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay(tmp_path / "journal", OLD)
    return tmp_path / "journal"


NEIGHBOURS = ["journal.next", "journal.before"]


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_link_planted_beside_a_journal_is_refused_and_leads_nowhere(
    folder: Path, tmp_path: Path, name: str
) -> None:
    lay(tmp_path / "theirs", NEW)
    (tmp_path / name).symlink_to(tmp_path / "theirs")
    assert recover(folder) is Recovered.NOTHING
    with pytest.raises(StorageError):
        swap(folder)
    if name == "journal.before":
        with pytest.raises(StorageError):
            retire(folder)
    with leftover(folder) as before:
        assert before is None
    assert (tmp_path / name).is_symlink()
    assert (found(folder), found(tmp_path / "theirs")) == (OLD, NEW)


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_link_is_never_taken_for_the_journal(
    folder: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "theirs").mkdir()
    for each in NEIGHBOURS:
        lay(tmp_path / each, OLD)
    (tmp_path / name).rename(tmp_path / "theirs" / "journal")
    (tmp_path / name).symlink_to(tmp_path / "theirs" / "journal")
    folder.rename(tmp_path / "away")
    with pytest.raises(SafespaceError, match="a file or a link stands in its place"):
        recover(folder)
    assert not folder.exists()
    assert found(tmp_path / "theirs" / "journal") == OLD


def test_a_link_in_place_of_the_journals_folder_is_not_replaced(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(StorageError):
        swap(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert found(folder) == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_another_accounts_folder_never_becomes_the_journal(
    folder: Path, name: str
) -> None:
    folder.rename(replaced(folder))
    lay(folder.with_name("journal.next"), NEW)
    os.chown(folder.with_name(name), 12345, 12345)
    with pytest.raises(StorageError, match="not allowed"):
        recover(folder)
    assert not folder.exists()
