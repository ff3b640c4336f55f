from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from safespace.errors import SafespaceError, StorageError, UsageError
from safespace.vault import private
from safespace.vault.drafts import DraftBox, PlainDrafts
from safespace.vault.folder import create, inspect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.leak(17)

SECRET = b"somebody else's file"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "target"
    path.write_bytes(SECRET)
    path.chmod(0o644)
    return path


@pytest.mark.parametrize(
    "act",
    [
        lambda link: private.write_new(link, b"mine"),
        lambda link: private.replace(link, b"mine"),
        lambda link: private.read(link, 100),
        lambda link: private.peek(link, 100),
        private.settle,
        private.ensure_folder,
    ],
    ids=["write_new", "replace", "read", "peek", "settle", "ensure_folder"],
)
def test_a_link_in_place_of_a_file_is_refused(
    target: Path, tmp_path: Path, act: Callable[[Path], object]
) -> None:
    link = tmp_path / "link"
    link.symlink_to(target)
    with pytest.raises(StorageError):
        act(link)
    assert target.read_bytes() == SECRET
    assert target.stat().st_mode & 0o777 == 0o644
    assert link.is_symlink()


@pytest.mark.parametrize("act", [private.write_new, private.replace])
def test_a_link_to_nowhere_makes_nothing_there(
    tmp_path: Path, act: Callable[[Path, bytes], None]
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(StorageError):
        act(tmp_path / "link", b"mine")
    assert not (tmp_path / "nowhere").exists()


def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(theirs)
    with pytest.raises(StorageError):
        private.ensure_folder(tmp_path / "link")
    assert theirs.stat().st_mode & 0o777 == 0o755


def test_removing_a_link_leaves_its_target(target: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(target)
    private.remove(tmp_path / "link")
    assert target.read_bytes() == SECRET


def test_a_pipe_in_place_of_a_file_does_not_make_anyone_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match="not a regular file"):
        private.read(tmp_path / "pipe", 100)


@pytest.mark.parametrize("name", ["journal.db", "journal.key"])
@pytest.mark.parametrize("goal", ["target", "nowhere"])
def test_a_link_in_the_journals_folder_is_never_taken_for_a_journal(
    target: Path, tmp_path: Path, name: str, goal: str
) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / name).symlink_to(tmp_path / goal)
    with pytest.raises(SafespaceError, match="link"):
        inspect(folder)


def test_no_journal_is_made_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "journal").symlink_to(tmp_path / "theirs")
    with pytest.raises(UsageError):
        create(tmp_path / "journal", lambda fresh: (fresh / "x").touch())
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_link_planted_as_a_draft_is_refused_and_not_listed(
    target: Path, tmp_path: Path
) -> None:
    box = DraftBox(tmp_path / "drafts", PlainDrafts())
    box.keep("mine", b"words")
    (tmp_path / "drafts" / "theirs").symlink_to(target)
    assert [info.name for info in box.names()] == ["mine"]
    with pytest.raises(StorageError):
        box.read("theirs")
    with pytest.raises(StorageError):
        box.keep("theirs", b"words")
    assert target.read_bytes() == SECRET
