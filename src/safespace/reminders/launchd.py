"""The reminder as a launchd agent, for macOS; written for it, and not tried there."""

from __future__ import annotations

import os
import plistlib
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final
from xml.parsers.expat import ExpatError

from safespace.errors import StorageError
from safespace.frozen import dataclass
from safespace.reminders.scheduler import Found, Tool
from safespace.reminders.timing import EVERY_DAY, Timing
from safespace.reminders.units import read_unit, write_unit
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.reminders.job import Job

LABEL: Final = "safespace.reminder"


@dataclass(frozen=True, slots=True)
class Launchd:
    """One property list in the user's LaunchAgents, and launchctl to start it."""

    environ: Mapping[str, str]
    name: ClassVar[str] = "launchd"

    def is_here(self) -> bool:
        """Say whether there is a launchctl."""
        return self._tool.path is not None

    def lay_out(self, timing: Timing, job: Job) -> str:
        """Return the property list."""
        clock = {"Hour": timing.at.hour, "Minute": timing.at.minute}
        # launchd counts from Sunday, 0.
        days = [{**clock, "Weekday": (day + 1) % 7} for day in sorted(timing.days)]
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(job.argv),
            "EnvironmentVariables": dict(job.environ),
            "StartCalendarInterval": clock if timing.days == EVERY_DAY else days,
            "StandardOutPath": os.devnull,
        }
        return plistlib.dumps(agent).decode()

    def find(self) -> Found | None:
        """Return the agent, or none."""
        text = read_unit(self._path)
        if text is None:
            return None
        try:
            agent = plistlib.loads(text.encode())
            return Found(text, _read(agent["StartCalendarInterval"]))
        except (ValueError, KeyError, TypeError, ExpatError):
            return Found(text, None)

    def put(self, timing: Timing, job: Job) -> None:
        """Write the agent and start it."""
        write_unit(self._path, self.lay_out(timing, job))
        self._tool.run("bootout", f"{self._domain}/{LABEL}")
        if self._tool.run("bootstrap", self._domain, str(self._path)).returncode:
            private.remove(self._path)
            raise StorageError(
                "launchd did not take the reminder, so none is set.",
                hint="--print shows the file to set it by hand.",
            )

    def remove(self) -> bool:
        """Stop the agent and take its file away."""
        if self.find() is None:
            return False
        if self.is_here():
            self._tool.run("bootout", f"{self._domain}/{LABEL}")
        private.remove(self._path)
        return True

    @property
    def _tool(self) -> Tool:
        return Tool("launchctl", self.environ)

    @property
    def _domain(self) -> str:
        return f"gui/{os.getuid()}"

    @property
    def _path(self) -> Path:
        home = Path(self.environ.get("HOME") or "~").expanduser()
        return home / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _read(intervals: Any) -> Timing:  # noqa: ANN401 - whatever the file holds
    each = [intervals] if isinstance(intervals, dict) else intervals
    [(hour, minute)] = {(one["Hour"], one["Minute"]) for one in each}
    days = {(one["Weekday"] - 1) % 7 for one in each if "Weekday" in one}
    return Timing(time(hour, minute), frozenset(days) or EVERY_DAY)
