"""The Linux kernel's keyring: bytes that outlive a process, expire and never touch a disk.

The kernel forgets a key at its timeout and at reboot, and hands it only to processes
that possess this login's session keyring (keyrings(7), keyctl(2)). There is no Python
binding among our libraries, and four system calls do not need one.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# add_key and keyctl, by machine, from each port's system call table.
_CALLS = {
    "x86_64": (248, 250),
    "aarch64": (217, 219),
    "riscv64": (217, 219),
    "armv7l": (309, 311),
    "i686": (286, 288),
    "ppc64le": (269, 271),
    "s390x": (278, 280),
}
_SESSION_KEYRING = -3
_KIND = b"user"
_GET_RING, _REVOKE, _SETPERM, _SEARCH, _READ, _SET_TIMEOUT = 0, 3, 5, 10, 11, 15
# Everything for whoever possesses the keyring, nothing for the rest of the account.
_POSSESSOR_ONLY = 0x3F000000
MAX_BYTES = 4096


class KeyringUnavailableError(Exception):
    """This system has no kernel keyring, or does not let us use it."""


def put(name: str, secret: bytes, *, seconds: int) -> None:
    """Keep a secret under a name for some seconds, in place of an earlier one.

    Raises:
        KeyringUnavailableError: where there is no keyring to put it in.
    """
    forget(name)
    kept = _call("add", _KIND, name.encode(), secret, len(secret), _ring())
    if kept < 0:
        raise KeyringUnavailableError
    if not (_control(_SETPERM, kept, _POSSESSOR_ONLY) and touch(name, seconds=seconds)):
        _control(_REVOKE, kept)
        raise KeyringUnavailableError


def get(name: str) -> bytes | None:
    """Return the secret of a name, or None where there is none or it has expired."""
    key = _find(name)
    if key is None:
        return None
    buffer = ctypes.create_string_buffer(MAX_BYTES)
    size = _call("control", _READ, key, buffer, MAX_BYTES, 0)
    return buffer.raw[:size] if 0 <= size <= MAX_BYTES else None


def touch(name: str, *, seconds: int) -> bool:
    """Let a secret live for this many seconds from now; say whether it is there."""
    key = _find(name)
    return key is not None and _control(_SET_TIMEOUT, key, max(seconds, 1))


def forget(name: str) -> bool:
    """Make the kernel forget a secret at once; say whether there was one."""
    key = _find(name)
    return key is not None and _control(_REVOKE, key)


def _ring() -> int:
    # By number, because naming the session keyring where a login has none makes a new
    # one that ends with this process; asked for, the kernel gives the account's own.
    return _call("control", _GET_RING, _SESSION_KEYRING, 0, 0, 0)


def _find(name: str) -> int | None:
    key = _call("control", _SEARCH, _ring(), _KIND, name.encode(), 0)
    return key if key > 0 else None


def _control(operation: int, key: int, value: int = 0) -> bool:
    return _call("control", operation, key, value, 0, 0) >= 0


def _call(which: str, *values: int | bytes | ctypes.Array[ctypes.c_char]) -> int:
    try:
        call, numbers = _kernel()
    except KeyringUnavailableError:
        if which == "add":
            raise
        return -1
    number = numbers[0] if which == "add" else numbers[1]
    wide = (ctypes.c_long(v) if isinstance(v, int) else v for v in values)
    return call(ctypes.c_long(number), *wide)


@cache
def _kernel() -> tuple[Callable[..., int], tuple[int, int]]:
    numbers = _CALLS.get(platform.machine())
    # A 32-bit process on a 64-bit kernel has other numbers than its machine's name.
    matching = sys.maxsize > 2**32 or os.uname().machine in {"armv7l", "i686"}
    if sys.platform != "linux" or numbers is None or not matching:
        raise KeyringUnavailableError
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    return call, numbers
