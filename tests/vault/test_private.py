from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError, StorageError
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277], ids=oct)
def umask(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_folders_and_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "above" / "journal"
    private.ensure_folder(folder)
    private.write_new(folder / "new", b"words")
    private.replace(folder / "replaced", b"words")
    assert mode(folder) == mode(folder.parent) == 0o700
    assert mode(folder / "new") == mode(folder / "replaced") == 0o600


def test_an_open_folder_of_ours_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private.ensure_folder(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_private_folder_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    private.ensure_folder(tmp_path)
    assert mode(tmp_path) == 0o500


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
def test_a_folder_of_another_account_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o755)
    os.chown(folder, 12345, 12345)
    with pytest.raises(StorageError, match="belongs to another account"):
        private.ensure_folder(folder)
    assert mode(folder) == 0o755


def test_missing_parents_are_made_and_the_rest_is_not_touched(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private.ensure_parents(tmp_path / "share" / "safespace" / "journal")
    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / "share") == mode(tmp_path / "share" / "safespace") == 0o700
    assert not (tmp_path / "share" / "safespace" / "journal").exists()


def test_writing_new_never_overwrites(tmp_path: Path) -> None:
    private.write_new(tmp_path / "key", b"first")
    with pytest.raises(StorageError, match="already in the place of key"):
        private.write_new(tmp_path / "key", b"second")
    assert private.read(tmp_path / "key", 100) == b"first"


def test_replacing_leaves_one_file_with_the_new_content(tmp_path: Path) -> None:
    private.replace(tmp_path / "key", b"first")
    private.replace(tmp_path / "key", b"second" * 100_000)
    assert private.read(tmp_path / "key", 10**6) == b"second" * 100_000
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_replacing_takes_away_what_a_killed_attempt_left_long_ago(
    tmp_path: Path,
) -> None:
    old, fresh, other = (
        tmp_path / f".{name}.{'0123456789abcde' + last}.new"
        for name, last in (("key", "0"), ("key", "1"), ("keys", "2"))
    )
    for path in (old, fresh, other):
        path.write_bytes(b"half")
    yesterday = time.time() - 86_400
    os.utime(old, (yesterday, yesterday))
    os.utime(other, (yesterday, yesterday))
    private.replace(tmp_path / "key", b"whole")
    assert not old.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_file_is_read_up_to_its_limit_and_not_beyond(tmp_path: Path) -> None:
    private.write_new(tmp_path / "key", bytes(100))
    assert private.read(tmp_path / "key", 100) == bytes(100)
    with pytest.raises(DamagedError, match="larger than it can be"):
        private.read(tmp_path / "key", 99)


def test_a_file_restored_with_loose_permissions_is_closed_on_reading(
    tmp_path: Path,
) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"words")
    path.chmod(0o644)
    assert private.read(path, 100) == b"words"
    assert mode(path) == 0o600


def test_a_missing_file_is_said_calmly_and_peeking_gives_none(tmp_path: Path) -> None:
    assert private.peek(tmp_path / "key", 16) is None
    with pytest.raises(StorageError, match="There is no key") as caught:
        private.read(tmp_path / "key", 16)
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_removing_twice_is_fine(tmp_path: Path) -> None:
    private.write_new(tmp_path / "key", b"words")
    private.remove(tmp_path / "key")
    private.remove(tmp_path / "key")
    assert not (tmp_path / "key").exists()


def test_what_another_library_wrote_is_made_private(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir(mode=0o777)
    file.write_bytes(b"words")
    file.chmod(0o666)
    private.settle(folder)
    private.settle(file)
    assert (mode(folder), mode(file)) == (0o700, 0o600)
