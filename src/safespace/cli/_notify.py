"""A desktop notification, by whichever of the usual programs is on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Cron has hardly any path, and these stand in it.
USUAL_PATH: Final = "/usr/local/bin:/usr/bin:/bin"
PATIENCE_S: Final = 10
# The text comes in as an argument, so that nothing in it is ever read as a script.
_SCRIPT: Final = (
    "on run argv",
    "display notification (item 1 of argv) with title (item 2 of argv)",
    "end run",
)
TITLE: Final = "safespace"


def notify(environ: Mapping[str, str], text: str) -> bool:
    """Show a text on the desktop, and say whether that worked."""
    command = _find_command(environ, text)
    if command is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - found on the path, and no shell
            command,
            env=_with_session(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return False
    return done.returncode == 0


def _find_command(environ: Mapping[str, str], text: str) -> list[str] | None:
    path = environ.get("PATH") or USUAL_PATH
    found = shutil.which("notify-send", path=path)
    if found:
        return [found, f"--app-name={TITLE}", "--", TITLE, text]
    found = shutil.which("osascript", path=path)
    if found:
        script = [part for line in _SCRIPT for part in ("-e", line)]
        return [found, *script, text, TITLE]
    return None


def _with_session(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment, with the way to this account's desktop where cron has none."""
    bus = Path(f"/run/user/{os.getuid()}/bus")
    if "DBUS_SESSION_BUS_ADDRESS" in environ or not bus.exists():
        return dict(environ)
    return {**environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
