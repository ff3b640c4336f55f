"""The zone the C library is set to, for wall clocks that need no zone's name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


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
