"""A backup whose making or removing is killed is there whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from safespace.storage.connect import open_database
from safespace.storage.difference import digest
from safespace.storage.verify import verify_database
from safespace.vault.backups import Reason, add, list_backups, newest, rotate
from safespace.vault.folder import State, Vault, inspect
from tests.databases import database_key, open_journal, write_many
from tests.journals import Mode, make_journal
from tests.vault.test_backups import SATURDAY, filling_from

if TYPE_CHECKING:
    from pathlib import Path

# Each child stops itself at another call to the system, or another step of the copy.
KILLING = """
    import os, signal, sys
    from pathlib import Path
    from safespace.storage.connect import open_database
    from safespace.storage.copying import copy_database
    from safespace.vault import private
    from safespace.vault.backups import Reason, add, rotate
    from safespace.vault.folder import Vault

    home, key = Path({home!r}), bytes.fromhex({key!r})
    WATCHED = ("open", "os.", "shutil.", "fcntl.")

    class Fuse:
        left = 0

        def burn(self, *_):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    fuse = Fuse()

    def fill(fresh):
        conn = open_database(Vault(home / "journal").journal, key)
        if {steps}:
            conn.set_progress_handler(fuse.burn, 25)
        copy_database(conn, Vault(fresh).journal)
        conn.close()
        private.write_new(Vault(fresh).key, Vault(home / "journal").key.read_bytes())

    def act(folder):
        {before}
        if not {steps}:
            sys.addaudithook(
                lambda event, args: event.startswith(WATCHED) and fuse.burn()
            )
        {act}

    for number in range(1, 1000):
        child = os.fork()
        if child == 0:
            fuse.left = number
            act(home / f"{{number}}")
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
    print(number)
"""
ADD = f"add(folder, fill, reason=Reason.DAILY, taken_ms={SATURDAY})"


THREE = f"""for hour in range(3):
            taken_ms = {SATURDAY} - hour * 3_600_000
            add(folder, fill, reason=Reason.DAILY, taken_ms=taken_ms)"""


def kill_everywhere(
    home: Path, act: str, *, before: str = "pass", steps: bool = False
) -> int:
    """Run an act in children killed later and later; say how many it took."""
    key = database_key(home, Mode.ENCRYPTED) or b""
    script = KILLING.format(
        home=str(home), key=key.hex(), act=act, before=before, steps=steps
    )
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


@pytest.mark.parametrize("steps", [False, True], ids=["at-calls", "while-copying"])
def test_killed_anywhere_there_is_no_backup_or_a_whole_one(
    home: Path, steps: bool
) -> None:
    make_journal(home)
    conn = open_journal(home, Mode.ENCRYPTED)
    write_many(conn, 30)
    said = digest(conn)
    conn.close()
    key = database_key(home, Mode.ENCRYPTED)
    runs = kill_everywhere(home, ADD, steps=steps)
    assert runs > 20
    leftovers, there = 0, set()
    for number in range(1, runs + 1):
        folder = home / f"{number}"
        backups = list_backups(folder)
        there.add(len(backups))
        for backup in backups:
            copy = open_database(Vault(backup.path).journal, key)
            assert verify_database(copy) == ()
            assert digest(copy) == said
            assert Vault(backup.path).key.stat().st_size > 0
            copy.close()
        if folder.exists():
            leftovers += len(list(folder.iterdir())) - len(backups)
    assert there == {0, 1}
    assert leftovers > 10


def test_the_next_backup_clears_what_a_killed_one_left(home: Path) -> None:
    make_journal(home)
    runs = kill_everywhere(home, ADD)
    filling = filling_from(home, Mode.ENCRYPTED)
    cleared = 0
    for number in range(1, runs, 5):
        folder = home / f"{number}"
        if folder.exists():
            cleared += any(".new-" in path.name for path in folder.iterdir())
        # Another name: it clears leftovers of all backups, not of its own alone.
        add(folder, filling, reason=Reason.ASKED, taken_ms=SATURDAY)
        assert all(".new-" not in path.name for path in folder.iterdir())
    assert cleared > 2


def test_killed_while_removing_what_is_left_is_whole(home: Path) -> None:
    make_journal(home)
    runs = kill_everywhere(home, f"rotate(folder, now_ms={SATURDAY})", before=THREE)
    assert runs > 10
    counts = set()
    for number in range(1, runs + 1):
        folder = home / f"{number}"
        backups = list_backups(folder)
        counts.add(len(backups))
        states = {inspect(backup.path) for backup in backups}
        assert states == {State.ENCRYPTED}
        assert newest(folder) == backups[0]
        assert backups[0].taken_ms == SATURDAY
        rotate(folder, now_ms=SATURDAY)
        assert [path.name for path in folder.iterdir()] == [backups[0].path.name]
    assert counts == {1, 2, 3}
