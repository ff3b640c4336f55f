"""The desktop's own keychain: bytes that stay until they are forgotten.

It opens for whoever sits at the desktop, and for every program that runs there, so it
is an extra that people choose (docs/adr/0027-os-keychain.md). The library that reaches
it is loaded only here, and only for somebody who has chosen it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.crypto.memory import close_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

# What somebody who opens the keychain's own window gets to see.
SERVICE = "local-store"
# A desktop may hold the same name more than once.
_COPIES = 8
# Those that keep nothing, and those that may keep it in a file that anybody can read.
_REFUSED = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class KeychainUnavailableError(Exception):
    """The keychain cannot be reached, or did not do what it was asked."""


class NoKeychainError(KeychainUnavailableError):
    """There is no keychain here, or none that keeps secrets."""


class LibraryAbsentError(NoKeychainError):
    """The library that reaches it is not installed."""


def ensure_usable() -> None:
    """Return where there is a keychain that may be trusted with a secret.

    Raises:
        NoKeychainError: where there is none.
    """
    _choose()


def put(name: str, secret: bytes) -> None:
    """Keep a secret under a name until it is forgotten, in place of an earlier one.

    Raises:
        KeychainUnavailableError: where it was not kept.
    """
    close_memory()
    chosen = _choose()
    with _calm():
        chosen.set_password(SERVICE, name, secret.hex())
    if get(name) != secret:
        raise KeychainUnavailableError


def get(name: str) -> bytes | None:
    """Return the secret of a name; None where there is none, empty if it is not ours.

    Raises:
        KeychainUnavailableError: where nobody can tell.
    """
    close_memory()
    chosen = _choose()
    with _calm():
        kept = chosen.get_password(SERVICE, name)
    try:
        return None if kept is None else bytes.fromhex(kept)
    except ValueError:
        return b""


def forget(name: str) -> None:
    """Make the keychain forget a name, and look that it did.

    Raises:
        KeychainUnavailableError: where it may still be there.
    """
    chosen = _choose()
    for _ in range(_COPIES):
        if get(name) is None:
            return
        with _calm():
            chosen.delete_password(SERVICE, name)
    raise KeychainUnavailableError


def _choose() -> KeyringBackend:
    """Return the first backend that is a keychain; several may stand in a row."""
    try:
        import keyring  # noqa: PLC0415 - 68 ms
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415
    except ImportError as error:
        raise LibraryAbsentError from error
    _silence()
    with _calm():
        found = keyring.get_keyring()
        row = found.backends if isinstance(found, ChainerBackend) else [found]
        for backend in row:
            if not _is_refused(backend):
                return backend
    raise NoKeychainError


def _is_refused(backend: KeyringBackend) -> bool:
    # What is made out of a refused one is no better.
    modules = (each.__module__ for each in type(backend).__mro__)
    return any(f"{name}.".startswith(f"{r}.") for name in modules for r in _REFUSED)


def _silence() -> None:
    # It would write its own trouble, with tracebacks, to the terminal.
    import logging  # noqa: PLC0415

    log = logging.getLogger("keyring")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())


@contextmanager
def _calm() -> Iterator[None]:
    """Let whatever a backend raises leave as one error; their kinds are many."""
    try:
        yield
    except Exception as error:
        raise KeychainUnavailableError from error
