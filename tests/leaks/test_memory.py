"""What is in memory stays there: no picture of it after a crash, no keys in the swap."""

from __future__ import annotations

import re
import resource
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.storage.transaction import write
from tests.databases import open_journal
from tests.journals import Mode
from tests.leaks.probe import CANARY, find_in_files
from tests.program import Program
from tests.robust.starting import started

if TYPE_CHECKING:
    from collections.abc import Iterator

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def dumping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which crashing programs leave a picture of their memory."""
    monkeypatch.chdir(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    try:
        control = f"import os; word = '{CANARY[:5]}' + '{CANARY[5:]}'; os.abort()"
        subprocess.run([sys.executable, "-c", control], check=False)
        if not find_in_files(CANARY, [tmp_path]):
            pytest.skip("this machine sends such pictures elsewhere")
        for left in tmp_path.glob("core*"):
            left.unlink()
        yield tmp_path
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


@pytest.mark.leak(3)
def test_a_crash_leaves_no_picture_of_the_words(
    program: Program, dumping: Path
) -> None:
    with started(program, "write") as running:
        running.say(CANARY.encode(), more=True)
        running.wait_until_it_waits()
        running.signal(signal.SIGABRT)
        assert running.end().code == -signal.SIGABRT

    assert find_in_files(CANARY, [dumping]) == []
    assert list(dumping.glob("core*")) == []


@linux
@pytest.mark.leak(3)
def test_no_picture_is_allowed_wherever_this_machine_sends_them(
    program: Program,
) -> None:
    with started(program, "write") as running:
        running.wait_until_it_waits()
        limits = Path(f"/proc/{running.pid}/limits").read_text()

    (soft,) = re.findall(r"^Max core file size +(\S+)", limits, re.MULTILINE)
    assert soft == "0"


@linux
@pytest.mark.leak(4)
def test_keys_are_kept_out_of_the_swap(program: Program) -> None:
    home = program.home
    with started(Program(home, None), "write") as running:
        running.wait_until_it_waits()
        keyless = locked_kib(running.pid)
    with started(program, "write") as running:
        # It has the journal open and waits for its turn, with the keys in memory.
        with closing(open_journal(home, Mode.ENCRYPTED)) as conn, write(conn):
            running.say(b"words\n")
            running.wait_until_it_opens("journal.db")
            running.wait_until_it_waits()
            within = locked_kib(running.pid)
        assert running.end().code == 0

    assert keyless == 0
    assert within > 0


def locked_kib(pid: int) -> int:
    """Return how much of a process may not be swapped out."""
    status = Path(f"/proc/{pid}/status").read_text()
    (locked,) = re.findall(r"^VmLck:\s+(\d+) kB", status, re.MULTILINE)
    return int(locked)
