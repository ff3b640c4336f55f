"""Opening a report in the browser, from a file that is gone afterwards."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from safespace.cli._ask import ask
from safespace.errors import UsageError
from safespace.terminal.private_folder import private_folder, private_root
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.cli._context import AppContext

NO_BROWSER = "There is no browser to open here."
IN_BROWSER = (
    "It is open in your browser. The page runs no script, so printing is up to you"
    " there: ctrl-P. If it stays empty, that browser may not look into private folders;"
    " then write the file with --out and open it yourself."
)
OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open",)


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
