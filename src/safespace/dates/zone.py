"""The time zone of this machine, and the present moment in it."""

from __future__ import annotations

import os
import time
import warnings
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from safespace.domain.moment import Moment, moment_in

LOCALTIME = Path("/etc/localtime")
_NANOSECONDS_A_MS = 1_000_000


class SystemZone(tzinfo):
    """Whatever the C library says, for zones without a name such as `TZ=CET-1CEST`."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the offset of a wall clock, the first one in a repeated hour."""
        if moment is None:
            return None
        return moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Return nothing: the C library gives the whole offset only."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the abbreviation the C library uses."""
        if moment is None:
            return None
        return moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return the wall clock of a UTC time, marking the second of a repeated hour."""
        utc = moment.replace(tzinfo=UTC)
        wall = utc.astimezone().replace(tzinfo=None)
        first = wall.astimezone(UTC) == utc
        return wall.replace(tzinfo=self, fold=0 if first else 1)


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
