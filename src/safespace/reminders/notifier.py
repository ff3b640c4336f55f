"""Whether there is a desktop to show a notification on, even for a job of cron's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
RUNTIME: Final = Path("/run/user")


def reach_desktop(
    environ: Mapping[str, str], uid: int, runtime: Path = RUNTIME
) -> Mapping[str, str] | None:
    """Return the environment in which a notifier reaches the desktop; none without one.

    Schedulers start jobs outside the session: the bus is found where systemd keeps it.
    """
    if sys.platform == "darwin":
        return environ if shutil.which("osascript") else None
    if shutil.which("notify-send", path=environ.get("PATH")) is None:
        return None
    if environ.get(BUS):
        return environ
    socket = runtime / str(uid) / "bus"
    return {**environ, BUS: f"unix:path={socket}"} if socket.is_socket() else None
