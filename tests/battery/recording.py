"""What a real run did to the disk, byte by byte, out of strace's record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.battery.faults import CALLS, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.battery.disk import Disk
    from tests.battery.faults import Command

    # A change to the disk, or None where the command says that it is done.
    Step = Callable[[Disk], None] | None

# With -y the file behind a descriptor stands after it, with -xx every text is in hex.
OPTIONS = ("-xx", "-s", "4000000", "-e", f"trace=openat,{','.join(CALLS)}")
LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
DESCRIPTOR = re.compile(r"(\d+|AT_FDCWD)<([^>]*)>")
# Another file of the home, and where to begin in it.
SENT = re.compile(r"\d+<[^>]*>, \d+<([^>]*)>, \[(\d+)\]")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Recorder:
    """Turns lines of a record into steps on a disk."""

    def __init__(self, home: Path, says: bytes) -> None:
        self._home = f"{home}/"
        self._says = says
        self._places: dict[str, int] = {}

    def read(self, log: str) -> Iterator[Step]:
        """Give each change below the home, in the order of the run."""
        for line in log.splitlines():
            match = LINE.match(line)
            if match is None or int(match[3]) < 0:
                continue
            call, said = match[1], match[2]
            texts = [_unhex(text) for text in TEXT.findall(said)]
            if call == "write" and said.startswith(("1<", "2<")):
                if self._says in texts[0]:
                    yield None
                continue
            yield from self._read(call, said, texts, returned=match[3])

    def _read(
        self, call: str, said: str, texts: list[bytes], *, returned: str
    ) -> Iterator[Step]:
        held = DESCRIPTOR.match(said)
        if call in {"openat", "unlink", "unlinkat", "rename", "mkdir", "rmdir"}:
            yield from self._name(call, said, texts, returned)
        elif held and (path := self._below(_unhex(held[2]).decode())) is not None:
            if call == "sendfile":
                yield self._send(said, (held[1], path), int(returned))
            else:
                yield from self._fill(call, said, (held[1], path), texts)

    def _name(
        self, call: str, said: str, texts: list[bytes], returned: str
    ) -> Iterator[Step]:
        base = DESCRIPTOR.match(said)
        folder = _unhex(base[2]).decode() if base and base[1] != "AT_FDCWD" else ""
        full = [
            f"{folder}/{text.decode()}" if folder else text.decode() for text in texts
        ]
        paths = [path for path in map(self._below, full) if path is not None]
        if len(paths) < len(texts):
            return
        if call == "openat":
            self._places[returned] = 0
            if "O_CREAT" in said:
                yield lambda disk: disk.create(paths[0])
            if "O_TRUNC" in said:
                yield lambda disk: disk.truncate(paths[0], 0)
        elif call == "mkdir":
            yield lambda disk: disk.make_folder(paths[0])
        elif call == "rename":
            yield lambda disk: disk.rename(*paths)
        else:
            yield lambda disk: disk.remove(paths[0])

    def _fill(
        self, call: str, said: str, held: tuple[str, str], texts: list[bytes]
    ) -> Iterator[Step]:
        number, path = held
        if call in {"fsync", "fdatasync"}:
            yield lambda disk: disk.sync(path)
        elif call == "pwrite64":
            at = int(said.rpartition(",")[2])
            yield lambda disk: disk.write(path, at, texts[0])
        elif call == "ftruncate":
            size = int(said.rpartition(",")[2])
            yield lambda disk: disk.truncate(path, size)
        elif call == "write":
            start = self._places[number]
            self._places[number] += len(texts[0])
            yield lambda disk: disk.write(path, start, texts[0])
        else:
            raise AssertionError(f"{call} is not played back")

    def _send(self, said: str, held: tuple[str, str], size: int) -> Step:
        sent = SENT.match(said)
        assert sent, said
        number, path = held
        source, start = self._below(_unhex(sent[1]).decode()), int(sent[2])
        assert source is not None
        at = self._places[number]
        self._places[number] += size
        return lambda disk: disk.copy(path, at, source, start, size)

    def _below(self, path: str) -> str | None:
        if path == self._home[:-1]:
            return ""
        if path.startswith(self._home) and not path.endswith("(deleted)"):
            return path.removeprefix(self._home)
        return None


def record(home: Path, command: Command, *, says: bytes) -> list[Step]:
    """Run a command over a home and return what it did to it."""
    ran = trace(home, command, options=OPTIONS)
    assert says in ran.said
    steps = list(Recorder(home, says).read(ran.log))
    assert steps.count(None) == 1
    return steps


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
