"""What a reminder runs: this program, with the folders it was set up with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from safespace.errors import UsageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final = ("remind", "now")
_FOLDERS: Final = (
    *("SAFESPACE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)


@dataclass(frozen=True, slots=True)
class Job:
    """A command and the variables it needs, because schedulers pass on hardly any."""

    argv: tuple[str, ...]
    environ: tuple[tuple[str, str], ...] = ()

    def in_shell(self) -> str:
        """Return it as one line for /bin/sh."""
        settings = (f"{name}={shlex.quote(value)}" for name, value in self.environ)
        return " ".join([*settings, *map(shlex.quote, self.argv)])


def make_job(executable: str, environ: Mapping[str, str]) -> Job:
    """Return the job that starts this installation, by full paths.

    Raises:
        UsageError: when a folder's name cannot stand on one line.
    """
    script = Path(executable).with_name("safespace")
    start = (
        (str(script),) if script.is_file() else (executable, "-P", "-m", "safespace")
    )
    kept = tuple(
        (name, str(Path(environ[name]).expanduser().absolute()))
        for name in _FOLDERS
        if environ.get(name)
    )
    if any(not value.isprintable() for value in (*start, *(v for _, v in kept))):
        raise UsageError(
            "A folder's name has characters that no scheduler takes.",
            hint="The folders are shown by: safespace path",
        )
    return Job((*start, *WORDS), kept)
