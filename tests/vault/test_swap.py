from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.errors import (
    DamagedError,
    NoJournalError,
    StorageError,
)
from safespace.vault.folder import State, inspect
from safespace.vault.swap import (
    Recovered,
    exchange,
    leftover,
    recover,
    replaced,
    retire,
    stage,
)
from tests.vault.swapping import NEW, OLD, found, lay, swap

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay(tmp_path / "journal", OLD)
    return tmp_path / "journal"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_the_new_journal_takes_the_place_of_the_old_one(folder: Path) -> None:
    with stage(folder) as staged:
        lay(staged.path, NEW)
        assert found(folder) == OLD
        exchange(staged)
        assert found(folder) == NEW
        assert found(replaced(folder)) == OLD
        retire(folder)
    assert found(folder) == NEW
    assert inspect(folder) is State.ENCRYPTED
    assert names(folder) == ["journal"]


def test_everything_in_it_is_private_even_under_umask_0(folder: Path) -> None:
    before = os.umask(0)
    try:
        with stage(folder) as staged:
            assert stat.S_IMODE(staged.path.stat().st_mode) == 0o700
            (staged.path / "journal.db").write_bytes(b"\x07" * 16)
            (staged.path / "journal.key").write_bytes(b"a key")
            (staged.path / "inbox").mkdir()
            exchange(staged)
    finally:
        os.umask(before)
    made = [folder, *folder.rglob("*")]
    assert len(made) == 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


def test_what_is_not_exchanged_goes_again(folder: Path) -> None:
    with stage(folder) as staged:
        lay(staged.path, NEW)
    assert found(folder) == OLD
    assert names(folder) == ["journal"]


def put(folder: Path, build: Callable[[Path], object]) -> None:
    with stage(folder) as staged:
        build(staged.path)
        exchange(staged)


def give_up(fresh: Path) -> None:
    lay(fresh, NEW)
    raise KeyboardInterrupt


def onto_full_disk(fresh: Path) -> None:
    lay(fresh, NEW)
    Path("/dev/full").write_bytes(b"words")


def with_a_link(fresh: Path) -> None:
    lay(fresh, NEW)
    (fresh / "inbox" / "theirs").symlink_to("/etc")


def a_key_alone(fresh: Path) -> None:
    (fresh / "journal.key").write_bytes(b"a key and no journal")


def nothing(fresh: Path) -> None:
    assert list(fresh.iterdir()) == []


@pytest.mark.parametrize(
    ("build", "error", "said"),
    [
        (give_up, KeyboardInterrupt, None),
        (onto_full_disk, StorageError, "no room left"),
        (with_a_link, StorageError, "A link stands"),
        (a_key_alone, DamagedError, "its journal, journal.db, is absent"),
        (nothing, NoJournalError, "no journal here"),
    ],
)
def test_what_is_not_built_to_the_end_leaves_the_old_journal(
    folder: Path,
    build: Callable[[Path], None],
    error: type[Exception],
    said: str | None,
) -> None:
    with pytest.raises(error, match=said):
        put(folder, build)
    assert found(folder) == OLD
    assert names(folder) == ["journal"]


@pytest.mark.parametrize("which", [1, 2])
def test_ctrl_c_between_the_renames_leaves_one_journal_and_no_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    rename, passed = os.rename, 0

    def interrupted(source: Path, target: Path) -> None:
        nonlocal passed
        rename(source, target)
        passed += 1
        if passed == which:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(folder, lambda fresh: lay(fresh, NEW))
    monkeypatch.undo()
    assert found(folder) == (OLD if which == 1 else NEW)
    assert recover(folder).waits == (which == 2)


def test_where_no_journal_is_there_is_nothing_to_replace(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no journal"):
        swap(tmp_path / "journal")
    (tmp_path / "journal").mkdir()
    with pytest.raises(StorageError, match="There is no journal"):
        swap(tmp_path / "journal")
    assert [path.name for path in tmp_path.iterdir()] == ["journal"]


def test_an_unfinished_start_is_removed_by_the_next_one(folder: Path) -> None:
    lay(folder.with_name("journal.next"), NEW)
    swap(folder)
    assert found(folder) == NEW
    assert names(folder) == ["journal"]


def test_a_replaced_journal_is_kept_until_somebody_looked_through_it(
    folder: Path,
) -> None:
    lay(replaced(folder), NEW)
    with pytest.raises(StorageError, match="still lies beside"):
        swap(folder)
    assert recover(folder) is Recovered.LEFTOVER
    assert recover(folder) is Recovered.LEFTOVER
    with leftover(folder) as before:
        assert before is not None
        assert found(before) == NEW
    assert recover(folder) is Recovered.NOTHING
    assert names(folder) == ["journal"]


def test_a_look_that_gives_up_leaves_the_replaced_journal(folder: Path) -> None:
    lay(replaced(folder), NEW)
    with pytest.raises(KeyboardInterrupt), leftover(folder):
        raise KeyboardInterrupt
    assert recover(folder) is Recovered.LEFTOVER
    assert found(replaced(folder)) == NEW


def test_the_last_journal_is_never_retired(folder: Path) -> None:
    folder.rename(replaced(folder))
    with pytest.raises(StorageError, match="There is no journal"):
        retire(folder)
    assert recover(folder) is Recovered.BACK
    assert found(folder) == OLD


def test_retiring_twice_needs_nothing_done(folder: Path) -> None:
    swap(folder)
    retire(folder)
    assert found(folder) == NEW


def test_an_unfinished_start_is_removed_when_the_journal_is_opened(
    folder: Path,
) -> None:
    folder.with_name("journal.next").mkdir()
    (folder.with_name("journal.next") / "journal.db").write_bytes(b"half")
    assert recover(folder) is Recovered.CLEANED
    assert not Recovered.CLEANED.waits
    assert names(folder) == ["journal"]
    assert found(folder) == OLD


def test_between_the_renames_the_new_one_takes_the_place(folder: Path) -> None:
    folder.rename(replaced(folder))
    lay(folder.with_name("journal.next"), NEW)
    done = recover(folder)
    assert done is Recovered.FORWARD
    assert done.waits
    assert found(folder) == NEW
    assert found(replaced(folder)) == OLD


def test_with_everything_in_place_two_looks_are_enough(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    for name in ("lstat", "stat", "open", "scandir", "listdir", "access"):
        real = getattr(os, name)

        def counted(*args: object, real: object = real, name: str = name) -> object:
            looks.append(name)
            return real(*args)  # type: ignore[operator]

        monkeypatch.setattr(os, name, counted)
    assert recover(folder) is Recovered.NOTHING
    monkeypatch.undo()
    assert looks == ["lstat", "lstat"]


def test_where_nothing_was_ever_made_there_is_nothing_to_recover(
    tmp_path: Path,
) -> None:
    assert recover(tmp_path / "none" / "journal") is Recovered.NOTHING
    (tmp_path / "journal.next").mkdir()
    assert recover(tmp_path / "journal") is Recovered.NOTHING
    assert [path.name for path in tmp_path.iterdir()] == ["journal.next"]


def test_an_empty_folder_in_its_place_does_not_hide_the_journal(folder: Path) -> None:
    folder.rename(replaced(folder))
    folder.mkdir()
    assert recover(folder) is Recovered.BACK
    assert found(folder) == OLD


def test_something_else_in_its_place_is_told_and_left_alone(folder: Path) -> None:
    folder.rename(replaced(folder))
    lay(folder.with_name("journal.next"), NEW)
    folder.mkdir()
    (folder / "letter").write_bytes(b"words")
    with pytest.raises(DamagedError, match="something else is in that place"):
        recover(folder)
    assert (folder / "letter").read_bytes() == b"words"
    (folder / "letter").rename(folder.with_name("letter"))
    assert recover(folder) is Recovered.FORWARD
    assert found(folder) == NEW
