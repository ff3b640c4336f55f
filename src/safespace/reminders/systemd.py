"""The reminder as a timer of the user's systemd."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from safespace.errors import StorageError
from safespace.frozen import dataclass
from safespace.reminders.scheduler import Found, Tool
from safespace.reminders.timing import DAYS, EVERY_DAY, Timing, read_days
from safespace.reminders.units import read_unit, write_unit
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.reminders.job import Job

UNIT: Final = "safespace-reminder"
_TIMER_UNIT: Final = f"{UNIT}.timer"
_TIMER: Final = """\
[Unit]
Description=safespace

[Timer]
OnCalendar={calendar}
AccuracySec=1min

[Install]
WantedBy=timers.target
"""
# What is printed would stay in the system's log.
_SERVICE: Final = """\
[Unit]
Description=safespace

[Service]
Type=oneshot
{environ}ExecStart={command}
StandardOutput=null
"""
_CALENDAR: Final = re.compile(
    r"^OnCalendar=(?:([A-Z][A-Za-z,]*) )?\*-\*-\* (\d\d):(\d\d):00$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Systemd:
    """Two unit files in the user's folder, and systemctl to start them."""

    environ: Mapping[str, str]
    name: ClassVar[str] = "systemd"

    def is_here(self) -> bool:
        """Say whether there is a systemctl."""
        return self._tool.path is not None

    def lay_out(self, timing: Timing, job: Job) -> str:
        """Return both files, each under its name."""
        return "\n".join(
            f"# {path}\n{text}" for path, text in self._files(timing, job).items()
        )

    def find(self) -> Found | None:
        """Return the timer, or none."""
        text = read_unit(self._folder / _TIMER_UNIT)
        if text is None:
            return None
        found = _CALENDAR.search(text)
        try:
            return Found(text, _read(found) if found else None)
        except ValueError:
            return Found(text, None)

    def put(self, timing: Timing, job: Job) -> None:
        """Write both files and start the timer.

        Raises:
            StorageError: when systemd does not take it; nothing is left there then.
        """
        # First of all, whether anybody is there to take it.
        if not self._accepts("daemon-reload"):
            raise _refused("systemd does not run for this account, so nothing was set.")
        for path, text in self._files(timing, job).items():
            write_unit(path, text)
        steps = (("daemon-reload",), ("enable", _TIMER_UNIT), ("restart", _TIMER_UNIT))
        # A timer that runs already takes its new time by being started anew.
        if not all(self._accepts(*step) for step in steps):
            self.remove()
            raise _refused("systemd did not take the timer, so none is set.")

    def remove(self) -> bool:
        """Stop the timer and take both files away."""
        if self.find() is None:
            return False
        if self.is_here():
            self._accepts("disable", "--now", _TIMER_UNIT)
        for end in ("timer", "service"):
            private.remove(self._folder / f"{UNIT}.{end}")
        if self.is_here():
            self._accepts("daemon-reload")
        return True

    def _accepts(self, *words: str) -> bool:
        return self._tool.run("--user", *words).returncode == 0

    @property
    def _tool(self) -> Tool:
        return Tool("systemctl", self.environ)

    @property
    def _folder(self) -> Path:
        home = Path(self.environ.get("HOME") or "~").expanduser()
        config = self.environ.get("XDG_CONFIG_HOME")
        return (Path(config) if config else home / ".config") / "systemd" / "user"

    def _files(self, timing: Timing, job: Job) -> dict[Path, str]:
        settings = "".join(
            f"Environment={_quote(f'{name}={value}')}\n" for name, value in job.environ
        )
        # Only in a command does a $ stand for something.
        command = " ".join(_quote(word).replace("$", "$$") for word in job.argv)
        return {
            self._folder / _TIMER_UNIT: _TIMER.format(calendar=_write(timing)),
            self._folder / f"{UNIT}.service": _SERVICE.format(
                environ=settings, command=command
            ),
        }


def _refused(message: str) -> StorageError:
    return StorageError(message, hint="--print shows the files to set it by hand.")


def _quote(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _write(timing: Timing) -> str:
    days = ",".join(DAYS[day].capitalize() for day in sorted(timing.days))
    at = f"*-*-* {timing.at:%H:%M}:00"
    return at if timing.days == EVERY_DAY else f"{days} {at}"


def _read(found: re.Match[str]) -> Timing | None:
    days, hour, minute = found.groups()
    known = {name.capitalize() for name in DAYS}
    if days and not {*days.split(",")} <= known:
        return None
    return Timing(time(int(hour), int(minute)), read_days(days) if days else EVERY_DAY)
