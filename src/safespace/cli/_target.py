"""Where a command writes words to: a new file for this account alone, or a stream."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import UsageError
from safespace.frozen import dataclass
from safespace.vault.unnamed import write_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.cli._context import AppContext

STREAM = "-"


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


def find_target(
    run: AppContext, out: str | None, name: str, ending: str, *, yes: bool
) -> Target | None:
    """Return the file to write, or None for a stream; nothing is asked yet.

    Raises:
        UsageError: when nobody is there to be asked, or the place will not do.
    """
    if out == STREAM:
        return None
    # An empty name, as of a variable that is not set, is no name.
    if not out and not (run.interactive or yes):
        raise UsageError(
            "Say where it goes, because nobody is here to be asked.",
            hint="--out FILE writes a file, --out - writes to stdout.",
        )
    return choose_target(out, name, ending)


def choose_target(out: str | None, name: str, ending: str) -> Target:
    """Choose the file: the one that was named, or a plain name that is free here.

    Raises:
        UsageError: when something is there already, or its folder is not.
    """
    # Only what writes files pays for looking at how folders are kept alike.
    from safespace.doctor.syncing import find_service  # noqa: PLC0415

    if out and out.endswith(os.sep):
        raise UsageError(
            "That names a folder.", hint=f"Say which file: {name}.{ending}"
        )
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


def write_target(run: AppContext, target: Target, pieces: Iterable[str]) -> None:
    """Write the file as its pieces come, for this account alone."""
    raw = (piece.encode("utf-8", "replace") for piece in pieces)
    write_pieces(target.path, raw)
    run.output.note(f"Written: {_say(target.path)}")


def _find_free(folder: Path, name: str, ending: str) -> Path:
    path, number = folder / f"{name}.{ending}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name}-{number}.{ending}"
    return path


def _say(path: Path) -> str:
    inside = path.parent == Path.cwd()
    return path.name if inside else str(path)
