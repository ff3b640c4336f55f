"""Muting prompts and keeping favourites, for the commands that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._prompting import IDS, load_shelf, read_marks
from safespace.cli._shown import keep_record, read_record
from safespace.errors import NotFoundError
from safespace.prompts.marks import marks_to_text
from safespace.vault import private

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.prompts.marks import Marks
    from safespace.prompts.pack import Prompt


def find_prompt(run: AppContext, name: str) -> Prompt:
    """Return the prompt with this id.

    Raises:
        NotFoundError: where there is none.
    """
    found = load_shelf(run).find(name)
    if found is None:
        raise NotFoundError("There is no prompt with that id.", hint=IDS)
    return found


def mute(run: AppContext, name: str) -> None:
    """Keep a prompt, or all of a theme, from coming by itself."""
    shelf = load_shelf(run)
    names = {name for each in shelf.prompts for name in (each.id, each.theme)}
    if name not in names:
        raise NotFoundError("There is no prompt or theme with that name.", hint=IDS)
    _keep(run, read_marks(run).mute(name, on=True))
    record = read_record(run)
    if record != (without := record.without([name])):
        # Today's is let go as well, so that another takes its place at once.
        keep_record(run, without)


def unmute(run: AppContext, name: str) -> None:
    """Let a muted prompt or theme come again."""
    marks = read_marks(run)
    if name not in marks.muted:
        raise NotFoundError("That is not muted.", hint="safespace prompts list --muted")
    _keep(run, marks.mute(name, on=False))


def favour(run: AppContext, name: str, *, on: bool) -> None:
    """Mark a prompt as a favourite, or take the mark away."""
    marks = read_marks(run)
    if on:
        find_prompt(run, name)
    elif name not in marks.favourites:
        raise NotFoundError(
            "That is not a favourite.", hint="safespace prompts list --favourites"
        )
    _keep(run, marks.favour(name, on=on))


def _keep(run: AppContext, marks: Marks) -> None:
    private.ensure_folder(run.places.marks.parent)
    private.replace(run.places.marks, marks_to_text(marks).encode())
