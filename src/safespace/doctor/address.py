"""How a shell finds a file, written without anything of the person it belongs to."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.paths import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.doctor.surroundings import Surroundings

_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
# The names this program and its folders give; whatever else is in a path is private.
_OURS = {
    *(".local", "share", "state", ".config", "Library", "Application Support"),
    *("safespace", "journal", "journal.db", "journal.key", "settings.toml"),
    *("drafts", "inbox", "backups", "journal.next", "journal.before"),
}
ELSEWHERE = "in the place shown by: safespace path"


def write_address(around: Surroundings, path: Path) -> str | None:
    """Return a path as a shell takes it, such as "$SAFESPACE_HOME"/journal, or None.

    None means that no such form is known, and that the path is not for others' eyes.
    """
    for base, name in _bases(around):
        if path.is_relative_to(base):
            rest = path.relative_to(base)
            if set(rest.parts) <= _OURS:
                return f"{name}/{shlex.quote(str(rest))}"
    return None


def say_command(around: Surroundings, command: str, *paths: Path) -> str:
    """Return a command for some paths, or the command and where to look for them."""
    written = [write_address(around, path) for path in paths]
    known = [each for each in written if each is not None]
    if len(known) == len(written):
        return " ".join([command, *known])
    names = " ".join(path.name for path in paths)
    return f"{command} {names}, {ELSEWHERE}"


def _bases(around: Surroundings) -> Iterator[tuple[Path, str]]:
    chosen = around.environ.get(HOME_VARIABLE, "")
    if chosen:
        # In quotes a shell does not read ~ as a home; a dash would be an option.
        if not chosen.startswith(("~", "-")):
            yield Path(chosen), f'"${HOME_VARIABLE}"'
        return
    for variable in _FOLDERS:
        folder = around.environ.get(variable, "")
        if folder.startswith("/"):
            yield Path(folder), f'"${variable}"'
    yield around.home, "~"
