"""What the OS keychain opens, for somebody who has chosen that; and the end of it."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from safespace.crypto import keychain
from safespace.crypto.keychain import KeychainUnavailableError, LibraryAbsentError
from safespace.errors import (
    DamagedError,
    LockedError,
    SafespaceError,
    StorageError,
    UsageError,
)
from safespace.vault import remembered, session
from safespace.vault.folder import Vault
from safespace.vault.remembered import Remembering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from safespace.cli._context import AppContext
    from safespace.crypto.opened import OpenedKeys

INSTALL = (
    "To install it: pipx inject safespace keyring; or, in an environment of your own,"
    " pip install keyring"
)
DESKTOP = (
    "It takes a desktop with one: GNOME Keyring or KWallet, for example, and a session"
    " that reaches it. One that keeps secrets in a readable file is not used."
)
STILL_THERE = (
    "The OS keychain did not answer, so keys that open the journal may still be in it."
    " safespace uses them no more."
)
TRY_AGAIN = "To make it forget: safespace passphrase forget"
# Whoever leaves in a hurry does not wait for a keychain that asks somebody first.
PATIENCE_S = 3.0
_IMPATIENT = ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM")


def find_remembered(run: AppContext, *, settling: bool = True) -> OpenedKeys | None:
    """Return the keys in the keychain, if they are in use and open the journal.

    Settling makes the keychain forget what is of no use, and tries again what could
    not be forgotten before.
    """
    folder, state = run.places.journal, run.places.state
    if remembered.look(state) is Remembering.NOT:
        return None
    try:
        keys = remembered.find(folder, state)
    except KeychainUnavailableError:
        return None
    if keys is not None and _opens(run, keys):
        return keys
    if settling:
        with suppress(KeychainUnavailableError, SafespaceError):
            remembered.forget(folder, state)
    return None


def forget_keys(run: AppContext) -> bool:
    """Forget every key that was lent out; say whether the keychain had been in use.

    Raises:
        StorageError: when the keychain may still have them.
    """
    session.end(run.places.journal)
    run.forget_remembered()
    if remembered.look(run.places.state) is Remembering.NOT:
        return False
    empty_keychain(run)
    return True


def forget_keys_first(run: AppContext) -> None:
    """Forget every key before the journal gets others; a silent keychain is told of."""
    try:
        forget_keys(run)
    except StorageError as error:
        # What is to be done now may be urgent, and the keys in there open less after it.
        run.output.note(f"{error.message} {error.hint}")


def empty_keychain(run: AppContext) -> None:
    """Make the keychain forget, and leave the kernel's keys as they are.

    Raises:
        StorageError: when it may still have them.
    """
    try:
        remembered.forget(run.places.journal, run.places.state)
    except LibraryAbsentError as error:
        raise StorageError(
            f"{STILL_THERE} The library that reaches it is not installed any more.",
            hint=f"{INSTALL}. {TRY_AGAIN}",
        ) from error
    except KeychainUnavailableError as error:
        raise StorageError(STILL_THERE, hint=TRY_AGAIN) from error


def need_keychain() -> None:
    """Return where there is a keychain to use.

    Raises:
        UsageError: with what to install, where there is none.
    """
    try:
        keychain.ensure_usable()
    except LibraryAbsentError as error:
        raise UsageError(
            "The library that reaches the OS keychain is not installed.", hint=INSTALL
        ) from error
    except KeychainUnavailableError as error:
        raise UsageError(
            "There is no OS keychain here that keeps secrets.", hint=DESKTOP
        ) from error


def fill_keychain(run: AppContext, keys: OpenedKeys) -> None:
    """Put what opens the journal into the keychain.

    Raises:
        LockedError: when it is not taken in.
    """
    try:
        remembered.remember(run.places.journal, run.places.state, keys)
    except KeychainUnavailableError as error:
        raise LockedError(
            "The OS keychain did not take it in.",
            hint="Nothing is stored instead: each command asks for the passphrase.",
        ) from error


def forget_keys_soon(run: AppContext) -> bool:
    """Forget as much as a moment allows, whatever state the files are in.

    Nothing is raised; say whether all of it is forgotten.
    """
    # Without a keychain to wait for, this is over before anybody could press a key.
    with suppress(Exception):
        session.end(run.places.journal)
    try:
        if remembered.look(run.places.state) is not Remembering.NOT:
            with _in_a_moment():
                forget_keys(run)
    except Exception:  # noqa: BLE001 - on the way out
        return False
    return True


def _opens(run: AppContext, keys: OpenedKeys) -> bool:
    # Whoever only seals a note never gets here without keys.
    from safespace.storage.connect import open_database  # noqa: PLC0415

    try:
        open_database(Vault(run.places.journal).journal, keys.database).close()
    except DamagedError:
        return False
    return True


@contextmanager
def _in_a_moment() -> Iterator[None]:
    """Raise TimeoutError when it takes longer; a second signal changes nothing."""
    before = {
        number: signal.signal(number, signal.SIG_IGN)
        for name in _IMPATIENT
        if (number := getattr(signal, name, None)) is not None
    }
    alarm = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        for number, handler in before.items():
            signal.signal(number, handler)


def _give_up(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise TimeoutError
