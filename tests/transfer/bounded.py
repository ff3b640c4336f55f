"""Running a piece of Python in a process of its own, with an end to its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What was opened for writing is told by the interpreter itself.
_SCRIPT = """
import json, os, resource, sys, time
from safespace.errors import BadInputError
from safespace.transfer import json_stream
from safespace.transfer.importers import safespace
from safespace.transfer.json_stream import stream
from safespace.transfer.source import open_source
from safespace.transfer.table import read_rows
from tests.transfer.drain import count_items, drain, read_only
from pathlib import Path
import zipfile
path, more = Path(sys.argv[1]), int(sys.argv[2])
made = []
def look(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & 3:
        made.append(str(args[0]))
    if event in ("os.mkdir", "os.rename", "os.link", "os.symlink"):
        made.append(event)
sys.addaudithook(look)
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
began = time.process_time()
try:
    came = eval(sys.argv[3])
except BadInputError as error:
    came = f"refused: {error}"
except MemoryError:
    came = "no memory"
print(json.dumps([came, time.process_time() - began, made]))
"""
MIB = 1024**2


def run_bounded(path: Path, code: str, *, memory: int) -> tuple[object, float]:
    """Return what code makes of a path with so many bytes more, and its CPU seconds.

    Refusals are told as text; that no file was made on the way is part of it.
    """
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(path), str(memory), code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    came, seconds, made = json.loads(done.stdout)
    assert made == []
    return came, seconds
