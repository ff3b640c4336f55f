"""The journal's folder: what is in it, and how a new one comes to be in one step."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
from collections.abc import Callable
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import (
    DamagedError,
    NoJournalError,
    SafespaceError,
    UsageError,
)
from safespace.frozen import dataclass
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Iterator

JOURNAL_NAME = "journal.db"
KEY_NAME = "journal.key"
PLAIN_HEADER = b"SQLite format 3\0"

Fill = Callable[[Path], None]
"""Makes the files of a new journal in the folder it is given."""

# Beside the folder, while another journal takes its place: see vault/swap.py.
NEXT, BEFORE = ".next", ".before"


@dataclass(frozen=True, slots=True)
class Vault:
    """The folder of one journal and the files that make it up."""

    folder: Path

    @property
    def journal(self) -> Path:
        """The database with the entries."""
        return self.folder / JOURNAL_NAME

    @property
    def key(self) -> Path:
        """The key file; a plain journal has none."""
        return self.folder / KEY_NAME


class State(Enum):
    """What is in a journal's folder, told from file names and the first 16 bytes."""

    ABSENT = auto()
    PLAIN = auto()
    ENCRYPTED = auto()
    KEY_WITHOUT_JOURNAL = auto()
    JOURNAL_WITHOUT_KEY = auto()
    EMPTY_FILE = auto()
    PLAIN_BESIDE_KEY = auto()


def inspect(folder: Path) -> State:
    """Tell what is there, after finishing an exchange that a killed program left.

    Without such an exchange this costs two looks at names more than `tell`.

    Raises:
        StorageError: when a link stands there, this account may not look, or another
            terminal exchanges the journal in this moment.
        DamagedError: when something else lies in the journal's place.
    """
    if any(os.path.lexists(f"{folder}{suffix}") for suffix in (NEXT, BEFORE)):
        # Hardly ever needed, and every command looks here first.
        from safespace.vault.finishing import finish  # noqa: PLC0415

        finish(folder)
    return tell(folder)


def tell(folder: Path, *, tighten: bool = True) -> State:
    """Tell what is there without opening the journal or reading the key.

    The header of the file decides on plain or encrypted, never a setting.

    Raises:
        StorageError: when a link stands there, or this account may not look.
    """
    vault = Vault(folder)
    head = private.peek(vault.journal, len(PLAIN_HEADER), tighten=tighten)
    has_key = private.peek(vault.key, 1, tighten=tighten) is not None
    if not head:
        return _without_content(head, has_key=has_key)
    if head == PLAIN_HEADER:
        return State.PLAIN_BESIDE_KEY if has_key else State.PLAIN
    return State.ENCRYPTED if has_key else State.JOURNAL_WITHOUT_KEY


def ensure_usable(state: State) -> None:
    """Return for a journal that can be opened; otherwise say what is amiss.

    SQLite takes a file of no bytes for an empty database, so a journal that went
    missing would look like a new one: that is an error here, never a fresh start.

    Raises:
        NoJournalError: when there is no journal yet.
        DamagedError: when a part of one is there.
    """
    problem = _problem(state)
    if problem is not None:
        raise problem


def create(folder: Path, fill: Fill) -> None:
    """Make a new journal that is there whole or not at all, whenever this is killed.

    `fill` works in a fresh private folder beside the final one. What an earlier,
    killed attempt left there is removed first.

    Raises:
        UsageError: when the folder holds something already.
        StorageError: when the disk refuses.
    """
    private.ensure_parents(folder)
    with private.translated(folder.name):
        _refuse_taken(folder)
        _remove_leftovers(folder)
        with _staging(folder) as fresh:
            fill(fresh)
            for place in sorted(fresh.rglob("*"), reverse=True):
                private.settle(place)
            private.settle(fresh)
            _move(fresh, folder)
        private.sync_folder(folder.parent)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Hold a private folder beside a journal's to work in; it goes at the end.

    What an earlier, killed attempt left there is removed first.

    Raises:
        StorageError: when the disk refuses.
    """
    private.ensure_parents(folder)
    with private.translated(folder.name):
        _remove_leftovers(folder)
        with _staging(folder) as fresh:
            yield fresh


def sweep(folder: Path) -> None:
    """Remove what a killed program left beside a journal's folder while working there.

    Raises:
        StorageError: when this account may not look.
    """
    with private.translated(folder.name):
        _remove_leftovers(folder)


def _without_content(head: bytes | None, *, has_key: bool) -> State:
    if has_key:
        return State.KEY_WITHOUT_JOURNAL
    return State.ABSENT if head is None else State.EMPTY_FILE


def _problem(state: State) -> SafespaceError | None:
    if state is State.ABSENT:
        return NoJournalError(
            "There is no journal here yet.", hint="Make one with: safespace init"
        )
    if state is State.KEY_WITHOUT_JOURNAL:
        return DamagedError(
            f"A key file is here, and its journal, {JOURNAL_NAME}, is absent or empty.",
            hint="Nothing new was made in its place.",
        )
    if state is State.JOURNAL_WITHOUT_KEY:
        return DamagedError(
            f"The journal here is encrypted, and its key file, {KEY_NAME}, is absent.",
            hint="Nothing else opens the journal.",
        )
    if state is State.PLAIN_BESIDE_KEY:
        # Whoever puts a readable file there would get to read what is written next.
        return DamagedError(
            f"A key file is here, but its journal, {JOURNAL_NAME}, is not encrypted.",
            hint="Nothing is written to the file that is there.",
        )
    if state is State.EMPTY_FILE:
        return DamagedError(
            f"The journal's file, {JOURNAL_NAME}, is here and holds nothing at all.",
            hint="Nothing new was made in its place.",
        )
    return None


def _refuse_taken(folder: Path) -> None:
    try:
        taken = folder.is_symlink() or any(folder.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError:
        taken = True
    if taken:
        raise _taken(folder)


def _taken(folder: Path) -> UsageError:
    return UsageError(
        f"There is something in the place of {folder.name} already, "
        "and it was left as it is.",
        hint="Use the journal that is there, or set SAFESPACE_HOME to another place.",
    )


def _move(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}:
            # Another terminal was quicker; its journal stays.
            raise _taken(folder) from error
        raise


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Hold a locked folder to build in; whatever is left of it goes at the end."""
    fresh, descriptor = _make_fresh(folder)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        os.close(descriptor)


def _make_fresh(folder: Path) -> tuple[Path, int]:
    # The lock tells another `create` that this is work, not a leftover. Until it is
    # held, that one may take the folder away; then there is nothing in it yet.
    while True:
        fresh = folder.with_name(f"{folder.name}.new-{os.urandom(8).hex()}")
        fresh.mkdir(mode=private.FOLDER_MODE)
        with suppress(FileNotFoundError, BlockingIOError):
            descriptor = os.open(fresh, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.fchmod(descriptor, private.FOLDER_MODE)
                fresh.stat()
            except BaseException:
                os.close(descriptor)
                raise
            return fresh, descriptor


def _remove_leftovers(folder: Path) -> None:
    named_so = re.compile(re.escape(folder.name) + r"\.new-[0-9a-f]{16}")
    for beside in folder.parent.iterdir():
        if named_so.fullmatch(beside.name):
            with suppress(OSError):  # in use, or not ours: it is in nobody's way
                _remove_unless_busy(beside)


def _remove_unless_busy(leftover: Path) -> None:
    descriptor = os.open(leftover, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(leftover)
    finally:
        os.close(descriptor)
