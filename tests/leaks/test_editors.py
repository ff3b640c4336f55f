"""Every editor this machine has: no copy of a word outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from tests.journals import Mode
from tests.leaks.editors import EDITORS, Editor
from tests.leaks.household import (
    Household,
    hiding_nothing,
    make_household,
    shared_memory,
)
from tests.leaks.probe import find_in_files
from tests.program import SCRIPT
from tests.terminal.screen import PATIENCE_S, Screen

pytestmark = [pytest.mark.terminal, pytest.mark.leak(5)]

CANARY = "quokkalanternfish"
# So that no editor has to shorten the name of its file.
WIDTH = 200
End = Callable[[Editor, Screen, int], None]


def put(editor: Editor, screen: Screen, words: str) -> None:
    """Write some words and see them, as somebody does who types."""
    screen.send(editor.before + words)
    screen.wait_for(words.strip())
    if editor.after:
        # By itself for a moment: with a key right behind it, Esc would mean alt.
        screen.send(editor.after)
        screen.look(0.2)


def save(editor: Editor, screen: Screen, process: int) -> None:
    put(editor, screen, f"more {CANARY} ")
    screen.send(editor.save)
    screen.wait_until(lambda: saved_twice(process), "a second save")
    screen.send(editor.leave)


def abandon(editor: Editor, screen: Screen, process: int) -> None:
    put(editor, screen, "unsaved ")
    for keys in editor.abandon:
        screen.send(keys)
        screen.look(0.1)


def kill(editor: Editor, screen: Screen, process: int) -> None:
    put(editor, screen, "unsaved ")
    os.kill(process, signal.SIGKILL)


def hang_up(editor: Editor, screen: Screen, process: int) -> None:
    put(editor, screen, "unsaved ")
    os.kill(process, signal.SIGHUP)


ENDS: dict[str, End] = {
    "saved": save,
    "abandoned": abandon,
    "SIGKILL": kill,
    "SIGHUP": hang_up,
}
endings = pytest.mark.parametrize("end", ENDS)


def page_of(process: int) -> Path:
    """Return the file an editor was given, which is its last argument."""
    return Path(Path(f"/proc/{process}/cmdline").read_text().split("\0")[-2])


def saved_twice(process: int) -> bool:
    return count_in(page_of(process)) == 2


def count_in(page: Path) -> int:
    # While it is saved, a page may be under another name for a moment.
    try:
        return page.read_text().count(CANARY)
    except FileNotFoundError:
        return 0


def has_copy(house: Household) -> bool:
    """Say whether the word is anywhere beside the page itself."""
    return len(find_in_files(CANARY, house.looked_through)) > 1


def wait_until_gone(process: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while Path(f"/proc/{process}/fd").exists() and any(
        Path(f"/proc/{process}/fd").iterdir()
    ):
        assert time.monotonic() < end
        time.sleep(0.05)


def child_of(process: int) -> int:
    asked = ["pgrep", "-P", str(process)]
    return int(subprocess.run(asked, capture_output=True, check=True).stdout)


@pytest.fixture(params=EDITORS, ids=lambda editor: editor.name)
def editor(request: pytest.FixtureRequest) -> Editor:
    found: Editor = request.param
    if not found.path:
        pytest.skip(f"{found.name} is not installed")
    return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Household]:
    """An account with an encrypted journal, and folders for everything else."""
    before = shared_memory()
    made = make_household(tmp_path, Mode.ENCRYPTED)
    with hiding_nothing():
        yield made
    assert shared_memory() == before


@pytest.fixture
def write(house: Household, editor: Editor) -> Iterator[Callable[..., Screen]]:
    """Start a command in this account, and save a first few words in the editor."""
    editor.settle_in(house.root / "home")
    environ = house.program.environ(**house.environ(EDITOR=editor.path or ""))
    with ExitStack() as running:

        def start(*argv: str) -> Screen:
            screen = running.enter_context(Screen(argv, env=environ, cols=WIDTH))
            screen.wait_for("entry.txt")
            put(editor, screen, f"{CANARY} ")
            screen.send(editor.save)
            looked_through = house.looked_through
            screen.wait_until(
                lambda: any(map(count_in, pages(looked_through))), "a save"
            )
            return screen

        yield start


def pages(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from folder.rglob("entry.txt")


@endings
def test_no_copy_of_a_word_stays(
    house: Household, editor: Editor, write: Callable[..., Screen], end: str
) -> None:
    screen = write(str(SCRIPT), "write", "--editor")
    ENDS[end](editor, screen, child_of(screen.pid))
    # An editor may call its end by a signal a good one.
    assert screen.wait_exit() in ({0} if end in {"saved", "abandoned"} else {0, 2})
    assert "Saved." in screen.normal_text() or "kept as a draft" in screen.normal_text()
    assert find_in_files(CANARY, house.looked_through) == []
    assert CANARY not in screen.normal_text()


def test_after_a_kill_of_everything_the_next_start_clears_up(
    house: Household, write: Callable[..., Screen]
) -> None:
    # As in life, the terminal is a shell's, and outlives the program. It reads nothing,
    # because some editors leave the terminal in a state in which sh cannot.
    screen = write("/bin/sh", "-c", f"{SCRIPT} write --editor; echo over; sleep 99")
    program = child_of(screen.pid)
    process = child_of(program)
    os.kill(program, signal.SIGKILL)
    screen.wait_for("over")
    # The editor still has the page: nothing is taken from under it.
    assert house("status", unlock=False).err == b""
    assert find_in_files(CANARY, [house.root / "run"]) != []
    os.kill(process, signal.SIGKILL)
    screen.hangup()
    wait_until_gone(process)

    assert b"now a draft" in house("status", unlock=False).err
    assert find_in_files(CANARY, house.looked_through) == []
    # Editors may leave sockets and empty folders of their own, with no word in them.
    assert list((house.root / "run").glob("safespace*/")) == []
    assert house("drafts", "resume").code == 0


def test_the_same_editor_leaves_copies_where_nobody_tells_it(
    house: Household, editor: Editor, write: Callable[..., Screen]
) -> None:
    if not editor.keeps:
        pytest.skip(f"{editor.name} keeps no copies")
    left: dict[str, list[str]] = {}
    for name, end in ENDS.items():
        page = house.root / "tmp" / name / "entry.txt"
        page.parent.mkdir()
        page.touch()
        screen = write(*(editor.path or "").split(), *editor.plainly, str(page))
        if editor.keeps_late:
            screen.wait_until(partial(has_copy, house), "a copy")
        end(editor, screen, screen.pid)
        screen.wait_exit()
        page.unlink()
        left[name] = find_in_files(CANARY, house.looked_through)
        if left[name]:
            return
    pytest.fail(f"no copy was left: {left}")
