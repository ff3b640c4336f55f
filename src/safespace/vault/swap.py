"""Replacing a whole journal by another one that was built and looked over beside it.

Two names beside the folder tell, after any interruption, where the one whole journal is:

    journal, journal.next       `next` is being built, or was left unfinished: it can go
    journal.next and .before    between two renames: `next` is whole and takes the place
    journal, journal.before     replaced: `before` waits for a look at what came last
    journal.before alone        `before` goes back to its place

A lock on the folder that is built tells work going on from what a killed one left. It
stays on that folder under its final name, until the `with` of `stage` ends.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, StorageError
from safespace.frozen import dataclass, field
from safespace.vault import claim, private
from safespace.vault.folder import BEFORE, NEXT, Vault, ensure_usable, tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How often to look anew when another terminal moves something meanwhile.
_LOOKS = 5


class Recovered(Enum):
    """What `recover` found, and did."""

    NOTHING = auto()
    FORWARD = auto()
    BACK = auto()
    CLEANED = auto()
    LEFTOVER = auto()

    @property
    def waits(self) -> bool:
        """Tell whether the replaced journal waits for a look, through `leftover`."""
        return self in {Recovered.FORWARD, Recovered.LEFTOVER}


@dataclass(frozen=True, slots=True)
class Staged:
    """A journal being built at `path`, to take the place of the one at `folder`."""

    folder: Path
    path: Path
    lock: int = field(repr=False)


def replaced(folder: Path) -> Path:
    """Return where the journal lies that another one took the place of."""
    return folder.with_name(f"{folder.name}{BEFORE}")


@contextmanager
def stage(folder: Path) -> Iterator[Staged]:
    """Hold a private folder to build a journal in; without `exchange` it goes again.

    Raises:
        StorageError: when another terminal is at it, an earlier change is not tidied
            up, a link or a file stands in the way, or the disk refuses.
    """
    with claim.calm(folder.name):
        staged = _begin(folder)
    try:
        with private.translated(folder.name):
            _refuse_unfinished(folder)  # another terminal may have been quicker
            yield staged
    finally:
        _end(staged)


def exchange(staged: Staged) -> None:
    """Put the journal that was built in place of the old one, whole and on the disk.

    What other terminals still write reaches the old journal until this returns, so
    hold a write transaction on it from before it is copied, and look through
    `replaced(folder)` before `retire`.

    Raises:
        DamagedError, NoJournalError: when what was built is no journal.
        StorageError: when the disk refuses; the old journal is in its place, or the
            message says that the new one is.
    """
    folder, fresh = staged.folder, staged.path
    with claim.calm(folder.name):
        ensure_usable(tell(fresh))
        for place in sorted(fresh.rglob("*"), reverse=True):
            private.settle(place)
        private.settle(fresh)
        private.sync_folder(folder.parent)
        if not claim.is_on(fresh, staged.lock):
            raise claim.busy()
        _refuse_unfinished(folder)
        with claim.held(folder):
            _rename_both(folder, fresh)
        try:
            private.sync_folder(folder.parent)
        except OSError as error:
            raise _unconfirmed() from error


def retire(folder: Path) -> None:
    """Remove the replaced journal for good, in the `with` of `stage`, after `exchange`.

    One that is gone, or is being removed elsewhere, needs nothing done.

    Raises:
        StorageError: when the new one is not in its place, or the disk refuses.
    """
    before, trash = replaced(folder), _next(folder)
    with claim.calm(folder.name):
        if not os.path.lexists(before):
            return
        _ensure_journal(folder)
        with suppress(BlockingIOError, FileNotFoundError), claim.held(before):
            _remove_unfinished(folder)
            # In one step, so that what is half removed is never taken for a journal.
            before.rename(trash)
            private.sync_folder(folder.parent)
            shutil.rmtree(trash)
            private.sync_folder(folder.parent)


@contextmanager
def leftover(folder: Path) -> Iterator[Path | None]:
    """Hold the journal `recover` reported, to look through it; then it is retired.

    It is None when it is gone or in other hands. An error in the `with` leaves it there.
    """
    with ExitStack() as stack:
        before = None
        with suppress(OSError):  # whoever has it, it is in good hands
            stack.enter_context(claim.held(folder))
            before = replaced(folder) if claim.is_own_folder(replaced(folder)) else None
        yield before
        if before is not None:
            retire(folder)


def recover(folder: Path) -> Recovered:
    """Finish or undo what an interrupted change left, without waiting for anybody.

    It costs two looks when there is nothing to do, and is to be called before a
    journal is opened or made.

    Raises:
        StorageError: when another terminal exchanges the journal in this moment, a
            link or a file stands where a journal should be, or the disk refuses.
        DamagedError: when something else lies in the journal's place.
    """
    if not any(map(os.path.lexists, (_next(folder), replaced(folder)))):
        return Recovered.NOTHING
    with claim.calm(folder.name):
        for _ in range(_LOOKS):
            with suppress(FileNotFoundError):  # another terminal was quicker
                if _holds_journal(folder):
                    return _tidy(folder)
                return _put_in_place(folder)
        raise claim.busy()


def _next(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{NEXT}")


def _begin(folder: Path) -> Staged:
    fresh = _next(folder)
    _ensure_replaceable(folder)
    for _ in range(_LOOKS):
        with suppress(FileNotFoundError, FileExistsError):
            _remove_unfinished(folder)
            fresh.mkdir(mode=private.FOLDER_MODE)
            fresh.chmod(private.FOLDER_MODE)  # a strict umask may have taken some
            return Staged(folder, fresh, claim.take(fresh))
    raise claim.busy()


def _ensure_replaceable(folder: Path) -> None:
    try:
        with claim.held(folder):
            _refuse_unfinished(folder)
            _ensure_journal(folder)
    except FileNotFoundError as error:
        if os.path.lexists(_next(folder)) or _holds_journal(folder):
            raise claim.busy() from error  # another terminal was between its renames
        raise


def _end(staged: Staged) -> None:
    folder, fresh = staged.folder, staged.path
    # Between the renames `next` is the journal: `recover` decides on it, nobody else.
    between = os.path.lexists(replaced(folder)) and not _holds_journal(folder)
    with suppress(OSError):
        if claim.is_on(fresh, staged.lock) and not between:
            shutil.rmtree(fresh, ignore_errors=True)
    os.close(staged.lock)


def _rename_both(folder: Path, fresh: Path) -> None:
    before = replaced(folder)
    try:
        folder.rename(before)
        fresh.rename(folder)
    except BaseException:
        with suppress(OSError):  # the new one is there, or `recover` puts it there
            before.rename(folder)
            private.sync_folder(folder.parent)
        raise


def _tidy(folder: Path) -> Recovered:
    if claim.is_own_folder(replaced(folder)):
        return Recovered.NOTHING if claim.is_taken(folder) else Recovered.LEFTOVER
    with suppress(OSError):  # in use, or not ours: it is in nobody's way
        if _remove_unfinished(folder):
            return Recovered.CLEANED
    return Recovered.NOTHING


def _put_in_place(folder: Path) -> Recovered:
    fresh, before = _next(folder), replaced(folder)
    if not os.path.lexists(before):
        if claim.is_own_folder(fresh):
            with claim.held(fresh):  # if that is refused, there was a journal just now
                return Recovered.NOTHING
        return Recovered.NOTHING
    if not os.path.lexists(fresh):
        with claim.held(before):
            _move(before, folder)
        return Recovered.BACK
    with claim.held(fresh), claim.held(before):
        _move(fresh, folder)
    return Recovered.FORWARD


def _move(whole: Path, folder: Path) -> None:
    try:
        whole.rename(folder)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        if _holds_journal(folder):
            raise FileNotFoundError from error
        raise _occupied(folder) from error
    private.sync_folder(folder.parent)


def _remove_unfinished(folder: Path) -> bool:
    """Remove what a killed attempt left under the name `next`; say if it was there."""
    fresh = _next(folder)
    if not os.path.lexists(fresh):
        return False
    with claim.held(fresh):
        _ensure_journal(folder)  # otherwise `next` may be the journal
        shutil.rmtree(fresh)
    return True


def _holds_journal(folder: Path) -> bool:
    vault = Vault(folder)
    return any(map(os.path.lexists, (vault.journal, vault.key)))


def _ensure_journal(folder: Path) -> None:
    if not _holds_journal(folder):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


def _refuse_unfinished(folder: Path) -> None:
    if os.path.lexists(replaced(folder)):
        raise StorageError(
            "What an earlier change replaced still lies beside the journal.",
            hint="Open the journal once, for example with: safespace list",
        )


def _unconfirmed() -> StorageError:
    return StorageError(
        "The new journal is in place, and the disk has not confirmed that it keeps it.",
        hint="Check the disk. The journal it took the place of still lies beside it.",
    )


def _occupied(folder: Path) -> DamagedError:
    return DamagedError(
        "The journal lies whole beside its place, and something else is in that place.",
        hint=f"Move the folder {folder.name} away, and it is put back by itself.",
        restorable=False,
    )
