"""The zone the C library is set to, without loading any zone's rules."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

LOCALTIME = Path("/etc/localtime")


def find_region_name() -> str:
    """Return the IANA name this machine is set to, if it is plain to see.

    A name such as Europe/Dublin, in TZ or in the target of /etc/localtime; anything
    rarer gives an empty text, and is left to `local_zone`.
    """
    name = os.environ.get("TZ")
    if name is None:
        try:
            name = LOCALTIME.readlink().as_posix().partition("/zoneinfo/")[2]
        except OSError:
            return ""
    name = name.removeprefix(":")
    return name if "/" in name and "," not in name and name[0] != "/" else ""


class SystemZone(tzinfo):
    """Whatever the C library says; it is there at once, and knows `TZ=CET-1CEST` too."""

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
