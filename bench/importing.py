"""What leaving and coming costs with many entries: seconds and memory, against the budget.

python bench/importing.py [--entries N] [--plain]

An invented journal is exported to JSON, and that is imported into a new one, a second
time, and taken back. With a passphrase, stretching it at the lowest cost is counted in.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from process import Command, run

SCRIPT = str(Path(sys.executable).with_name("safespace"))
HERE = Path(__file__).parent
# Of importing 100,000 entries.
SECONDS, MIB = 60, 150


def make(home: Path, count: int, *, plain: bool) -> None:
    """Fill a journal in a process of its own, which may grow as it likes."""
    option = ["--plain"] if plain else []
    argv = [sys.executable, str(HERE / "filling.py"), str(home / "journal"), str(count)]
    subprocess.run([*argv, *option], check=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=100_000)
    asked.add_argument("--plain", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="safespace-bench-") as folder:
        full, new = (Path(folder) / name for name in ("full", "new"))
        for home, count in ((full, given.entries), (new, 0)):
            home.mkdir()
            make(home, count, plain=given.plain)
        file = str(full / "diary.json")
        for home, *words in (
            (full, "export", "--out", file),
            (new, "import", file),
            (new, "import", file),
            (new, "undo"),
        ):
            environ = {"PATH": os.defpath, "SAFESPACE_HOME": str(home), "TZ": "UTC"}
            environ |= {"LANG": "C.UTF-8"}
            ran = run(Command((SCRIPT, *words), environ, locked=not given.plain), home)
            print(f"{words[0]:<8} {ran.seconds:6.1f} s {ran.peak_mib:6.1f} MiB")
    print(f"budget of an import of 100,000: {SECONDS} s, {MIB} MiB")


if __name__ == "__main__":
    main()
