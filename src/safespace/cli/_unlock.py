"""Getting the passphrase from whoever can give it, and opening the journal with it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from safespace.crypto.memory import close_memory
from safespace.domain.text import NotTextError
from safespace.errors import (
    LockedError,
    StorageError,
    UsageError,
    WrongPassphraseError,
)
from safespace.journal.opening import FindKeys, Opened
from safespace.journal.opening import open_journal as open_with
from safespace.vault.keys import read_keyfile
from safespace.vault.passphrase import to_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.cli._context import AppContext
    from safespace.crypto.opened import OpenedKeys

TRIES = 3
LONGEST = 4096


class Passphrases:
    """One source of passphrases: a file descriptor, or a person at a terminal."""

    def __init__(
        self,
        context: AppContext,
        descriptor: int | None,
        *,
        given: bytes | None = None,
    ) -> None:
        self._context = context
        self._given = given
        if descriptor is not None:
            # At once, because the rest of that stream may be the entry.
            # Once: a command may open the journal more than once, and a pipe gives once.
            if descriptor not in context.handed:
                context.handed[descriptor] = read_descriptor(descriptor)
            self._given = context.handed[descriptor]

    @property
    def given(self) -> bool:
        """Say whether the passphrase is here already."""
        return self._given is not None

    @property
    def tries(self) -> int:
        """Return how often a wrong one may be followed by another."""
        return TRIES if self._given is None else 1

    def next(self, unlocking: ExitStack) -> bytes:
        """Return the passphrase; typing stays unseen until unlocking is over.

        Raises:
            LockedError: when nobody is there to ask, or the terminal went away.
        """
        if self._given is not None:
            return self._given
        if not (self._context.stdin.isatty() or sys.stderr.isatty()):
            raise LockedError(
                "The journal is locked, and nobody is here to unlock it.",
                hint="In a script, hand the passphrase over with --passphrase-fd N.",
            )
        # Only somebody at a terminal is asked.
        from safespace.cli._secret import ask_secret, unseen  # noqa: PLC0415

        unlocking.enter_context(unseen())
        try:
            return to_bytes(ask_secret("Passphrase: "))
        except EOFError as error:
            raise LockedError(
                "The journal stays locked: no passphrase came."
            ) from error


def open_journal(context: AppContext, passphrases: Passphrases) -> Opened:
    """Open the journal with a session's keys, or else with a passphrase."""
    return _open(context, partial(find_keys, context, passphrases))


def open_with_keys(context: AppContext, keys: OpenedKeys | None) -> Opened:
    """Open the journal with keys that are there already; None for a plain one."""

    def hand_over() -> OpenedKeys:
        if keys is None:
            raise LockedError("The journal is encrypted, and no key was handed over.")
        return keys

    return _open(context, hand_over)


def _open(context: AppContext, look_up: FindKeys) -> Opened:
    opened = open_with(
        context.places.journal,
        look_up,
        backups=context.places.backups,
        now_ms=context.world.now_ms,
        pick=context.world.pick,
    )
    try:
        _fold_in(context, opened)
    except BaseException:
        opened.journal.close()
        raise
    # At the end of the command, the day's first change is backed up.
    context.opened.append(opened)
    return opened


def _fold_in(context: AppContext, opened: Opened) -> None:
    """Let what was captured while locked join the journal."""
    if opened.keys is None or not _has_notes(context.places.inbox):
        return
    # Rarely needed, and it loads the cipher library.
    from safespace.cli._drafts import open_inbox  # noqa: PLC0415
    from safespace.journal.folding import fold_in  # noqa: PLC0415

    inbox = open_inbox(context, opened)
    try:
        folded = fold_in(opened.journal, inbox)
    except StorageError:
        # A journal that can only be read is still read; the notes wait where they are.
        return
    if folded.joined:
        notes = "1 note" if folded.joined == 1 else f"{folded.joined} notes"
        context.output.note(f"{notes} written while locked joined the journal.")
    if folded.damaged:
        notes = "1 note" if folded.damaged == 1 else f"{folded.damaged} notes"
        context.output.note(f"{notes} in the inbox cannot be opened, and stayed there.")


def _has_notes(inbox: Path) -> bool:
    try:
        return any(inbox.iterdir())
    except FileNotFoundError:
        return False


def find_keys(context: AppContext, passphrases: Passphrases) -> OpenedKeys:
    """Return the keys of a journal that is unlocked or remembered, or ask."""
    if not passphrases.given:
        # A plain journal has no session and never asks the kernel for one.
        from safespace.vault import session  # noqa: PLC0415

        found = session.find(context.places.journal)
        if found is not None:
            return found.keys
        if context.remembered is not None:
            return context.remembered
    return ask_for_keys(context, passphrases)


def ask_for_keys(context: AppContext, passphrases: Passphrases) -> OpenedKeys:
    """Unlock with a passphrase, giving a person at a terminal more than one try."""
    # Only a passphrase that is there to try pays for the cryptography.
    from safespace.crypto.opened import derive_keys  # noqa: PLC0415

    return derive_keys(ask_for_data_key(context, passphrases))


def ask_for_data_key(
    context: AppContext, passphrases: Passphrases, folder: Path | None = None
) -> bytes:
    """Return the key that all others come from; only new ways in need it itself.

    It is the journal's, or that of a backup in another folder.
    """
    from safespace.crypto.keyfile import unlock  # noqa: PLC0415

    # Before anybody is asked: no passphrase opens a damaged key file.
    keyfile = read_keyfile(folder or context.places.journal)
    with ExitStack() as unlocking:
        for left in reversed(range(passphrases.tries)):
            try:
                return unlock(keyfile, passphrases.next(unlocking))
            except WrongPassphraseError as error:
                if not left:
                    raise
                context.output.note(f"{error.message} {error.hint}")
    raise AssertionError("there is at least one try")


def read_descriptor(descriptor: int) -> bytes:
    """Read one line from a file descriptor, and not a byte more.

    Raises:
        UsageError: when the descriptor is not open, or has no line to give.
    """
    line = bytearray()
    close_memory()
    try:
        while (sign := os.read(descriptor, 1)) not in {b"", b"\n"}:
            line += sign
            if len(line) > LONGEST:
                raise UsageError("The passphrase is longer than any passphrase.")
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"File descriptor {descriptor} cannot be read.",
            hint="In a shell: safespace list --passphrase-fd 3 3< FILE",
        ) from error
    if not line:
        raise UsageError(f"File descriptor {descriptor} has no passphrase to give.")
    try:
        return to_bytes(line.rstrip(b"\r").decode())
    except (UnicodeDecodeError, NotTextError) as error:
        raise UsageError("The passphrase is not text in UTF-8.") from error
