from __future__ import annotations

import fcntl
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from safespace.errors import SafespaceError, StorageError, UsageError
from safespace.vault.folder import PLAIN_HEADER, State, Vault, create, inspect


def fill(fresh: Path) -> None:
    (fresh / "journal.db").write_bytes(PLAIN_HEADER + bytes(84))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_journal_is_there_whole(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "journal"
    create(folder, fill)
    assert inspect(folder) is State.PLAIN
    assert names(folder.parent) == ["journal"]


def test_an_empty_folder_may_be_there_already(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir(mode=0o755)
    create(tmp_path / "journal", fill)
    assert inspect(tmp_path / "journal") is State.PLAIN
    assert stat.S_IMODE((tmp_path / "journal").stat().st_mode) == 0o700


def test_everything_in_it_is_private_even_under_umask_0(tmp_path: Path) -> None:
    def fill_loosely(fresh: Path) -> None:
        fill(fresh)
        (fresh / "drafts").mkdir()
        (fresh / "drafts" / "one").write_bytes(b"words")

    before = os.umask(0)
    try:
        create(tmp_path / "journal", fill_loosely)
    finally:
        os.umask(before)
    made = [tmp_path / "journal", *(tmp_path / "journal").rglob("*")]
    assert len(made) == 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


@pytest.mark.parametrize("name", ["journal.db", "journal.key", "letter.txt"])
def test_what_is_there_already_is_never_touched(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / name).write_bytes(b"years of entries")
    with pytest.raises(UsageError, match="already"):
        create(folder, fill)
    assert (folder / name).read_bytes() == b"years of entries"
    assert names(folder) == [name]


def test_a_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"a letter")
    with pytest.raises(UsageError, match="already"):
        create(tmp_path / "journal", fill)
    assert (tmp_path / "journal").read_bytes() == b"a letter"


def test_when_another_terminal_is_quicker_its_journal_stays(tmp_path: Path) -> None:
    def slowly(fresh: Path) -> None:
        fill(fresh)
        create(tmp_path / "journal", lambda other: Vault(other).key.touch())

    with pytest.raises(UsageError, match="already"):
        create(tmp_path / "journal", slowly)
    assert names(tmp_path / "journal") == ["journal.key"]
    assert names(tmp_path) == ["journal"]


def test_a_fill_that_gives_up_leaves_nothing(tmp_path: Path) -> None:
    def give_up(fresh: Path) -> None:
        fill(fresh)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "journal", give_up)
    assert names(tmp_path) == []


def test_a_full_disk_while_filling_leaves_nothing(tmp_path: Path) -> None:
    def onto_full_disk(fresh: Path) -> None:
        fill(fresh)
        Path("/dev/full").write_bytes(b"words")

    with pytest.raises(StorageError, match="no room left"):
        create(tmp_path / "journal", onto_full_disk)
    assert names(tmp_path) == []


def test_killed_halfway_there_is_no_journal_and_the_next_attempt_works(
    tmp_path: Path,
) -> None:
    script = f"""
        import os, signal
        from pathlib import Path
        from safespace.vault.folder import create

        def fill(fresh):
            (fresh / "journal.db").write_bytes(b"half a journal")
            os.kill(os.getpid(), signal.SIGKILL)

        create(Path({str(tmp_path / "journal")!r}), fill)
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert run.returncode == -signal.SIGKILL
    (leftover,) = tmp_path.iterdir()
    assert (leftover / "journal.db").read_bytes() == b"half a journal"
    assert inspect(tmp_path / "journal") is State.ABSENT
    create(tmp_path / "journal", fill)
    assert inspect(tmp_path / "journal") is State.PLAIN
    assert names(tmp_path) == ["journal"]


def test_only_leftovers_of_its_own_are_removed(tmp_path: Path) -> None:
    spared = {"journal.new-year", "journal.old", "diary.new-0123456789abcdef"}
    for name in spared | {"journal.new-0123456789abcdef"}:
        (tmp_path / name).mkdir()
    create(tmp_path / "journal", fill)
    assert set(names(tmp_path)) == spared | {"journal"}


def test_what_another_terminal_is_making_now_is_not_a_leftover(tmp_path: Path) -> None:
    busy = tmp_path / "journal.new-0123456789abcdef"
    busy.mkdir()
    descriptor = os.open(busy, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    create(tmp_path / "journal", fill)
    assert busy.is_dir()
    os.close(descriptor)


def test_a_planted_link_named_like_a_leftover_leads_nowhere(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter").write_bytes(b"words")
    (tmp_path / "journal.new-0123456789abcdef").symlink_to(theirs)
    create(tmp_path / "journal", fill)
    assert (theirs / "letter").read_bytes() == b"words"


def test_a_link_left_by_the_fill_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SafespaceError, match="link"):
        create(tmp_path / "journal", lambda fresh: (fresh / "x").symlink_to("/etc"))
    assert names(tmp_path) == []
