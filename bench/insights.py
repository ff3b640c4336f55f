"""What insights cost on ten years and more: time and memory, against their budget.

python bench/insights.py [--entries N] [--triggers N] [--rounds N]

Processor time less that of `list -n 1` on the same journal, which opens it and no more,
so that neither the passphrase's own slowness nor a busy machine is counted; memory is
the process's highest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from process import Command, output_of, run

SCRIPT = str(Path(sys.executable).with_name("safespace"))
SECONDS, MIB = 1.0, 60
HERE = Path(__file__).parent
ASKED = (("insights",), ("insights", "fears"), ("insights", "mood", "--json"))


def make(folder: Path, *, plain: bool, entries: int, triggers: int) -> None:
    """Fill a journal in a process of its own, which may grow as it likes."""
    option = ["--plain"] if plain else []
    for script, count in (("filling.py", entries), ("triggering.py", triggers)):
        argv = [sys.executable, str(HERE / script), str(folder), str(count), *option]
        subprocess.run(argv, check=True)


def measure(words: tuple[str, ...], home: Path, *, plain: bool, rounds: int) -> str:
    """Return the best of some rounds as a row, and whether it keeps the budget."""
    environ = {"PATH": os.defpath, "HOME": str(home), "SAFESPACE_HOME": str(home)}
    environ |= {"LANG": "C.UTF-8", "TZ": "UTC"}

    def best(*argv: str) -> tuple[float, float]:
        command = Command((SCRIPT, *argv), environ, locked=not plain)
        runs = [run(command, home) for _ in range(rounds)]
        return min(r.cpu_seconds for r in runs), max(r.peak_mib for r in runs)

    opening, least = best("list", "-n", "1")
    seconds, mib = best(*words)
    if not output_of(home, 200).strip():
        raise SystemExit(f"{words} printed nothing")
    kept = "kept" if seconds - opening <= SECONDS and mib <= max(MIB, least) else "over"
    mode = "plain" if plain else "encrypted"
    return (
        f"{mode:<10} {' '.join(words):<24} {seconds - opening:6.2f} s"
        f" {mib:6.1f} MiB (opening {least:.1f})  {kept}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=20_000)
    asked.add_argument("--triggers", type=int, default=2_000)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    for plain in (True, False):
        with tempfile.TemporaryDirectory(prefix="safespace-bench-") as folder:
            home = Path(folder)
            sizes = {"entries": given.entries, "triggers": given.triggers}
            make(home / "journal", plain=plain, **sizes)
            for words in ASKED:
                print(measure(words, home, plain=plain, rounds=given.rounds))


if __name__ == "__main__":
    main()
