"""What cron, systemd and launchd have in common here."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, ClassVar, Protocol

from safespace.errors import StorageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from safespace.reminders.job import Job
    from safespace.reminders.timing import Timing

PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A reminder that is there: how it is written, and when it comes if that is plain."""

    text: str
    timing: Timing | None


class Scheduler(Protocol):
    """Keeps one reminder."""

    name: ClassVar[str]

    def is_here(self) -> bool:
        """Say whether this system has such a scheduler."""
        ...

    def lay_out(self, timing: Timing, job: Job) -> str:
        """Return what would be written."""
        ...

    def find(self) -> Found | None:
        """Return the reminder that is there, or none."""
        ...

    def put(self, timing: Timing, job: Job) -> None:
        """Write the reminder, in place of one that is there."""
        ...

    def remove(self) -> bool:
        """Take the reminder away, and say whether there was one."""
        ...


@dataclass(frozen=True, slots=True)
class Tool:
    """One of the system's own programs, found on the PATH it is given."""

    name: str
    environ: Mapping[str, str]

    @property
    def path(self) -> str | None:
        """Return where it is, or none."""
        return shutil.which(self.name, path=self.environ.get("PATH"))

    def run(self, *argv: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run it to its end, with its messages in English.

        Raises:
            StorageError: when it is not there or does not end.
        """
        command: Sequence[str] = (self.path or self.name, *argv)
        try:
            return subprocess.run(  # noqa: S603 - full path, fixed words
                command,
                input=stdin,
                capture_output=True,
                check=False,
                timeout=PATIENCE_S,
                env={**self.environ, "LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise StorageError(f"{self.name} did not answer.") from error
