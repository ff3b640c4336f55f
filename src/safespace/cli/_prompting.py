"""Today's prompt, the same in cron, at home and in write; no journal, no key."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.cli._shown import keep_record, read_kept, read_record
from safespace.errors import NotFoundError, StorageError
from safespace.vault import private

if TYPE_CHECKING:
    from datetime import date

    from safespace.cli._context import AppContext
    from safespace.prompts.marks import Marks
    from safespace.prompts.question import Question
    from safespace.prompts.shelf import Shelf
    from safespace.prompts.shown import Record

SALT_BYTES = 16
LONGEST_SALT = 256
IDS = "safespace prompts list shows the ids."
LARGEST_MARKS = 1_000_000


def find_today(run: AppContext) -> Question | None:
    """Return today's question; it stays the same all day, whatever happens to packs.

    The first to ask chooses it and keeps it whole, so that the rest of the day costs
    neither packs nor choosing.
    """
    day = run.today()
    kept = read_kept(run, day)
    if kept is not None:
        return kept
    record = read_record(run)
    found = _choose(run, day, record)
    if found is not None:
        keep_record(run, record.serve_daily(day, found))
    return found


def find_question(run: AppContext, day: date) -> Question | None:
    """Return the question of any day; a day that is not today leaves no trace."""
    if day == run.today():
        return find_today(run)
    return _choose(run, day, read_record(run))


def find_by_id(run: AppContext, name: str) -> Question:
    """Return the question with this id.

    Raises:
        NotFoundError: where there is none.
    """
    from safespace.prompts.question import question_of  # noqa: PLC0415

    kept = read_kept(run, run.today())
    if kept is not None and kept.id == name:
        return kept
    found = load_shelf(run).find(name)
    if found is None:
        raise NotFoundError("There is no prompt with that id.", hint=IDS)
    return question_of(found)


def load_shelf(run: AppContext) -> Shelf:
    """Return all prompts; packs that cannot be read are named on stderr."""
    # The second prompt of a day needs none of this.
    from safespace import __version__  # noqa: PLC0415
    from safespace.prompts.library import find_folders  # noqa: PLC0415
    from safespace.prompts.shelf_cache import load_cached  # noqa: PLC0415

    shelf = load_cached(
        find_folders(run.places.packs),
        cache=run.places.shelf_cache,
        version=__version__,
    )
    for problem in shelf.problems:
        run.output.note(problem.message)
    return shelf


def read_marks(run: AppContext) -> Marks:
    """Return what is muted or liked; nothing where that cannot be read."""
    from safespace.prompts.marks import Marks, marks_from_text  # noqa: PLC0415

    try:
        kept = private.peek(run.places.marks, LARGEST_MARKS)
    except StorageError:
        return Marks()
    return marks_from_text((kept or b"").decode("utf-8", "replace"))


def read_salt(run: AppContext) -> str:
    """Return what makes this install's order of prompts its own.

    Where it cannot be read or kept, prompts come in one order for everybody.
    """
    path = run.places.salt
    try:
        kept = private.peek(path, LONGEST_SALT)
        if kept is None:
            private.ensure_folder(path.parent)
            with suppress(StorageError):
                private.write_new(path, run.world.token(SALT_BYTES).hex().encode())
            # Another terminal may have been first.
            kept = private.peek(path, LONGEST_SALT)
    except StorageError:
        return ""
    return (kept or b"").decode("ascii", "replace").strip()


def _choose(run: AppContext, day: date, record: Record) -> Question | None:
    from safespace.prompts.choose import Taste, choose_daily  # noqa: PLC0415
    from safespace.prompts.question import question_of  # noqa: PLC0415

    # First, because it makes the folder that the shelf is then kept in.
    salt = read_salt(run)
    found = choose_daily(
        load_shelf(run).prompts,
        day=day,
        salt=salt,
        shown=record.shown,
        taste=Taste(muted=read_marks(run).muted),
    )
    return question_of(found) if found else None
