"""The clock and the source of chance, handed to whatever needs them."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _local_zone() -> tuple[tzinfo, str]:
    # Not every command tells the time.
    from safespace.dates.zone import local_zone  # noqa: PLC0415

    return local_zone()


@dataclass(frozen=True, slots=True)
class World:
    """What lies outside the program: the time, the place's zone, and chance."""

    now_ms: Callable[[], int] = _now_ms
    zone: Callable[[], tuple[tzinfo, str]] = _local_zone
    pick: Callable[[str], str] = secrets.choice
    token: Callable[[int], bytes] = secrets.token_bytes
