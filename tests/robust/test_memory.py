"""Other programs of the same account cannot look into the memory that holds words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journals import PASSPHRASE, make_journal
from tests.program import SCRIPT, Program
from tests.robust.starting import Running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

NOBODY = 65534
PATIENCE_S = 30.0
CANARY = "quokkalanternfish"
OPEN_MEMORY = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'rb').close()"
WAITS = "import sys; sys.stdin.read()"

Start = Callable[..., Running]


def as_nobody() -> list[str]:
    """Return what comes before a command, so that an ordinary account runs it."""
    if os.getuid():
        return []
    ids = ["--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
    return ["setpriv", *ids]


def can_look_into(process: int) -> bool:
    """Say whether another program of the same account may read a process's memory."""
    argv = [*as_nobody(), sys.executable, "-c", OPEN_MEMORY, str(process)]
    done = subprocess.run(argv, capture_output=True, check=False)
    assert done.returncode == 0 or b"PermissionError" in done.stderr, done.stderr
    return done.returncode == 0


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start a process of an ordinary account, with pipes on its streams."""
    if os.getuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    probe = [*as_nobody(), str(SCRIPT), "--version"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("an ordinary account cannot reach this checkout")
    with ExitStack() as ending:

        def begin(*argv: str, given: tuple[int, ...] = ()) -> Running:
            process = subprocess.Popen(
                [*as_nobody(), *argv],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=Program(home).environ(),
                cwd=home,
                pass_fds=given,
            )
            running = Running(process)
            ending.callback(running.close)
            # Until then it is setpriv, which nobody may look into either.
            wait_until(lambda: name_of(process.pid) not in {"setpriv", ""}, "a start")
            return running

        yield begin


def name_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().split("\0")[0]


def wait_until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)


def is_closed(process: int) -> bool:
    """Wait until a process has closed its memory, and look three times more."""
    wait_until(lambda: not can_look_into(process), "a closed memory")
    return not any(can_look_into(process) for _ in range(3))


@pytest.fixture
def home() -> Iterator[Path]:
    """A home outside pytest's own folders, which no other account may enter."""
    with tempfile.TemporaryDirectory(prefix="safespace-test-") as made:
        make_journal(Path(made))
        for path in (Path(made), *Path(made).rglob("*")):
            if not os.getuid():
                os.chown(path, NOBODY, NOBODY)
        yield Path(made)


@pytest.mark.leak(3)
def test_memory_with_words_in_it_is_closed_to_others(start: Start) -> None:
    control = start(sys.executable, "-c", WAITS)
    assert [can_look_into(control.pid) for _ in range(3)] == [True] * 3

    writing = start(str(SCRIPT), "write")
    writing.say(f"{CANARY} begins ".encode(), more=True)
    assert is_closed(writing.pid)
    writing.say(b"and ends")
    ended = writing.end()
    assert ended.out.startswith(b"Saved.")
    assert ended.code == 0


@pytest.mark.leak(3)
def test_memory_is_closed_before_a_passphrase_is_in_it(start: Start) -> None:
    reading, writing = os.pipe()
    given = f"--passphrase-fd={reading}"
    listing = start(str(SCRIPT), "list", given, given=(reading,))
    assert is_closed(listing.pid)
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    os.close(reading)
    assert listing.end().code == 0


@pytest.mark.leak(3)
def test_a_crash_of_an_ordinary_account_leaves_no_core_file(
    start: Start, home: Path
) -> None:
    writing = start(str(SCRIPT), "write")
    writing.say(CANARY.encode(), more=True)
    assert is_closed(writing.pid)
    writing.signal(signal.SIGABRT)
    assert writing.end().code == -signal.SIGABRT
    assert list(home.rglob("core*")) == []


@pytest.mark.leak(3)
def test_what_is_started_from_there_is_open_again(start: Start) -> None:
    # As any program is: an editor in a sandbox of its own goes on working.
    closing = "from safespace.crypto.memory import close_memory; close_memory()"
    script = f"{closing}; import os; os.execv('/bin/cat', ['cat'])"
    started = start(sys.executable, "-c", script)
    wait_until(lambda: name_of(started.pid) == "cat", "another program")
    assert can_look_into(started.pid)
