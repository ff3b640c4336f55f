"""The time zone of this machine, and the present moment in it."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from safespace.dates.system_zone import SystemZone
from safespace.domain.moment import Moment, moment_in

if TYPE_CHECKING:
    from datetime import tzinfo

LOCALTIME = Path("/etc/localtime")
_NANOSECONDS_A_MS = 1_000_000


def local_zone() -> tuple[tzinfo, str]:
    """Return the zone of this machine and its IANA name, empty when it has none.

    The two common cases are read directly: the name in TZ, and /etc/localtime linking
    into the zone database. The rarer ones are left to tzlocal, which loads logging.
    """
    name = os.environ.get("TZ")
    name = _linked_name() if name is None else name.removeprefix(":") or "UTC"
    if name:
        try:
            return ZoneInfo(name), name
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    return _searched_zone()


def now(zone: tzinfo, zone_name: str = "") -> Moment:
    """Return the present moment on the wall clock of a zone."""
    return moment_in(time.time_ns() // _NANOSECONDS_A_MS, zone, zone_name)


def _linked_name() -> str:
    try:
        target = LOCALTIME.readlink().as_posix()
    except OSError:
        return ""
    return target.partition("/zoneinfo/")[2]


def _searched_zone() -> tuple[tzinfo, str]:
    import tzlocal  # noqa: PLC0415 - only where the two cheap ways end

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            zone = tzlocal.get_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return SystemZone(), ""
    return zone, zone.key if zone.key != "local" else ""
