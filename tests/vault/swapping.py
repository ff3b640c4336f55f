"""Small journals to swap, and a program of its own that swaps them and is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from safespace.errors import SafespaceError
from safespace.vault.private import write_new
from safespace.vault.swap import exchange, leftover, recover, retire, stage

OLD, NEW = "old", "new"
CALLS: tuple[str, ...] = (
    "rename",
    "fsync",
    "unlink",
    "rmdir",
    "mkdir",
    "chmod",
    "fchmod",
)

Act = Callable[[Path], None]


def lay(folder: Path, which: str) -> None:
    """Fill a folder with the files of one of the two journals."""
    folder.mkdir(exist_ok=True)
    write_new(folder / "journal.db", b"\x07" * 16 + which.encode())
    write_new(folder / "journal.key", f"the key of the {which} journal".encode())
    (folder / "inbox").mkdir()
    write_new(folder / "inbox" / "note", which.encode())


def found(folder: Path) -> str:
    """Tell which journal lies in a folder: old, new, or what is amiss."""
    if not folder.is_dir():
        return "none"
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    for which in (OLD, NEW):
        whole = {
            "journal.db": b"\x07" * 16 + which.encode(),
            "journal.key": f"the key of the {which} journal".encode(),
            "inbox/note": which.encode(),
        }
        if there == whole:
            return which
    return f"a mix: {sorted(there)}"


def swap(folder: Path) -> None:
    """Put the new journal in place of the old one, up to the end."""
    with stage(folder) as staged:
        lay(staged.path, NEW)
        exchange(staged)
        retire(folder)


def open_again(folder: Path) -> None:
    """Do what a program does before it opens a journal."""
    if recover(folder).waits:
        with leftover(folder):
            pass


def while_swapping(home: Path) -> tuple[Path, Act]:
    lay(home / "journal", OLD)
    return home / "journal", swap


def between_the_renames(home: Path) -> tuple[Path, Act]:
    lay(home / "journal.before", OLD)
    lay(home / "journal.next", NEW)
    return home / "journal", open_again


def while_going_back(home: Path) -> tuple[Path, Act]:
    lay(home / "journal.before", OLD)
    return home / "journal", open_again


def while_clearing_up(home: Path) -> tuple[Path, Act]:
    lay(home / "journal", NEW)
    lay(home / "journal.before", OLD)
    return home / "journal", open_again


def while_removing_a_start(home: Path) -> tuple[Path, Act]:
    lay(home / "journal", OLD)
    lay(home / "journal.next", NEW)
    (home / "journal.next" / "journal.db").unlink()
    return home / "journal", open_again


def replace_carelessly(folder: Path) -> None:
    """Do what must be noticed: there is an instant without a journal, or with half."""
    shutil.rmtree(folder)
    lay(folder, NEW)


def with_a_careless_swap(home: Path) -> tuple[Path, Act]:
    lay(home / "journal", OLD)
    return home / "journal", replace_carelessly


SCENES: dict[str, Callable[[Path], tuple[Path, Act]]] = {
    scene.__name__: scene
    for scene in (
        while_swapping,
        between_the_renames,
        while_going_back,
        while_clearing_up,
        while_removing_a_start,
        with_a_careless_swap,
    )
}


def die_at(number: int) -> None:
    """Make this process kill itself before or after its n-th change to the disk."""
    passed = 0

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            nonlocal passed
            passed += 1
            if passed == number:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*args, **options)
            passed += 1
            if passed == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return counted

    for name in CALLS:
        setattr(os, name, wrap(getattr(os, name)))


def in_child(act: Act, folder: Path, *, doom: int = 0) -> int:
    """Act in a process of its own, killed at its n-th change; return how that ended."""
    child = os.fork()
    if not child:
        try:
            if doom:
                die_at(doom)
            act(folder)
        except BaseException as error:  # noqa: BLE001 - told, and then it ends
            sys.stderr.write(f"{error!r}\n")
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_everywhere(home: Path, scene: str) -> list[dict[str, Any]]:
    """Play a scene once for every point it can be killed at, and open again after."""
    seen: list[dict[str, Any]] = []
    ended = -signal.SIGKILL
    while ended == -signal.SIGKILL:
        number = len(seen) + 1
        place = home / f"{number}"
        place.mkdir()
        folder, act = SCENES[scene](place)
        ended = in_child(act, folder, doom=number)
        opened = in_child(open_again, folder)
        seen.append({"ended": ended, "opened": opened, "found": found(folder)})
        seen[-1]["beside"] = sorted(path.name for path in place.iterdir())
        seen[-1]["again"] = in_child(swap, folder)
        seen[-1]["at last"] = found(folder)
    return seen


def tell(folder: Path) -> list[dict[str, Any]]:
    """Swap once and say how far it came, and what was said of it."""
    told: dict[str, Any] = {"came to": "nothing", "error": ""}
    try:
        with stage(folder) as staged:
            lay(staged.path, NEW)
            told["came to"] = "staged"
            exchange(staged)
            told["came to"] = "exchanged"
            retire(folder)
            told["came to"] = "retired"
    except SafespaceError as error:
        told["error"] = error.message
    return [told]


def run(what: str, place: Path, *prefix: str) -> list[dict[str, Any]]:
    """Run this file as a program of its own and return what it says."""
    done = subprocess.run(
        [*prefix, sys.executable, "-B", "-m", "tests.vault.swapping", what, place],
        cwd=Path(__file__).parents[2],
        check=True,
        stdout=subprocess.PIPE,
    )
    said: list[dict[str, Any]] = json.loads(done.stdout)
    return said


def main(what: str, place: Path) -> None:
    """Say on standard output what became of it."""
    said = tell(place) if what == "tell" else kill_everywhere(place, what)
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
