"""A moment: an instant, and the wall clock it was lived on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from safespace.frozen import dataclass

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC milliseconds, with the offset and zone it was lived in.

    The offset is kept in seconds: before railways, zones had odd ones.
    The zone is an IANA name, or empty where the system does not tell.
    """

    at_ms: int
    offset_s: int
    zone: str = ""

    def wall(self) -> datetime:
        """Return the local date and time, carrying its fixed offset."""
        fixed = timezone(timedelta(seconds=self.offset_s))
        return (EPOCH + timedelta(milliseconds=self.at_ms)).astimezone(fixed)


def moment_of(local: datetime, zone_name: str = "") -> Moment:
    """Turn an aware datetime into a moment; sub-millisecond digits are dropped."""
    offset = local.utcoffset() or timedelta()
    at_ms = (local - EPOCH) // timedelta(milliseconds=1)
    return Moment(at_ms, round(offset.total_seconds()), zone_name)


def moment_in(at_ms: int, zone: tzinfo, zone_name: str = "") -> Moment:
    """Place an instant on the wall clock of a zone."""
    return moment_of(
        (EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone), zone_name
    )
