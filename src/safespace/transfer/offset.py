"""Clock times that come with an offset from UTC, and with no name of a zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from safespace.transfer.setting import Setting

if TYPE_CHECKING:
    from datetime import date

_DAY = timedelta(days=1)
# What Java and Apple call a zone that is no more than an offset.
_NAMED = re.compile(r"(?:GMT|UTC)([+-])([0-9]{1,2}):?([0-9]{2})?")


def read_offset(zone: str) -> timedelta | None:
    """Return the offset that a zone such as GMT+05:30 is, or None for any other."""
    found = _NAMED.fullmatch(zone)
    if found is None:
        return None
    sign, hours, minutes = found.groups(default="0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return -offset if sign == "-" else offset


def at_offset(at: datetime, offset: timedelta, setting: Setting) -> Setting:
    """Return the setting in which an instant keeps the clock time it was written at.

    That is the reader's own wherever their zone has that offset then, since a zone
    says more than a number does.
    """
    if abs(offset) >= _DAY:
        return setting
    try:
        if at.astimezone(setting.zone).utcoffset() == offset:
            return setting
    except (OverflowError, ValueError):
        return setting
    return Setting(timezone(offset), "", setting.day_start, setting.moods)


def at_own_offset(at: datetime | date, setting: Setting) -> Setting:
    """Return the setting in which a time keeps the clock that it says itself.

    UTC says nothing of a clock: it is how programs write an instant.
    """
    if not isinstance(at, datetime):
        return setting
    offset = at.utcoffset()
    return at_offset(at, offset, setting) if offset else setting
