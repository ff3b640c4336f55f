"""Years of somebody's diary through the installed program, and back out whole.

python bench/diary.py FILE.jsonl.gz: one JSON object a line, with "date" and "body".
Each goes in by a `write --at DATE` of its own; then every body has to come back.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from process import Command, CommandError, output_of, run

SCRIPT = Path(sys.executable).with_name("safespace")
HANDS = 2
SCREENS = (
    ("search", "plague"),
    ("search", "plague", "-n", "3", "--json"),
    ("list",),
    ("rhythm",),
    (),
)
SHOWN_LINES = 40


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the file: a date as the program reads it, and the words."""

    date: str
    body: str


class Diary:
    """A fresh encrypted journal, and the commands of the person who owns it."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._environ = {
            "PATH": os.defpath,
            "HOME": str(work),
            "SAFESPACE_HOME": str(work),
            "LANG": "C.UTF-8",
            "TZ": "Europe/London",
            "COLUMNS": "80",
        }

    def found(self) -> None:
        """Make the journal, in a process of its own."""
        filling = str(Path(__file__).with_name("filling.py"))
        argv = (sys.executable, filling, str(self._work / "journal"), "0")
        run(Command(argv), self._work)

    def write(self, numbered: tuple[int, Page]) -> float:
        """Write one page and return the seconds it took."""
        number, page = numbered
        desk = self._work / f"desk-{number % HANDS}-{os.urandom(4).hex()}"
        desk.mkdir()
        stdin = desk / "body"
        stdin.write_bytes(page.body.encode())
        argv = (str(SCRIPT), "write", "--at", page.date)
        ran = run(Command(argv, self._environ, stdin, locked=True), desk)
        if not output_of(desk).startswith("Saved "):
            raise CommandError(f"page {number} was not saved")
        for left in desk.iterdir():
            left.unlink()
        desk.rmdir()
        return ran.seconds

    def ask(self, *words: str, colour: bool = False) -> tuple[str, float]:
        """Run a command and return what it said and the seconds it took."""
        environ = self._environ | ({"CLICOLOR_FORCE": "1"} if colour else {})
        command = Command((str(SCRIPT), *words), environ, locked=True)
        ran = run(command, self._work)
        return output_of(self._work), ran.seconds

    def ask_json(self, *words: str) -> Any:  # noqa: ANN401 - JSON is anything
        """Return the data of an envelope."""
        return json.loads(self.ask(*words, "--json")[0])["data"]


def read_pages(path: Path) -> list[Page]:
    """Read the file whole."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [Page(row["date"], row["body"]) for row in rows]


def check(diary: Diary, pages: list[Page]) -> None:
    """Compare everything that went in with everything that comes out."""
    listed = diary.ask_json("list", "-n", "0")["entries"]
    codes = [entry["short"] for entry in listed]
    entries = diary.ask_json("read", *codes)["entries"]
    went_in = Counter((p.date, unicodedata.normalize("NFC", p.body)) for p in pages)
    came_out = Counter((entry["day"], entry["body"]) for entry in entries)
    if went_in != came_out:
        absent = sorted(date for date, _ in (went_in - came_out))
        raise CommandError(f"{len(absent)} pages are not as they were: {absent[:10]}")
    days = len({page.date for page in pages})
    total = diary.ask_json("rhythm")["written_total"]
    if total != days:
        raise CommandError(f"{days} days went in, {total} are counted")
    print(f"{len(entries):,} entries on {days:,} days came back, each body whole.")


def show(diary: Diary) -> None:
    """Print the screens somebody would look at, each with its time."""
    for words in SCREENS:
        said, seconds = diary.ask(*words)
        print(f"\n$ safespace {' '.join(words)}    [{seconds * 1000:.0f} ms]")
        lines = said.splitlines()
        print("\n".join(line[:200] for line in lines[:SHOWN_LINES]))
        if len(lines) > SHOWN_LINES:
            print(f"[{len(lines) - SHOWN_LINES} more lines]")


def write_all(diary: Diary, pages: list[Page]) -> None:
    """Write every page, and print how long that took."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as hands:
        took = [seconds * 1000 for seconds in hands.map(diary.write, enumerate(pages))]
    total = time.perf_counter() - begun
    tenth = max(len(took) // 10, 1)
    print(f"{len(pages):,} pages written in {total:.0f} s by {HANDS} at once; a write:")
    for what, times in (
        ("all", took),
        ("first tenth", took[:tenth]),
        ("last tenth", took[-tenth:]),
    ):
        print(f"  {what:<12} median {median(times):.0f} ms, most {max(times):.0f} ms")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--keep", type=Path, help="make the journal here and leave it")
    given = asked.parse_args()
    pages = read_pages(given.file)
    with tempfile.TemporaryDirectory(prefix="safespace-diary-") as folder:
        diary = Diary(given.keep or Path(folder))
        diary.found()
        write_all(diary, pages)
        check(diary, pages)
        show(diary)


if __name__ == "__main__":
    main()
