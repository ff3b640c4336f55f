"""Where a report goes: a new file for this account alone, a stream, or a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.cli._ask import ask
from safespace.errors import UsageError
from safespace.frozen import dataclass
from safespace.terminal.private_folder import private_folder, private_root
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.cli._context import AppContext

STREAM = "-"
NO_BROWSER = "There is no browser to open here."
IN_BROWSER = (
    "It is open in your browser. The page runs no script, so printing is up to you"
    " there: ctrl-P. If it stays empty, that browser may not look into private folders;"
    " then write the file with --out and open it yourself."
)
OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open",)


@dataclass(frozen=True, slots=True)
class Target:
    """A file that is not there yet, and the service that copies its folder, if any."""

    path: Path
    service: str | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what to know about the place."""
        if self.service is None:
            return ()
        return (
            f"That folder is copied elsewhere by {self.service}, and so is the file.",
        )


def choose_target(out: str | None, name: str, ending: str) -> Target:
    """Choose the file: the one that was named, or a plain name that is free here.

    Raises:
        UsageError: when something is there already, or its folder is not.
    """
    # Only a report pays for looking at how folders are kept alike.
    from safespace.doctor.syncing import find_service  # noqa: PLC0415

    path = Path.cwd() / out if out else _find_free(Path.cwd(), name, ending)
    if os.path.lexists(path):
        raise UsageError(
            "There is something by that name already, and it was left as it is.",
            hint="--out takes another name.",
        )
    if not path.parent.is_dir():
        raise UsageError(
            "There is no folder of that name to put the file in.",
            hint="Make it first, or name another place with --out.",
        )
    return Target(path, find_service(path.parent))


def write_target(run: AppContext, target: Target, text: str) -> None:
    """Write the file, for this account alone."""
    private.write_new(target.path, text.encode("utf-8", "replace"))
    run.output.note(f"Written: {_say(target.path)}")


def find_opener(environ: Mapping[str, str]) -> str:
    """Return the program that opens a file in the browser of this desktop.

    Raises:
        UsageError: when there is none, or no desktop.
    """
    found = (shutil.which(one, path=environ.get("PATH")) for one in OPENERS)
    opener = next(filter(None, found), None)
    desktop = sys.platform == "darwin" or any(
        environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if opener is None or not desktop:
        raise UsageError(NO_BROWSER, hint="--out FILE writes the page to a file.")
    return opener


def open_to_print(run: AppContext, opener: str, name: str, text: str) -> None:
    """Show the page in the browser, and remove its file once somebody is done.

    Raises:
        UsageError: when the browser cannot be started.
    """
    root = private_root(run.environ, state=run.places.state)
    with private_folder(root) as folder:
        path = folder / name
        private.write_new(path, text.encode("utf-8", "replace"))
        try:
            subprocess.Popen(  # noqa: S603 - found on the path, and no shell
                [opener, str(path)],
                env=dict(run.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise UsageError(
                NO_BROWSER, hint="--out FILE writes the page to a file."
            ) from error
        run.output.note(IN_BROWSER)
        ask(run, "Press Enter when you are done; the file is removed then.")


def _find_free(folder: Path, name: str, ending: str) -> Path:
    path, number = folder / f"{name}.{ending}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name}-{number}.{ending}"
    return path


def _say(path: Path) -> str:
    inside = path.parent == Path.cwd()
    return path.name if inside else str(path)
