"""The clock and the source of chance, handed to whatever needs them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _pick(signs: str) -> str:
    # What secrets.choice does, without loading OpenSSL and more for every new entry:
    # a byte beyond the last whole round of the signs would favour the first of them.
    fair = 256 - 256 % len(signs)
    while (byte := os.urandom(1)[0]) >= fair:
        pass
    return signs[byte % len(signs)]


def _local_zone() -> tuple[tzinfo, str]:
    # Not every command tells the time.
    from safespace.dates.zone import local_zone  # noqa: PLC0415

    return local_zone()


@dataclass(frozen=True, slots=True)
class World:
    """What lies outside the program: the time, the place's zone, and chance."""

    now_ms: Callable[[], int] = _now_ms
    zone: Callable[[], tuple[tzinfo, str]] = _local_zone
    pick: Callable[[str], str] = _pick
    token: Callable[[int], bytes] = os.urandom

    def clock(self) -> tuple[tzinfo, str]:
        """Return the zone of the wall clock and its name, without the zone's rules.

        Loading those takes longer than saving an entry; only dates need them.
        """
        if self.zone is not _local_zone:
            return self.zone()
        from safespace.dates.system_zone import (  # noqa: PLC0415
            SystemZone,
            find_region_name,
        )

        name = find_region_name()
        return (SystemZone(), name) if name else self.zone()
