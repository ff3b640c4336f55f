"""The reminder as one line of the user's crontab."""

from __future__ import annotations

import os
from datetime import time
from typing import TYPE_CHECKING, ClassVar, Final

from safespace.errors import StorageError, UsageError
from safespace.frozen import dataclass
from safespace.reminders.scheduler import Found, Tool
from safespace.reminders.tab import MARK, drop_ours, find_ours, put_ours
from safespace.reminders.timing import EVERY_DAY, Timing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.reminders.job import Job

LONGEST: Final = 990  # Debian's cron takes commands of 1,000 bytes
_FIELDS: Final = 5
_EMPTY: Final = (b"no crontab for", b"can't open")


@dataclass(frozen=True, slots=True)
class Cron:
    """The crontab of this account, through the program that keeps it."""

    environ: Mapping[str, str]
    name: ClassVar[str] = "cron"

    def is_here(self) -> bool:
        """Say whether there is a crontab program."""
        return self._tool.path is not None

    def lay_out(self, timing: Timing, job: Job) -> str:
        """Return the line.

        Raises:
            UsageError: when it is longer than cron takes.
        """
        line = f"{write_fields(timing)} {_escape(job.in_shell())} {MARK.decode()}"
        if len(os.fsencode(line)) > LONGEST:
            raise UsageError("The path to your files is longer than a crontab takes.")
        return line

    def find(self) -> Found | None:
        """Return our line of the crontab, or none.

        Raises:
            StorageError: when there is a crontab program and it does not answer.
        """
        if not self.is_here():
            return None
        ours = find_ours(self._read())
        if not ours:
            return None
        text = os.fsdecode(ours[0])
        return Found(text, read_fields(text))

    def put(self, timing: Timing, job: Job) -> None:
        """Write our line; the other bytes of the crontab stay as they are."""
        line = os.fsencode(self.lay_out(timing, job))
        before = self._read()
        self._write(put_ours(before, line))
        if find_ours(self._read()) != [line]:
            raise StorageError(
                "The crontab did not keep the reminder.", hint="Look at it: crontab -l"
            )

    def remove(self) -> bool:
        """Take our line away; a crontab with nothing else in it goes with it."""
        if not self.is_here():
            return False
        before = self._read()
        if not find_ours(before):
            return False
        self._write(drop_ours(before))
        return True

    @property
    def _tool(self) -> Tool:
        return Tool("crontab", self.environ)

    def _read(self) -> bytes:
        done = self._tool.run("-l")
        if done.returncode == 0:
            return done.stdout
        if any(each in done.stderr for each in _EMPTY):
            return b""
        # What cannot be read is never written over.
        raise StorageError(
            "The crontab of this account cannot be read.", hint="Try: crontab -l"
        )

    def _write(self, tab: bytes) -> None:
        done = self._tool.run("-", stdin=tab) if tab else self._tool.run("-r")
        if done.returncode:
            raise StorageError(
                "The crontab was not accepted, and is as it was.",
                hint="Look at it: crontab -l",
            )


def _escape(command: str) -> str:
    # Some crons take \\ for one backslash and some for two: none stands before another,
    # as the quote around it ends and begins anew. A bare % would end the command.
    return command.replace("\\", "\\''").replace("%", r"\%")


def write_fields(timing: Timing) -> str:
    """Return the five fields of a crontab's line; Sunday is 0 there."""
    numbers = sorted((day + 1) % 7 for day in timing.days)
    whole = timing.days == EVERY_DAY
    days = "*" if whole else ",".join(map(str, numbers))
    # As people write it.
    days = "1-5" if numbers == [1, 2, 3, 4, 5] else days
    return f"{timing.at.minute} {timing.at.hour} * * {days}"


def read_fields(line: str) -> Timing | None:
    """Return the timing of a line; none where it is no single time a day."""
    # The slowest import of the program, for the two commands that look at a crontab.
    from crontab import CronSlices  # noqa: PLC0415

    try:
        slices = CronSlices(" ".join(line.split()[:_FIELDS]))
        minutes, hours, dates, months, weekdays = map(list, slices)
    except (ValueError, KeyError, TypeError):
        return None
    daily = (len(minutes), len(hours), len(dates), len(months)) == (1, 1, 31, 12)
    if not daily or not weekdays:
        return None
    days = frozenset((int(day) - 1) % 7 for day in weekdays)
    return Timing(time(int(hours[0]), int(minutes[0])), days)
