"""Clock times that come with an offset from UTC, and with no name of a zone."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from safespace.transfer.setting import Setting

if TYPE_CHECKING:
    from datetime import datetime

_DAY = timedelta(days=1)


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
