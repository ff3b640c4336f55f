from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.vault.swap import Recovered, leftover, recover, replaced, retire, stage
from tests.vault.swapping import NEW, OLD, found, lay, open_again, swap

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = """
    import os, sys
    from pathlib import Path
    from safespace.errors import StorageError
    from safespace.vault.swap import exchange, recover, replaced, retire, stage
    from tests.vault.swapping import NEW, lay, open_again

    folder = Path(sys.argv[1])

    def rest():
        print("resting", flush=True)
        input()
"""
WHILE_BUILDING = """
    with stage(folder) as staged:
        lay(staged.path, NEW)
        rest()
        exchange(staged)
        retire(folder)
"""
BETWEEN_THE_RENAMES = """
    rename = os.rename

    def slowly(source, target):
        rename(source, target)
        if str(target).endswith(".before"):
            rest()

    os.rename = slowly
    with stage(folder) as staged:
        lay(staged.path, NEW)
        exchange(staged)
        retire(folder)
"""
WHILE_LOOKING_THROUGH = """
    with stage(folder) as staged:
        lay(staged.path, NEW)
        exchange(staged)
        rest()
        retire(folder)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay(tmp_path / "journal", OLD)
    return tmp_path / "journal"


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    code = textwrap.dedent(BEGIN) + textwrap.dedent(script)
    return subprocess.Popen(
        [sys.executable, "-c", code, folder],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def resting(script: str, folder: Path) -> Iterator[None]:
    """Hold another process at the place where its script rests; then let it end."""
    with start(script, folder) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "resting\n"
        yield
        other.communicate("\n")
    assert other.returncode == 0
    assert found(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["journal"]


def test_while_one_builds_another_waits_for_nothing_and_disturbs_nothing(
    folder: Path,
) -> None:
    with resting(WHILE_BUILDING, folder):
        assert recover(folder) is Recovered.NOTHING
        with pytest.raises(StorageError, match="Another safespace is exchanging"):
            swap(folder)
        assert found(folder) == OLD
        assert found(folder.with_name("journal.next")) == NEW


def test_between_the_renames_another_is_told_to_try_again(folder: Path) -> None:
    with resting(BETWEEN_THE_RENAMES, folder):
        with pytest.raises(StorageError, match="Another safespace") as caught:
            recover(folder)
        assert "Try again" in caught.value.hint
        with pytest.raises(StorageError):
            swap(folder)
        with pytest.raises(StorageError):
            retire(folder)


def test_while_one_looks_through_the_replaced_one_another_leaves_it(
    folder: Path,
) -> None:
    with resting(WHILE_LOOKING_THROUGH, folder):
        assert recover(folder) is Recovered.NOTHING
        with pytest.raises(StorageError):
            swap(folder)
        with leftover(folder) as before:
            assert before is None
        assert found(replaced(folder)) == OLD


def test_while_a_leftover_is_looked_through_nobody_else_gets_it(folder: Path) -> None:
    lay(replaced(folder), NEW)
    with leftover(folder) as before:
        assert before == replaced(folder)
        with leftover(folder) as another:
            assert another is None
        assert recover(folder) is Recovered.NOTHING
        with pytest.raises(StorageError, match="Another safespace"):
            swap(folder)
        assert found(replaced(folder)) == NEW
    assert not replaced(folder).exists()


def test_one_that_is_being_removed_elsewhere_is_left_to_that(folder: Path) -> None:
    lay(replaced(folder), NEW)
    descriptor = os.open(replaced(folder), os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    retire(folder)
    assert found(replaced(folder)) == NEW
    os.close(descriptor)
    retire(folder)
    assert not replaced(folder).exists()


def test_a_lock_goes_with_its_process_and_not_with_a_forgotten_name(
    folder: Path,
) -> None:
    with stage(folder) as staged:
        lay(staged.path, NEW)
        staged.path.rename(folder.with_name("elsewhere"))
        folder.with_name("journal.next").mkdir()
        assert recover(folder) is Recovered.CLEANED
    assert found(folder.with_name("elsewhere")) == NEW


RACE = """
    import time

    done = refused = 0
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        try:
            if sys.argv[2] == "open":
                open_again(folder)
            else:
                with stage(folder) as staged:
                    lay(staged.path, sys.argv[2])
                    exchange(staged)
                    retire(folder)
            done += 1
        except StorageError:
            refused += 1
    print(done, refused)
"""


@pytest.mark.slow
def test_any_number_at_once_leave_one_whole_journal(folder: Path) -> None:
    code = textwrap.dedent(BEGIN) + textwrap.dedent(RACE)
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", code, folder, what],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        for what in (OLD, NEW, "open")
    ]
    counts = [racer.communicate()[0].split() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0, 0]
    assert all(int(done) > 0 for done, _ in counts)
    assert sum(int(refused) for _, refused in counts) > 0
    assert found(folder) in {OLD, NEW}
    open_again(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["journal"]
