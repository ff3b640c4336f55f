"""Where an editor's file goes, and how what a killed process left is cleared."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.terminal.private_folder import (
    private_folder,
    private_root,
    sweep,
    write_private,
)

if TYPE_CHECKING:
    from pathlib import Path

LEAVE_ONE = """
import os, sys
from pathlib import Path
from safespace.terminal.private_folder import private_folder, write_private
with private_folder(Path(sys.argv[1])) as folder:
    write_private(folder / "entry.txt", "as it was")
    if sys.argv[2] != "untouched":
        (folder / "entry.txt").write_bytes(sys.argv[2].encode("latin-1"))
    (folder / "#entry.txt#").write_text("an editor's own file")
    os.kill(os.getpid(), 9)
"""


def left_by_a_killed_process(root: Path, saved: str = "saved words") -> Path:
    before = set(root.iterdir())
    subprocess.run([sys.executable, "-c", LEAVE_ONE, str(root), saved], check=False)
    (left,) = set(root.iterdir()) - before
    return left


def test_the_runtime_folder_is_chosen_if_it_is_ours_alone(
    folder: Path, tmp_path: Path
) -> None:
    environ = {"XDG_RUNTIME_DIR": str(folder)}
    state = tmp_path / "state"
    assert private_root(environ, state=state) == folder
    folder.chmod(0o755)
    assert private_root(environ, state=state, shared=tmp_path / "no") == state
    assert state.stat().st_mode & 0o777 == 0o700


def test_a_linked_runtime_folder_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    environ = {"XDG_RUNTIME_DIR": str(link)}
    assert private_root(environ, state=tmp_path, shared=folder) == folder


def test_shared_memory_comes_before_the_disk(tmp_path: Path) -> None:
    assert private_root({}, state=tmp_path / "state", shared=tmp_path) == tmp_path
    assert not (tmp_path / "state").exists()


def test_a_place_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        private_root({}, state=tmp_path / "file" / "state", shared=tmp_path / "no")
    with pytest.raises(StorageError), private_folder(tmp_path / "file"):
        pass


def test_a_folder_goes_with_everything_an_editor_put_in_it(folder: Path) -> None:
    with private_folder(folder) as made:
        (made / ".swp").write_text("copy")
        (made / "deeper").mkdir()
    assert list(folder.iterdir()) == []


def test_a_file_is_never_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    (folder / "entry.txt").symlink_to(target)
    with pytest.raises(StorageError):
        write_private(folder / "entry.txt", "text")
    assert not target.exists()


def test_what_a_killed_process_left_is_swept_and_its_text_kept(folder: Path) -> None:
    left_by_a_killed_process(folder)
    kept: list[str] = []
    assert sweep(folder, keep=kept.append) == 1
    assert kept == ["saved words"]
    assert list(folder.iterdir()) == []


def test_a_text_nobody_saved_again_is_not_kept(folder: Path) -> None:
    left_by_a_killed_process(folder, "untouched")
    kept: list[str] = []
    assert sweep(folder, keep=kept.append) == 1
    assert kept == []


def test_nothing_is_removed_when_its_text_cannot_be_kept(folder: Path) -> None:
    left = left_by_a_killed_process(folder)

    def full(_: str) -> None:
        raise StorageError("The disk is full.")

    with pytest.raises(StorageError):
        sweep(folder, keep=full)
    assert (left / "entry.txt").read_text() == "saved words"


def test_bytes_that_are_no_text_are_left_where_they_are(folder: Path) -> None:
    left = left_by_a_killed_process(folder, "caf\xe9")
    assert sweep(folder) == 0
    assert (left / "entry.txt").read_bytes() == b"caf\xe9"


def test_a_running_edit_and_other_folders_are_left_alone(folder: Path) -> None:
    (folder / "safespace-edit-notes").mkdir()
    (folder / "somebody-else").mkdir()
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (folder / f"safespace-edit-999999999-{'0' * 16}").symlink_to(elsewhere)
    with private_folder(folder) as running:
        assert sweep(folder) == 0
        assert running.is_dir()
    assert elsewhere.is_dir()


def test_sweeping_where_there_is_nothing_is_fine(tmp_path: Path) -> None:
    assert sweep(tmp_path / "no such folder") == 0
