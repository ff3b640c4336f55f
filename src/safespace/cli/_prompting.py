"""Today's prompt, the same in cron, at home and in write; no journal, no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace import __version__
from safespace.errors import StorageError
from safespace.prompts.choose import choose_daily
from safespace.prompts.library import find_folders
from safespace.prompts.shelf_cache import load_cached
from safespace.vault import private

if TYPE_CHECKING:
    from datetime import date

    from safespace.cli._context import AppContext
    from safespace.prompts.pack import Prompt

SALT_BYTES = 16
LONGEST_SALT = 256


def find_prompt(context: AppContext, day: date) -> Prompt | None:
    """Return the prompt of a day; packs that cannot be read are named on stderr."""
    # First, because it makes the folder that the shelf is then kept in.
    salt = read_salt(context)
    shelf = load_cached(
        find_folders(context.places.packs),
        cache=context.places.shelf_cache,
        version=__version__,
    )
    for problem in shelf.problems:
        context.output.note(problem.message)
    return choose_daily(shelf.prompts, day=day, salt=salt)


def read_salt(context: AppContext) -> str:
    """Return what makes this install's order of prompts its own.

    Where it cannot be read or kept, prompts come in one order for everybody.
    """
    path = context.places.salt
    try:
        kept = private.peek(path, LONGEST_SALT)
        if kept is None:
            private.ensure_folder(path.parent)
            kept = context.world.token(SALT_BYTES).hex().encode()
            private.write_new(path, kept)
    except StorageError:
        return ""
    return kept.decode("ascii", "replace").strip()
