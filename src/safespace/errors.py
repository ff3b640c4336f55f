"""Everything that can go wrong, each with a message, a hint and an exit code.

The one boundary in `cli/_boundary.py` prints these; nothing else decides on exit codes.
A message never quotes what somebody wrote.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells the shell; the table in docs/exit-codes.md is this one."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    NOT_FOUND = 3
    LOCKED = 4
    NO_JOURNAL = 5
    DAMAGED = 6
    NEWER_SCHEMA = 7
    STORAGE = 8
    BAD_INPUT = 9
    INTERRUPTED = 130


class SafespaceError(Exception):
    """The root: a calm sentence on what happened, and one on what to try."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(SafespaceError):
    """An option or argument does not say one clear thing."""

    exit_code = ExitCode.USAGE


class UnclearDateError(UsageError):
    """A date could mean two things, or nothing; it never widens an action."""


class WeakPassphraseError(UsageError):
    """A new passphrase is too short or too easy to guess."""


class NotFoundError(SafespaceError):
    """Something was asked for by its id or name and is not there."""

    exit_code = ExitCode.NOT_FOUND


class LockedError(SafespaceError):
    """The journal needs its passphrase and nobody is there to give it."""

    exit_code = ExitCode.LOCKED


class WrongPassphraseError(LockedError):
    """The passphrase does not open the key file, or the key file was changed."""


class NoJournalError(SafespaceError):
    """There is no journal here yet."""

    exit_code = ExitCode.NO_JOURNAL


class DamagedError(SafespaceError):
    """A journal or key file is there and cannot be trusted as it is.

    `restorable` says whether a backup is the way out; not so for a draft, or for a
    copy that did not come out well.
    """

    exit_code = ExitCode.DAMAGED

    def __init__(
        self, message: str, *, hint: str = "", restorable: bool = True
    ) -> None:
        super().__init__(message, hint=hint)
        self.restorable = restorable


class NewerSchemaError(SafespaceError):
    """The journal was written by a newer safespace; it is left untouched."""

    exit_code = ExitCode.NEWER_SCHEMA


class StorageError(SafespaceError):
    """The disk is full, read-only, or refuses: nothing acknowledged is gone."""

    exit_code = ExitCode.STORAGE


class BadInputError(SafespaceError):
    """A file or a stream that was handed in cannot be read as what it should be."""

    exit_code = ExitCode.BAD_INPUT


class StoppedError(SafespaceError):
    """Somebody pressed ctrl-C, or the terminal went away."""

    exit_code = ExitCode.INTERRUPTED


class WindowClosedError(StoppedError):
    """The terminal window was closed, so nothing more is said."""


class QuickExit(BaseException):
    """Somebody wants everything off the screen now; the code is 0, and nothing is said.

    Like KeyboardInterrupt, so that nothing on the way out takes it for trouble.
    """
