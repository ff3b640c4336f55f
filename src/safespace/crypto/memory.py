"""Keeping other programs of this account out of our memory while secrets are in it.

The standard library has no such call, and loading ctypes costs milliseconds; so this
happens where the first secret or the first word comes in, and not at every start.
"""

from __future__ import annotations

import sys
from functools import cache

_PR_SET_DUMPABLE = 4


@cache
def close_memory() -> None:
    """Refuse /proc/PID/mem, debuggers and crash collectors, where Linux can.

    Programs started from here are not concerned: the kernel opens them again.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415

    # A kernel that refuses leaves things as they were; RLIMIT_CORE holds regardless.
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
