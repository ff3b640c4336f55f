"""Whole commands that exchange a journal, killed at every change they make to the disk.

A program of its own: it forks, and its children die by their own hand.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safespace.cli import _new_lock
from tests.cli.test_passphrase import NEW, handing
from tests.journals import CHEAP, PASSPHRASE, Mode
from tests.saying import SATURDAY, Say, make_say
from tests.vault import swapping

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = -signal.SIGKILL
# What is only brought to disk or made private changes nothing for whoever looks next.
swapping.CALLS = ("rename", "unlink", "rmdir", "mkdir")
_HOUR = timedelta(hours=1)


def rotate(say: Say) -> None:
    with handing(NEW) as [fd]:
        say("passphrase", "change", "--rotate-key", "--new-passphrase-fd", str(fd))


def encrypt(say: Say) -> None:
    with handing(NEW) as [fd]:
        say("encrypt", "--new-passphrase-fd", str(fd))


def decrypt(say: Say) -> None:
    say("decrypt", "--yes")


def restore(say: Say) -> None:
    say("restore", "--yes")


def restore_damaged(say: Say) -> None:
    say("restore", "--yes")


ACTS: dict[str, tuple[Mode, Callable[[Say], None]]] = {
    "rotate": (Mode.ENCRYPTED, rotate),
    "encrypt": (Mode.PLAIN, encrypt),
    "decrypt": (Mode.ENCRYPTED, decrypt),
    "restore": (Mode.ENCRYPTED, restore),
    "restore_damaged": (Mode.ENCRYPTED, restore_damaged),
}


def lay(home: Path, what: str) -> None:
    """Make a journal with an entry that is backed up, and one that came later."""
    say = make_say(home, ACTS[what][0])
    say.write("backed up")
    say.now += _HOUR
    say.write("later")
    if what == "restore_damaged":
        os.truncate(home / "journal" / "journal.db", 5000)


def act(home: Path, what: str) -> None:
    """Do what the scene is about, an hour later."""
    mode, command = ACTS[what]
    say = Say(home, mode)
    say.now = SATURDAY + 2 * _HOUR
    command(say)


def look(home: Path) -> dict[str, Any]:
    """Open what is there with whatever opens it, and say what it holds."""
    say = Say(home, Mode.PLAIN)
    say.now = SATURDAY + 3 * _HOUR
    said = say("list", "--json", code=None)
    for passphrase in (PASSPHRASE, NEW):
        if said.code == 4:
            say.mode, say.passphrase = Mode.ENCRYPTED, passphrase
            said = say("list", "--json", code=None)
    titles = [entry["title"] for entry in said.json["entries"]] if said.out else []
    beside = [p.name for p in home.iterdir() if p.name.startswith("journal")]
    return {
        "code": said.code,
        "titles": titles,
        "names a backup": "newest backup" in said.err,
        "beside": sorted(beside),
        "sound": said.code == 0 and say("verify", code=None).code == 0,
    }


def kill_everywhere(place: Path, what: str) -> list[dict[str, Any]]:
    """Play a scene once for every point it can be killed at, and open again after."""
    setattr(_new_lock, "choose_cost", lambda: CHEAP)  # noqa: B010 - not exported
    lay(place / "laid", what)
    seen: list[dict[str, Any]] = []
    ended = KILLED
    while ended == KILLED:
        home = place / f"{len(seen) + 1}"
        shutil.copytree(place / "laid", home)
        ended = swapping.in_child(
            lambda home: act(home, what), home, doom=len(seen) + 1
        )
        seen.append({"ended": ended, **look(home)})
    return seen


def run(what: str, place: Path) -> list[dict[str, Any]]:
    """Run this file as a program of its own and return what it saw."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.robust.exchanging", what, place],
        cwd=Path(__file__).parents[2],
        check=True,
        stdout=subprocess.PIPE,
    )
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    return seen


if __name__ == "__main__":
    told = kill_everywhere(Path(sys.argv[2]), sys.argv[1])
    sys.stdout.write(json.dumps(told))
