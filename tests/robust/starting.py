"""The installed program while it runs: to signal it, to kill it, to look at it."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.journals import Mode
from tests.program import SCRIPT, Ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.program import Program

PATIENCE_S = 30.0
_REST_S, _LOOK_S = 0.4, 0.02


class Running:
    """A process with pipes on its streams."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def say(self, text: bytes, *, more: bool = False) -> None:
        """Send words to its standard input, which ends there unless more follow."""
        stdin = self._pipe(self._process.stdin)
        stdin.write(text)
        stdin.flush()
        if not more:
            stdin.close()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def ended_within(self, seconds: float) -> bool:
        """Wait a while, and say whether it has ended by then."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def end(self) -> Ended:
        """Wait for its end, and return how it was."""
        code = self._process.wait(PATIENCE_S)
        out, err = self._process.stdout, self._process.stderr
        return Ended(self._pipe(out).read(), self._pipe(err).read(), code)

    def wait_until_it_waits(self) -> None:
        """Wait until it has started up and does nothing but wait for something."""
        spent, since = -1.0, time.monotonic()
        end = since + PATIENCE_S
        while time.monotonic() - since < _REST_S or spent == 0:
            before, spent = spent, self._processor_time()
            since = since if spent - before < _LOOK_S else time.monotonic()
            assert self._process.poll() is None, "it ended by itself"
            assert time.monotonic() < end, "it never came to rest"
            time.sleep(_LOOK_S)

    def wait_until_it_opens(self, name: str) -> None:
        """Wait until it holds a file of this name open, or shows nobody what it holds."""
        end = time.monotonic() + PATIENCE_S
        while not self._holds(name):
            assert self._process.poll() is None, "it ended by itself"
            assert time.monotonic() < end, "it never opened the file"
            time.sleep(_LOOK_S)

    def _holds(self, name: str) -> bool:
        try:
            descriptors = list(Path(f"/proc/{self.pid}/fd").iterdir())
        except PermissionError:
            # To other processes of an ordinary account it is closed by then.
            return True
        for descriptor in descriptors:
            with suppress(OSError):
                if descriptor.readlink().name == name:
                    return True
        return False

    def close(self) -> None:
        """Kill it if it still runs, and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            self._pipe(pipe).close()

    def _processor_time(self) -> float:
        stat = Path(f"/proc/{self.pid}/stat").read_text("ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


@contextmanager
def started(program: Program, *argv: str, **more: str) -> Iterator[Running]:
    """Start a command; it is gone when the block ends."""
    given: tuple[int, ...] = ()
    if program.mode is Mode.ENCRYPTED:
        reading, writing = os.pipe()
        os.write(writing, program.passphrase.encode() + b"\n")
        os.close(writing)
        given = (reading,)
    process = subprocess.Popen(
        [SCRIPT, *argv, *(f"--passphrase-fd={fd}" for fd in given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program.environ(**more),
        pass_fds=given,
        start_new_session=True,
    )
    for descriptor in given:
        os.close(descriptor)
    running = Running(process)
    try:
        yield running
    finally:
        running.close()
